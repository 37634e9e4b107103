/** The memo in `source/` says what was agreed, character for character. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { extract } from '../../scripts/memo/extract.ts'
import type { Block, Memo, Section } from '../../scripts/memo/model.ts'
import { number } from '../../scripts/memo/number.ts'
import { textOf, unitsOf } from '../../scripts/memo/walk.ts'
import { memoOf } from './read.ts'

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8')

const memo = number(memoOf(read('../../source/memo.md')))

/** The agreed text with its two page breaks mended, as lines. */
const agreed = read('../fixtures/memo-2025-10.txt')
  .replace('从而\n\n出现展现', '从而出现展现')
  .replace('逐步摆\n\n脱对', '逐步摆脱对')
  .split('\n')
  .filter((line) => line !== '')

const blockLines = (block: Block): string[] => {
  if (block.type === 'paragraph') return [textOf(block.runs)]
  if (block.type === 'list')
    return block.items.flatMap((item) => item.blocks.flatMap(blockLines)).map((line) => `- ${line}`)
  if (block.type === 'table') return block.rows.map((row) => row.map(textOf).join('\t'))
  throw new Error(`The memo has no ${block.type}`)
}

const sectionLines = (section: Section): string[] => [
  textOf(section.title),
  ...section.blocks.flatMap(blockLines),
  ...section.sections.flatMap(sectionLines),
]

const linesOf = ({ meta, title, lead, sections }: Memo): string[] => [
  textOf(title),
  meta.date!,
  meta.place!,
  ...lead.flatMap(blockLines),
  ...sections.flatMap(sectionLines),
]

/** The number of each numbered unit, in order. */
const numbersOf = (edition: Memo): string[] =>
  [...unitsOf(edition)].flatMap(({ unit }) => unit.number ?? [])

test('the text is the agreed text', () => {
  expect(linesOf(memo)).toEqual(agreed)
})

test('nothing is marked up inside the text', () => {
  const runs = [...unitsOf(memo)].flatMap(({ unit }) => ('runs' in unit ? unit.runs : []))
  expect(runs.every((run) => Object.keys(run).join() === 'text')).toBe(true)
})

test('2 + 4 + 6 + 3 + 5 recommendations are numbered', () => {
  const sizes = [2, 4, 6, 3, 5]
  const expected = sizes.flatMap((size, k) =>
    Array.from({ length: size }, (_, i) => `${k + 1}.${i + 1}`),
  )
  expect(numbersOf(memo)).toEqual(expected)
})

test('every recommendation has a name of its own', () => {
  const derived = [...unitsOf(memo)].filter(
    ({ unit }) => unit.number && /^u[0-9a-f]{8}$/.test(unit.id),
  )
  expect(derived).toEqual([])
})

test('the two participant tables are whole', () => {
  const participants = memo.sections.filter(({ role }) => role === 'participants')
  const tables = participants.flatMap(({ blocks }) =>
    blocks.filter((block) => block.type === 'table'),
  )
  expect(tables.map(({ rows }) => rows.length)).toEqual([16, 8])
  expect(tables.map(({ head }) => head.map(textOf))).toEqual([
    ['姓名', '职务'],
    ['姓名', '职务'],
  ])
})

describe('extracts', () => {
  test.each([
    ['semiconductors', ['2.1', '2.2', '2.3', '2.4'], ['1.2']],
    ['ai', ['3.1', '3.2', '3.3', '3.4', '3.5', '3.6'], ['1.1', '2.3', '2.4', '5.2', '5.3', '5.4']],
    ['wireless', ['4.1', '4.2', '4.3'], []],
    ['track-one', ['5.1', '5.2', '5.3', '5.4', '5.5'], ['3.3', '4.3']],
  ])('%s', (slug, own, elsewhere) => {
    const visits = [...unitsOf(extract(memo, slug))]
    const recommendations = visits.filter(({ unit }) => unit.number)
    const numbers = (fromElsewhere: boolean) =>
      recommendations
        .filter(({ unit }) => (unit.from !== undefined) === fromElsewhere)
        .map(({ unit }) => unit.number)
    expect(numbers(false)).toEqual(own)
    expect(numbers(true)).toEqual(elsewhere)
  })

  test('hold the own section whole, and no unit of another domain', () => {
    for (const { slug } of memo.meta.domains) {
      const edition = extract(memo, slug)
      const home = memo.sections.find(({ domain }) => domain === slug)
      expect(edition.sections.find(({ domain }) => domain === slug)).toEqual(home)
      const texts = [...unitsOf(edition)].filter(({ type }) => type === 'paragraph')
      expect(texts.every(({ unit }) => unit.domains.includes(slug))).toBe(true)
      expect(edition.sections.some(({ role }) => role === 'participants')).toBe(false)
    }
  })

  test('say where a unit comes from', () => {
    const track = [...unitsOf(extract(memo, 'ai'))].find(({ unit }) => unit.id === 'ai-track')
    expect(track?.unit.from).toBe('潜在的数字经济一软对话')
  })
})
