/** Marks of a run → one character style: Word gives a run a single one, so combinations have their own. */
import type { Style } from '../flow/styles.ts'
import type { Paragraph } from '../flow/pieces.ts'
import type { Flow } from '../flow/model.ts'
import { asItWas } from '../flow/changes.ts'
import type { Run } from '../memo/model.ts'
import { fontsOf } from './fonts.ts'
import { element, flag, valued } from './xml.ts'

/** One mark as it looks; the order is the order in the names of combinations. */
const looks = [
  'link',
  'code',
  'strong',
  'latin-emphasis',
  'han-emphasis',
  'deleted',
  'underline',
  'sub',
  'sup',
] as const
export type Look = (typeof looks)[number]

/** Combinations whose styles are in every file, for later editing; other styles are written with their text. */
const offered: readonly Look[] = looks.slice(0, looks.indexOf('underline'))

const names: Readonly<Record<Look, readonly [id: string, name: string]>> = {
  link: ['Hyperlink', 'Hyperlink'],
  code: ['VerbatimChar', 'Verbatim Char'],
  strong: ['Strong', 'Strong'],
  'latin-emphasis': ['Emphasis', 'Emphasis'],
  'han-emphasis': ['EmphasisEastAsian', 'Emphasis East Asian'],
  deleted: ['DeletedText', 'Deleted Text'],
  underline: ['UnderlinedText', 'Underlined Text'],
  sub: ['Subscript', 'Subscript'],
  sup: ['Superscript', 'Superscript'],
}
/** Those in Word's gallery. */
const quick: ReadonlySet<string> = new Set(['Strong', 'Emphasis'])
const builtIn: ReadonlySet<string> = new Set(['Hyperlink', 'Strong', 'Emphasis'])

/** Id of the style for a set of looks, or undefined for plain text. */
export const characterStyleId = (set: readonly Look[]): string | undefined =>
  set.length === 0
    ? undefined
    : inOrder(set)
        .map((look) => names[look][0])
        .join('')

/**
 * Looks of a run in a paragraph, its emphasis apart. A mark that the paragraph's style already
 * has is left out: Word would take bold on bold for a return to regular (ISO 29500-1 17.7.3).
 */
export const looksOf = (run: Run, style: Style, code: Style | undefined): Look[] => [
  ...(run.href !== undefined ? (['link'] as const) : []),
  ...(run.code && style.font !== code?.font ? (['code'] as const) : []),
  ...(run.strong && !style.bold ? (['strong'] as const) : []),
  ...(run.deleted ? (['deleted'] as const) : []),
  ...(run.underline ? (['underline'] as const) : []),
  ...(run.sub ? (['sub'] as const) : []),
  ...(run.sup ? (['sup'] as const) : []),
]

/** Every set of looks the paragraphs may come out in, and each that is offered by itself. */
const setsIn = (flow: Flow, paragraphs: readonly Paragraph[]): Look[][] => {
  const sets = paragraphs.flatMap(({ style, content }) =>
    content.flatMap((inline) => {
      const own = flow.styles[style]
      if ('field' in inline || !own) return []
      const before = inline.was ? [asItWas(inline)] : []
      return [inline, ...before].flatMap((run) => setsOf(run, own, flow))
    }),
  )
  const byId = new Map(
    [...offered.map((look) => [look]), ...sets].map((set) => [characterStyleId(set), set]),
  )
  byId.delete(undefined)
  return [...byId.values()]
}

const setsOf = (run: Run, own: Style, flow: Flow): Look[][] => {
  const plain = looksOf(run, own, flow.styles['code'])
  // The contents name a heading with these marks alone.
  const listed = plain.filter((look) => look === 'sub' || look === 'sup').map((look) => [look])
  const emphases = ['latin-emphasis', 'han-emphasis'] as const
  return [...(run.emphasis ? emphases.map((look) => [...plain, look]) : [plain]), ...listed]
}

/** `w:style` elements for all of them. */
export const characterStyles = (flow: Flow, paragraphs: readonly Paragraph[]): string =>
  setsIn(flow, paragraphs)
    .map(inOrder)
    .sort((a, b) => a.length - b.length || (idOf(a) < idOf(b) ? -1 : 1))
    .map((set) => characterStyle(flow, set))
    .join('')

const idOf = (set: readonly Look[]): string => characterStyleId(set) ?? ''

const inOrder = (set: readonly Look[]): Look[] => looks.filter((look) => set.includes(look))

const characterStyle = (flow: Flow, set: readonly Look[]): string => {
  const id = idOf(set)
  return element(
    'w:style',
    {
      'w:type': 'character',
      'w:customStyle': builtIn.has(id) ? undefined : 1,
      'w:styleId': id,
    },
    valued('w:name', set.map((look) => names[look][1]).join(' ')),
    valued('w:basedOn', 'DefaultParagraphFont'),
    valued('w:uiPriority', 20),
    flag('w:qFormat', set.length === 1 && quick.has(id)),
    runProperties(flow, set),
  )
}

/** Children in the order of CT_RPr. */
const runProperties = (flow: Flow, set: readonly Look[]): string => {
  const has = (look: Look) => set.includes(look)
  const { han, font } = flow.emphasis
  const inHan = (way: typeof han) => has('han-emphasis') && han === way
  const role = has('code') ? flow.styles['code']?.font : inHan('font') ? font : undefined
  const isBold = has('strong') || inHan('bold')
  return element(
    'w:rPr',
    {},
    role === undefined ? '' : element('w:rFonts', fontsOf(flow, role)),
    flag('w:b', isBold),
    flag('w:bCs', isBold),
    flag('w:i', has('latin-emphasis')),
    flag('w:iCs', has('latin-emphasis')),
    flag('w:strike', has('deleted')),
    flag('w:noProof', has('code')),
    has('link') || has('underline') ? valued('w:u', 'single') : '',
    has('sub') ? valued('w:vertAlign', 'subscript') : '',
    has('sup') ? valued('w:vertAlign', 'superscript') : '',
    inHan('dots') ? valued('w:em', 'dot') : '',
  )
}
