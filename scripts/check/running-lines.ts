/** Text that is no part of the document: running heads and feet, repeated table heads, hyphens. */
import type { Band, Flow } from '../flow/model.ts'
import { bandTexts } from './expected.ts'
import type { Fault } from './findings.ts'
import type { Fragment, Reading } from './reading.ts'
import { inkOf } from './stream.ts'

type Fold = (text: string) => string

/** Running lines that are missing, and text outside the document that no running line says. */
export const runningLineFaults = (reading: Reading, flow: Flow, fold: Fold): Fault[] => {
  if (reading.pages === null) return wordFaults(reading.furniture, flow)
  const ink = remembered((text) => inkOf(fold(text)))
  return Array.from({ length: reading.pages }, (_, i) => i + 1).flatMap((page) =>
    pageFaults(page, reading, flow, ink),
  )
}

/** The same headings may stand above each page of a long memo. */
const remembered = (make: Fold): Fold => {
  const made = new Map<string, string>()
  return (text) => {
    const known = made.get(text) ?? make(text)
    made.set(text, known)
    return known
  }
}

const isNotEmpty = (text: string): boolean => text !== ''

const pageFaults = (
  page: number,
  { furniture, pages }: Reading,
  flow: Flow,
  ink: Fold,
): Fault[] => {
  const which = page === 1 ? 'first' : 'other'
  const wanted = [flow.header[which], flow.footer[which]]
    .flatMap((band) => bandTexts(band, flow, String(page), String(pages)))
    .map((choices) => choices.map(ink))
  const read = furniture.filter((each) => each.page === page).map(({ text }) => ink(text))
  const heads = flow.body.flatMap((piece) =>
    piece.type === 'table'
      ? piece.rows
          .slice(0, piece.headRows)
          .flatMap((row) => row.map(({ content }) => ink(textOf(content))))
      : [],
  )
  // A running line that is too long ends where its room ends.
  const says = (choices: readonly string[], text: string) =>
    choices.some((choice) => choice.startsWith(text))
  const isKnown = (text: string) =>
    text === ink('-') ||
    wanted.some((choices) => says(choices, text)) ||
    heads.some((head) => head.includes(text))
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

const textOf = (content: Band['left']): string =>
  content.map((inline) => ('text' in inline ? inline.text : '')).join('')

/** Word holds each running line once, with what its fields last said: 1 of 1, and no section. */
const wordFaults = (furniture: readonly Fragment[], flow: Flow): Fault[] => {
  const wanted = [flow.header, flow.footer]
    .flatMap(({ first, other }) => [first, other])
    .map((band) =>
      inkOf(
        bandTexts(band, flow, '1', '1')
          .map(([text]) => text)
          .join(''),
      ),
    )
    .filter(isNotEmpty)
  const read = furniture.map(({ text }) => inkOf(text))
  return [
    ...read
      .filter((text) => !wanted.includes(text))
      .map((got): Fault => ({ rule: 'wrong-running-line', got })),
    ...wanted
      .filter((text) => !read.includes(text))
      .map((text): Fault => ({ rule: 'wrong-running-line', wanted: text })),
  ]
}
