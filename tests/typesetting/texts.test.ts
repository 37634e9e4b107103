/** How lines of whole memos look: word spaces of English ones, commas of Chinese ones. */
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { home } from '../../scripts/files.ts'
import type { LineMark } from '../../scripts/layout/model.ts'
import { make, type Made } from '../pdf/make.ts'

const english = make(join(import.meta.dirname, '../texts/en-think-tank.md'))
const chinese = make(join(home, 'source/memo.md'), ['brief'])[0]!

type Line = LineMark & { readonly style: string; readonly align: string }

/** Lines of the memo's own paragraphs and cells, in order. */
const linesIn = ({ flow, pages }: Made): Line[] =>
  pages.pages.flatMap(({ marks }) =>
    marks.flatMap((mark) => {
      const found = mark.type === 'line' && /^body\/(\d+)((?:\/\d+)*)$/.exec(mark.owner ?? '')
      if (!found) return []
      const piece = flow.body[Number(found[1])]!
      const [row, cell] = found[2]!.split('/').slice(1).map(Number)
      const paragraph = piece.type === 'table' ? piece.rows[row!]?.[cell!] : piece
      if (paragraph?.type !== 'paragraph') return []
      const { style } = paragraph
      return [{ ...mark, style, align: flow.styles[style]!.align }]
    }),
  )

const isHyphenated = ({ line }: LineMark): boolean => line.pieces.at(-1)?.hyphen === true
const quantile = (values: readonly number[], part: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * part))]!

/** Word spaces of a line as they are set, in em. */
const spacesOf = ({ line, runs }: LineMark): number[] =>
  line.pieces.flatMap(({ text, x, run }, at) => {
    const next = line.pieces[at + 1]
    return text === ' ' && next ? [(next.x - x) / runs[run]!.size] : []
  })
const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length

describe('an English memo', () => {
  const brief = english.find(({ path }) => path === 'memo.pdf')!
  const body = linesIn(brief).filter(({ style }) => style === 'body' || style === 'lead')

  test('has at least five pages, in Latin faces throughout', () => {
    expect(brief.pages.pages.length).toBeGreaterThanOrEqual(5)
    const faces = new Set(
      [...body, ...linesIn(brief).filter(({ style }) => style.startsWith('table-'))].flatMap(
        ({ runs }) => runs.map(({ face }) => face),
      ),
    )
    expect([...faces].filter((face) => face.startsWith('Noto'))).toEqual([])
  })

  test('has even word spaces and few hyphens', () => {
    const justified = body.filter(({ line }) => line.end === 'soft')
    const spaces = justified.map(spacesOf)
    expect(spaces.flat().length).toBeGreaterThan(800)
    expect(Math.max(...spaces.flat())).toBeGreaterThan(0.3)
    expect(quantile(spaces.flat(), 0.95)).toBeLessThanOrEqual(0.45)
    expect(Math.max(...spaces.flat())).toBeLessThanOrEqual(0.55)
    const isLoose = (own: readonly number[]) => meanOf(own) > 0.4
    expect(spaces.filter(isLoose).length / justified.length).toBeLessThanOrEqual(0.08)
    expect(justified.filter(isHyphenated).length / justified.length).toBeLessThanOrEqual(0.06)
  })

  test('spaces letters of justified lines by no more than can be seen', () => {
    const spacings = body.flatMap(({ line, runs }) =>
      line.pieces.map(({ spacing, run }) => spacing / runs[run]!.size),
    )
    expect(Math.max(...spacings)).toBeGreaterThan(0)
    expect(Math.max(...spacings)).toBeLessThanOrEqual(0.0125)
    expect(Math.min(...spacings)).toBeGreaterThanOrEqual(-0.0026)
  })

  test('ends no paragraph of several lines with a scrap', () => {
    const ends = body.filter(
      ({ line }, at) => line.end === 'last' && body[at - 1]?.line.end === 'soft',
    )
    expect(ends.length).toBeGreaterThan(15)
    for (const { line } of ends) expect(line.width, line.text).toBeGreaterThan(4 * 10.5)
  })

  test.each(english.map((made) => [made.path, made] as const))(
    '%s hyphenates no title, heading, cell or ragged line, and breaks no word in a cell',
    (_, made) => {
      const lines = linesIn(made)
      expect(lines.filter((line) => line.align !== 'justify' && isHyphenated(line))).toEqual([])
      const cells = lines.filter(({ style }) => style.startsWith('table-'))
      const isCut = ({ line }: Line) => line.end === 'soft' && !/[\s-]$/.test(line.text)
      expect(cells.filter(isCut).map(({ line }) => line.text)).toEqual([])
    },
  )

  test('says the pages as English does', () => {
    const [foot] = brief.pages.pages[2]!.bands.filter(
      (mark): mark is LineMark => mark.type === 'line' && / of /.test(mark.line.text),
    )
    expect(foot!.line.text).toBe(`3 of ${brief.pages.pages.length}`)
  })
})

describe('a Chinese memo', () => {
  const body = linesIn(chinese).filter(({ style }) =>
    /^(body|lead|item|recommendation)$/.test(style),
  )

  test('has commas of one width on most neighbouring lines, and Han hardly stretched', () => {
    const full = body.filter(({ line }) => line.end === 'soft')
    const widths = full.flatMap((mark) => commasOf(mark))
    const jumps = widths.filter((width, at) => at > 0 && Math.abs(width - widths[at - 1]!) > 0.3)
    expect(widths.length).toBeGreaterThan(60)
    expect(jumps.length / (widths.length - 1)).toBeLessThanOrEqual(0.12)
    const spacings = full.flatMap(({ line, runs }) =>
      line.pieces.map(({ spacing, run }) => spacing / runs[run]!.size),
    )
    expect(Math.max(...spacings)).toBeLessThanOrEqual(0.035)
  })
})

/** Mean distance in em from the beginning of a comma to that of what follows it; none of a line without. */
const commasOf = ({ line, runs }: LineMark): number[] => {
  const glyphs = line.pieces.flatMap(({ text, x, width, spacing, run }) => {
    const own = [...text]
    const advance = (width + spacing) / own.length
    return own.map((char, at) => ({ char, x: (x + at * advance) / runs[run]!.size }))
  })
  const widths = glyphs.flatMap(({ char, x }, at) => {
    const next = glyphs[at + 1]
    return /[，、；：]/.test(char) && next && !/[“”（）《》，。、；：]/.test(next.char)
      ? [next.x - x]
      : []
  })
  return widths.length === 0 ? [] : [widths.reduce((sum, width) => sum + width, 0) / widths.length]
}
