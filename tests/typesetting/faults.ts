/**
 * What a typesetter would strike out on a proof, as a table: each check names the places it
 * objects to. It sees glyphs alone, and shares no code with the composer.
 */
import type { Flow } from '../../scripts/flow/model.ts'
import type { Glyph } from './glyphs.ts'
import type { Line, Set } from './lines.ts'

export type Check = (sets: readonly Set[], flow: Flow) => string[]

const opening = '“‘（〔［｛《〈「『【〖'
const closing = '”’）〕］｝》〉」』】〗'
const stops = '、，。．：；！？'
/** GB/T 15834-2011 5.1.1-5.1.9; CLREQ, strict. */
const notFirst = new Set(`${closing}${stops}·–～／%％‰℃…—`)
const notLast = new Set(`${opening}￥＄№`)

const isHan = ({ text }: Glyph): boolean => /^\p{Script=Han}$/u.test(text)
const isLetter = ({ text }: Glyph): boolean => /^[\p{Script=Latin}\p{Nd}]/u.test(text)
const isWide = ({ width, size }: Glyph): boolean => width > 0.9 * size
const opens = (glyph: Glyph): boolean => isWide(glyph) && opening.includes(glyph.text)
const closes = (glyph: Glyph): boolean => isWide(glyph) && closing.includes(glyph.text)
const leans = (glyph: Glyph): boolean =>
  closes(glyph) || (isWide(glyph) && stops.includes(glyph.text))

/** Edges of a glyph's cell: a full-width mark fills half of its em, and · stands in half an em. */
const leftOf = (glyph: Glyph): number => glyph.x + (opens(glyph) ? glyph.size / 2 : 0)
const rightOf = (glyph: Glyph): number => {
  const { text, x, width, size } = glyph
  if (text === '·') return x + width / 2 + size / 4
  return x + (leans(glyph) ? size / 2 : width)
}

const neighbours = ({ glyphs }: Line): (readonly [Glyph, Glyph])[] =>
  glyphs.slice(1).map((glyph, at) => [glyphs[at]!, glyph] as const)

const place = ({ page, glyphs }: Line, what: string): string =>
  `page ${page + 1}, ${glyphs
    .map(({ text }) => text)
    .join('')
    .slice(0, 12)}…: ${what}`

/** Faults of every line. */
const inLines =
  (faultOf: (line: Line, set: Set, index: number) => string | null): Check =>
  (sets) =>
    sets.flatMap((set) =>
      set.lines.flatMap((line, index) => {
        const fault = faultOf(line, set, index)
        return fault === null ? [] : [place(line, fault)]
      }),
    )

const hanGaps = (line: Line): number[] =>
  neighbours(line)
    .filter(([a, b]) => isHan(a) && isHan(b) && a.size === b.size)
    .map(([a, b]) => (b.x - a.x - a.width) / a.size)

const mixedGaps = (line: Line): number[] =>
  neighbours(line)
    .filter(
      ([a, b]) => a.size === b.size && ((isHan(a) && isLetter(b)) || (isLetter(a) && isHan(b))),
    )
    .map(([a, b]) => (b.x - a.x - a.width) / a.size)

const spread = (values: readonly number[]): number =>
  values.length > 0 ? Math.max(...values) - Math.min(...values) : 0

/** A body line of full measure. */
const isFull = ({ goesOn }: Line, { style }: Set): boolean => goesOn && style.align === 'justify'

const text: Check = inLines(({ glyphs, meant }) => {
  const drawn = glyphs.map(({ text }) => text).join('')
  return drawn === meant ? null : `reads ${drawn}, not ${meant}`
})

/** Half a point at either edge (GB/T 15834-2011 5.1.10: marks at a line's end are half as wide). */
const edges: Check = inLines((line, set, index) => {
  const off = rightOf(line.glyphs.at(-1)!) - line.right
  if (off > 0.5 || (isFull(line, set) && off < -0.5)) return `right edge off by ${off}`
  const start = leftOf(line.glyphs[0]!) - line.left
  return index > 0 && set.style.align === 'justify' && Math.abs(start) > 0.5
    ? `left edge off by ${start}`
    : null
})

const prohibitions: Check = inLines(({ glyphs, goesOn }, _, index) => {
  const [first, last] = [glyphs[0]!.text[0]!, glyphs.at(-1)!.text]
  if (index > 0 && notFirst.has(first)) return `begins with ${first}`
  return goesOn && notLast.has(last) ? `ends with ${last}` : null
})

/** Two marks that meet share one blank at most (CLREQ, adjacent punctuation). */
const pairs: Check = inLines((line) => {
  for (const [a, b] of neighbours(line)) {
    const meet = (leans(a) && (leans(b) || opens(b))) || (opens(a) && opens(b))
    if (!meet || !(opens(a) || closes(a) || opens(b) || closes(b))) continue
    const room = (leftOf(b) - rightOf(a)) / a.size
    if (room < -0.1 || room > (leans(a) && opens(b) ? 0.75 : 0.25))
      return `${a.text}${b.text} are ${room} em apart`
  }
  return null
})

/** CLREQ: 1/4 em, 1/8 to 1/3 in justification, alike in one line. */
const gaps: Check = inLines((line) => {
  const all = mixedGaps(line)
  if (all.some((gap) => gap < 0.1 || gap > 0.35)) return `gaps between Han and Latin: ${all}`
  return spread(all) > 0.02 ? `uneven gaps: ${all}` : null
})

/** Han is never squeezed, and spaced alike in one line. */
const evenness: Check = inLines((line, { style }) => {
  if (style.align !== 'justify') return null
  const all = hanGaps(line)
  if (all.some((gap) => gap < -0.005)) return `Han squeezed: ${all}`
  return spread(all) > 0.01 ? `Han unevenly spaced: ${all}` : null
})

/** How far lines of full measure are stretched between Han, in em: all but the worst 5 %, and all. */
export const stretchOf = (
  sets: readonly Set[],
): { readonly p95: number; readonly most: number } => {
  const all = sets
    .flatMap((set) => set.lines.filter((line) => isFull(line, set)))
    .map((line) => Math.max(0, ...hanGaps(line)))
    .sort((a, b) => a - b)
  return { p95: all[Math.ceil(0.95 * all.length) - 1] ?? 0, most: all.at(-1) ?? 0 }
}

/**
 * 95 % of the body's baselines stand on half lines of one grid, in register through all pages, and those in columns
 * on whole lines of a grid of their own on each page. Rows that rules part have no grid.
 */
const grid: Check = (sets, { page, styles, columns }) => {
  const inBody = sets.filter(({ style }) => style.onGrid && style.size === styles['body']!.size)
  const linesOf = (inColumns: boolean) =>
    inBody.filter((set) => set.isInColumns === inColumns).flatMap(({ lines }) => lines)
  const besides = linesOf(true)
  return [
    ...offGrid(linesOf(false), page.grid / 2),
    ...[...new Set(besides.map((line) => line.page))].flatMap((number) =>
      offGrid(
        besides.filter((line) => line.page === number),
        columns!.grid,
      ),
    ),
  ]
}

const offGrid = (lines: readonly Line[], step: number): string[] => {
  const phase = ({ baseline }: Line) => ((baseline % step) + step) % step
  const off = lines.filter((line) => {
    const distance = Math.abs(phase(line) - phase(lines[0]!))
    return Math.min(distance, step - distance) > 0.1
  })
  return off.length > 0.05 * lines.length ? off.map((line) => place(line, 'off the grid')) : []
}

/** 孤字不成行: one Han character with its marks makes no line. */
const loneCharacters: Check = inLines((line, { lines }, index) => {
  if (lines.length < 2 || index < lines.length - 1 || line.glyphs.some(isLetter)) return null
  return line.glyphs.filter(isHan).length < 2 ? 'a line of one character' : null
})

/** 孤行不成页: two lines of a paragraph on either side of a break, of a page or of a column. */
const loneLines: Check = (sets) =>
  sets.flatMap(({ lines }) => {
    const beside = (line: Line) =>
      lines.filter(({ page, column }) => page === line.page && column === line.column).length
    const [first, last] = [beside(lines[0]!), beside(lines.at(-1)!)]
    if (first === lines.length) return []
    return first < 2 || last < 2 ? [place(lines[0]!, 'a line alone on its page')] : []
  })

/** A heading has two lines of what it heads below it, or all there are. */
const strandedHeadings: Check = (sets) =>
  sets.flatMap(({ index, paragraph, lines }, at) => {
    const next = sets[at + 1]
    if (!paragraph.outline || next?.index !== index + 1 || next.paragraph.outline) return []
    const heading = lines.at(-1)!
    const below = next.lines.filter(
      ({ page, column }) => page === heading.page && column === heading.column,
    ).length
    return below < Math.min(2, next.lines.length) ? [place(heading, 'nothing below it')] : []
  })

/** Every check, by what it makes sure of. */
export const checks: Readonly<Record<string, Check>> = {
  'lines read as they were set': text,
  'lines begin and end at the edges of the measure': edges,
  'no line begins or ends with a mark that may not': prohibitions,
  'marks that meet share one blank': pairs,
  'Han and Latin stand a quarter of an em apart': gaps,
  'Han is spaced evenly': evenness,
  'lines stand on the grid': grid,
  'no line holds one character alone': loneCharacters,
  'no line is alone on its page': loneLines,
  'headings have text below them': strandedHeadings,
}
