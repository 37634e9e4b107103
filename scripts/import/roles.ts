/** What paragraphs of a Word file are, where no style says it: headings by number, place and look. */
import type { ForeignBlock, ForeignDocument, ForeignParagraph } from '../readers/foreign/model.ts'

export type Role =
  | { readonly type: 'title' }
  /** `by` says how it was known: by its style, or by a guess. */
  | { readonly type: 'heading'; readonly level: number; readonly by: 'style' | 'look' | 'number' }
  | { readonly type: 'text' }

/** The words of a paragraph: what a picture shows is none of them. */
export const textOf = ({ runs }: ForeignParagraph): string =>
  runs.map(({ text, picture }) => (picture === undefined ? text : '')).join('')

/** Characters of the longest heading that is known without a style. */
const longest = 50

/** Enumerators of headings from the outermost (GB/T 9704 7.3.3): 一、（一）1.（1）, and 1.1. */
const enumerators: readonly RegExp[] = [
  /^第[一二三四五六七八九十]+[章节部分]/,
  /^[一二三四五六七八九十]+、/,
  /^[（(][一二三四五六七八九十]+[）)]/,
  /^\d+(\.\d+)+\.?\s?\D/,
  /^\d+[.．、]\s?\D/,
  /^[（(]\d+[）)]/,
]

/** Headings that say what comes: 建议：, Recommendations. */
const announced =
  /^(?:[（(][一二三四五六七八九十]+[）)]|[\d.]+\s*)?(?:(?:政策|主要)?建议|参会人员|与会人员|附[件录][\d一二三四五]*(?:（[^）]*）)?|Recommendations?|Participants|Annex|Background)[:：]?$/i

/** Whether a text may be a heading at all: short, no sentence, no caption, no salutation, no blank to be filled in, nothing in brackets. */
const isShort = (text: string): boolean =>
  text.length > 0 &&
  text.length <= longest &&
  !/[。；;，,！!？?…]$|[。；]./u.test(text) &&
  !/^(图|圖|表|fig(ure|\.)?|table)\s*\d/i.test(text) &&
  (!/[：:]$/.test(text) || announced.test(text)) &&
  !/^(?:[[［【][^\]］】]*[\]］】]|[（(][^（）()]*[）)])$/.test(text)

/** Whether the first line of a plain text may be its title: no number, date or field of mail, and it announces nothing. */
export const mayBeTitle = (text: string): boolean =>
  isShort(text) &&
  !announced.test(text) &&
  !/^[-•*#>|\d]|^\w+: /.test(text) &&
  !enumerators.some((pattern) => pattern.test(text))

/** The role of each block, by its place; tables have none. */
export const rolesOf = ({ blocks }: ForeignDocument): ReadonlyMap<ForeignBlock, Role> => {
  const paragraphs = blocks.filter((block) => block.type === 'paragraph')
  const titled = titleIn(paragraphs)
  const rest = paragraphs.filter((each) => !titled.includes(each))
  const isStyled = rest.some(({ outline }) => outline !== null)
  const headings = isStyled ? styledHeadings(rest) : lookedHeadings(rest)
  return new Map<ForeignBlock, Role>([
    ...titled.map((each) => [each, { type: 'title' }] as const),
    ...rest.map((each) => [each, headings.get(each) ?? { type: 'text' }] as const),
  ])
}

/** The paragraphs of the title: of that style; else the first ones, larger than the text or in the middle. */
const titleIn = (paragraphs: readonly ForeignParagraph[]): readonly ForeignParagraph[] => {
  const styled = paragraphs.filter(({ style }) => /^(title|标题|標題)$/.test(style))
  if (styled.length > 0) return styled.slice(0, 1)
  const filled = paragraphs.filter((each) => textOf(each).trim() !== '')
  const [first] = filled
  if (!first || first.list) return []
  const isOnlyTop =
    first.outline === 1 && filled.filter(({ outline }) => outline === 1).length === 1
  if (isOnlyTop) return [first]
  if (first.outline !== null || textOf(first).length > 2 * longest) return []
  const size = bodySize(filled)
  const stands = (each: ForeignParagraph): boolean =>
    each.outline === null &&
    each.look.size === first.look.size &&
    each.look.isCentered === first.look.isCentered &&
    (each.look.size > size || (each.look.isCentered && each.look.isBold === first.look.isBold))
  const end = filled.findIndex((each) => !stands(each))
  // A title takes three lines at most; what is longer is a text in the middle.
  return end > 3 ? filled.slice(0, 1) : filled.slice(0, Math.max(0, end))
}

/** Points of most characters. */
const bodySize = (paragraphs: readonly ForeignParagraph[]): number =>
  mostOf(paragraphs, ({ look }) => look.size)

/** The value that most characters have. */
const mostOf = <T>(
  paragraphs: readonly ForeignParagraph[],
  of: (paragraph: ForeignParagraph) => T,
): T => {
  const counts = new Map<T, number>()
  for (const each of paragraphs)
    counts.set(of(each), (counts.get(of(each)) ?? 0) + textOf(each).length)
  return [...counts].sort(([, a], [, b]) => b - a)[0]![0]
}

type Headings = ReadonlyMap<ForeignParagraph, Role>

/** Headings by their styles, the outermost becoming sections. */
const styledHeadings = (paragraphs: readonly ForeignParagraph[]): Headings => {
  const levels = paragraphs.flatMap(({ outline }) => outline ?? [])
  const top = Math.min(...levels)
  return new Map(
    paragraphs.flatMap((each): [ForeignParagraph, Role][] =>
      each.outline === null || textOf(each).trim() === ''
        ? []
        : [[each, { type: 'heading', level: each.outline - top + 2, by: 'style' }]],
    ),
  )
}

/** Whether nothing follows a numbered paragraph but another of its kind. */
const isLastOfRow = (all: readonly ForeignParagraph[], at: number, number: RegExp): boolean => {
  const next = all[at + 1]
  return next === undefined || number.test(textOf(next).trim())
}

/** Headings by what people do instead: enumerators, a bold or centred line, a larger or another face. */
const lookedHeadings = (paragraphs: readonly ForeignParagraph[]): Headings => {
  const filled = paragraphs.filter((each) => textOf(each).trim() !== '')
  if (filled.length === 0) return new Map()
  const [size, face] = [bodySize(filled), mostOf(filled, ({ look }) => look.face)]
  const stands = ({ look }: ForeignParagraph): boolean =>
    look.isBold || look.isCentered || look.size > size || (look.face !== '' && look.face !== face)
  const end = filled.findLastIndex((each) => !isShort(textOf(each).trim()))
  const known = filled.flatMap((each, at) => {
    const text = textOf(each).trim()
    const kind = enumerators.findIndex((pattern) => pattern.test(text))
    // What no text follows heads nothing: a place and a date at the end. One of a row of numbers is an item there.
    const heads =
      at < end || (kind >= 0 && kind < 4 && !isLastOfRow(filled, at, enumerators[kind]!))
    if (!isShort(text) || !heads || each.list?.isBullet) return []
    // A number alone may be that of an item.
    const isHeading = kind >= 4 ? stands(each) : kind >= 0 || stands(each) || announced.test(text)
    return isHeading ? [{ each, kind, isAnnounced: kind < 0 && announced.test(text) }] : []
  })
  const kinds = [...new Set(known.flatMap(({ kind }) => (kind < 0 ? [] : kind)))].sort(
    (a, b) => a - b,
  )
  let within = 1
  return new Map(
    known.map(({ each, kind, isAnnounced }): [ForeignParagraph, Role] => {
      const level = kind >= 0 ? kinds.indexOf(kind) + 2 : isAnnounced ? within + 1 : 2
      if (!isAnnounced) within = level
      return [each, { type: 'heading', level, by: kind >= 0 ? 'number' : 'look' }]
    }),
  )
}
