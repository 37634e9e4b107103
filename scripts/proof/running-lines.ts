/** Text that is no part of the document: running heads and feet, what is shown again, hyphens. */
import { contentText } from '../flow/content.ts'
import type { Content } from '../flow/pieces.ts'
import type { Band } from '../flow/page-setup.ts'
import type { Flow } from '../flow/model.ts'
import { bandOf, bandOn, kindsOfSections } from '../flow/running.ts'
import { hasField, headingsOf, runningTexts } from './running-texts.ts'
import type { Fault } from './findings.ts'
import type { Fragment, Reading } from '../readers/reading.ts'
import { inkOf } from '../readers/stream.ts'

type Fold = (text: string) => string

/** Running lines that a page lacks, and text outside the document that no running line says. */
export const lineFaultsOfPages = (
  { pages, furniture }: Reading,
  flow: Flow,
  fold: Fold,
): Fault[] => {
  const ink = (text: string) => inkOf(fold(text))
  const again = repeatable(flow).map(ink)
  const read = Array.from({ length: pages ?? 0 }, (): string[] => [])
  for (const { page, text } of furniture) read[page! - 1]!.push(ink(text))
  const choicesOf = choicesIn(flow, read.length, ink)
  return read.flatMap((texts, i) =>
    pageFaults(
      texts,
      partsOf(flow, i + 1).map((part) => choicesOf(part, i + 1)),
      again,
    ),
  )
}

const partsIn = ({ left, center, right }: Band): Content[] => [left, center, right]

/** The parts of the running lines of a page. */
const partsOf = ({ header, footer }: Flow, page: number): Content[] =>
  [header, footer].flatMap((bands) => partsIn(bandOn(bands, page)))

/** What a part may say on a page: worked out once when it is the same on all. */
const choicesIn = (flow: Flow, pages: number, ink: Fold) => {
  const headings = headingsOf(flow)
  const known = new Map<Content, string[]>()
  return (part: Content, page: number): string[] => {
    const choices =
      known.get(part) ?? runningTexts(part, headings, String(page), String(pages)).map(ink)
    if (!hasField(part, 'page')) known.set(part, choices)
    return choices
  }
}

const isNotEmpty = (text: string): boolean => text !== ''

const pageFaults = (
  read: readonly string[],
  wanted: readonly (readonly string[])[],
  again: readonly string[],
): Fault[] => {
  // A running line that is too long ends in an ellipsis.
  const says = (choices: readonly string[], text: string) =>
    choices.some(
      (choice) => choice === text || (text.endsWith('…') && choice.startsWith(text.slice(0, -1))),
    )
  const isKnown = (text: string) =>
    text === '-' ||
    wanted.some((choices) => says(choices, text)) ||
    again.some((once) => once.includes(text.replace(/-$/, '')))
  return [
    ...read
      .filter((text) => isNotEmpty(text) && !isKnown(text))
      .map((got): Fault => ({ rule: 'wrong-running-line', got })),
    ...wanted
      .filter((choices) => choices.every(isNotEmpty))
      .filter((choices) => !read.some((text) => text !== '' && says(choices, text)))
      .map(([choice]): Fault => ({ rule: 'wrong-running-line', wanted: choice })),
  ]
}

/** What may be shown again on a later page: heads of tables, and notes referred to again. */
const repeatable = ({ body, notes }: Flow): string[] => [
  ...body.flatMap((piece) =>
    piece.type === 'table'
      ? piece.rows
          .slice(0, piece.headRows)
          .flatMap((row) => row.map(({ content }) => contentText(content)))
      : [],
  ),
  ...notes.flatMap((note) => [
    note.number,
    ...note.body.flatMap(({ label, content }) => [label?.text ?? '', contentText(content)]),
  ]),
]

/**
 * Word holds each running line of a section once, with what its fields last said: 1 of 1, and no section. Those of the first
 * page stand by themselves when any of them is another, and so do those of even pages.
 */
export const lineFaultsOfWord = (furniture: readonly Fragment[], flow: Flow): Fault[] => {
  const bands = [['Header', flow.header] as const, ['Footer', flow.footer] as const]
  const wanted = bands.flatMap(([name, own]) =>
    kindsOfSections(flow)
      .flat()
      .map((kind) => lineOfWord(`${name} ${kind}`, bandOf(own, kind))),
  )
  const read = furniture.map(({ text, band, pages }) => ({
    of: `${band} ${pages}`,
    text: inkOf(text),
  }))
  return [
    ...without(read, wanted).map((got): Fault => ({ rule: 'wrong-running-line', got })),
    ...without(wanted, read).map((text): Fault => ({ rule: 'wrong-running-line', wanted: text })),
  ]
}

/** A line, and where and on which pages it is printed. */
type LineOfWord = { readonly of: string; readonly text: string }

const lineOfWord = (of: string, band: Band): LineOfWord => ({
  of,
  text: inkOf(
    partsIn(band)
      .map((part) => runningTexts(part, [], 'PAGE1', 'NUMPAGES1')[0])
      .join(''),
  ),
})

const without = (lines: readonly LineOfWord[], others: readonly LineOfWord[]): string[] => {
  const left = others.map(({ of, text }) => `${of} ${text}`)
  return lines.flatMap(({ of, text }) => {
    const at = left.indexOf(`${of} ${text}`)
    if (text === '' || at < 0) return text === '' ? [] : [text]
    left.splice(at, 1)
    return []
  })
}
