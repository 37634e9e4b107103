/** How characters of a copy look: the marks that Markdown has, put on and taken off. */
import { diffArrays } from 'diff'
import type { Change, Mark, Marking } from './changes.ts'
import type { CopyParagraph, CopyRun } from './copy.ts'

type Look = Omit<CopyRun, 'text'>

const marks: Readonly<Record<Mark, (look: Look) => boolean | string | undefined>> = {
  strong: ({ bold }) => bold,
  emphasis: ({ italic }) => italic,
  deleted: ({ struck }) => struck,
  // Word underlines links, and so do others.
  underline: ({ underline, href }) => underline && href === undefined,
  sub: ({ script }) => script === 'sub',
  sup: ({ script }) => script === 'sup',
  link: ({ href }) => href,
}

const markNames = Object.keys(marks) as Mark[]

const looksOf = ({ runs }: CopyParagraph): Look[] =>
  runs.flatMap(({ text, ...look }) => text.split('').map(() => look))

/** Of each character of the new text its index in the old one; undefined for a new character. */
const origins = (before: string, after: string): (number | undefined)[] => {
  if (before === after) return before.split('').map((_, at) => at)
  if (before === '') return []
  const parts = diffArrays(before.split(''), after.split(''), { timeout: 500 })
  let at = 0
  return (parts ?? []).flatMap(({ value, added, removed }): (number | undefined)[] => {
    if (removed) {
      at += value.length
      return []
    }
    return value.map(() => (added ? undefined : at++))
  })
}

/** What a look has of a kind; undefined for none. */
type Trait = (look: Look) => boolean | number | string | undefined

/** Characters in a row that have something of a look, or have lost it. */
type Stretch = { readonly is: string; readonly from: number; readonly to: number }

const isWithout = ({ runs }: CopyParagraph, traits: readonly Trait[]): boolean =>
  runs.every((run) => traits.every((trait) => !trait(run)))

type Compared = {
  readonly before: readonly Look[]
  readonly after: readonly Look[]
  /** Indices of characters before, of each that is there now. */
  readonly from: readonly (number | undefined)[]
  readonly text: string
}

/** Null where no character of either has any of these traits. */
const comparedBy = (
  traits: readonly Trait[],
  issued: CopyParagraph,
  returned: CopyParagraph,
): Compared | null =>
  isWithout(issued, traits) && isWithout(returned, traits)
    ? null
    : {
        before: looksOf(issued),
        after: looksOf(returned),
        from: origins(issued.text, returned.text),
        text: returned.text,
      }

const stretchesOf = (trait: Trait, { before, after, from, text }: Compared): Stretch[] => {
  const stretches: Stretch[] = []
  after.forEach((look, at) => {
    const old = from[at] === undefined ? undefined : before[from[at]]
    const [was, is] = [old && trait(old), trait(look)].map((value) => String(value || '')) as [
      string,
      string,
    ]
    if (was === is || /^\s$/.test(text[at]!)) return
    const last = stretches.at(-1)
    if (last && last.to === at && last.is === is)
      stretches[stretches.length - 1] = { ...last, to: at + 1 }
    else stretches.push({ is, from: at, to: at + 1 })
  })
  return stretches
}

/** Marks that differ on characters that stayed, and those that new characters have. */
export const markingsBetween = (issued: CopyParagraph, returned: CopyParagraph): Marking[] => {
  const compared = comparedBy(Object.values(marks), issued, returned)
  if (!compared) return []
  return markNames.flatMap((mark) =>
    stretchesOf(marks[mark], compared).map(({ is, from, to }): Marking => ({
      mark,
      isOn: is !== '',
      from,
      to,
      ...(mark === 'link' && is !== '' && { href: is }),
    })),
  )
}

/** Looks that Markdown has no marks for, each with how it is told. */
const otherLooks: readonly (readonly [Trait, (value: string) => string])[] = [
  [({ color }) => color, (value) => `color ${value || 'none'}`],
  [({ highlight }) => highlight, (value) => `highlight ${value || 'none'}`],
  [({ hidden }) => hidden, (value) => (value === '' ? 'shown' : 'hidden')],
  [({ size }) => size, (value) => `size ${value || 'of the style'}`],
  [({ face }) => face, (value) => `font ${value || 'of the style'}`],
]

/** One character of each look that a copy has: what new text may look like. */
export const usualLooks = (all: readonly CopyParagraph[]): readonly CopyRun[] => [
  ...new Map(
    all.flatMap(({ runs }) =>
      runs.map(({ color, highlight, size, face }): [string, CopyRun] => [
        [color, highlight, size, face].join(),
        {
          text: ' ',
          ...(color && { color }),
          ...(highlight && { highlight }),
          ...(size && { size }),
          ...(face && { face }),
        },
      ]),
    ),
  ).values(),
]

/** Colours, sizes and the like that differ: they are listed. */
export const recolored = (
  unit: string | null,
  issued: CopyParagraph,
  returned: CopyParagraph,
): Change[] => {
  const compared = comparedBy(
    otherLooks.map(([trait]) => trait),
    issued,
    returned,
  )
  if (!compared) return []
  return otherLooks.flatMap(([trait, toldAs]) => {
    // New characters look as those around them do.
    const usual = new Set(compared.before.map((look) => String(trait(look) || '')))
    return stretchesOf(trait, compared)
      .filter(({ from, is }) => compared.from[from] !== undefined || !usual.has(is))
      .map(({ is, from, to }): Change => ({
        kind: 'restyled',
        unit,
        words: returned.text.slice(from, to),
        look: toldAs(is),
      }))
  })
}

/** Marks of a paragraph that is new. */
export const markingsOf = (own: CopyParagraph): Marking[] =>
  markingsBetween({ ...own, text: '', runs: [] }, own)

export const formatted = (
  unit: string | null,
  { text }: CopyParagraph,
  markings: readonly Marking[],
): Change[] => markings.map((marking) => ({ kind: 'formatted', unit, text, marking }))
