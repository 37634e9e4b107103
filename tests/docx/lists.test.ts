/** Lists as Word goes on in them: what styles carry, where numbers begin anew. */
import { describe, expect, test } from 'vitest'
import { toDocx } from '../../scripts/docx/to-docx.ts'
import type { Label, Piece } from '../../scripts/flow/pieces.ts'
import type { Flow } from '../../scripts/flow/model.ts'
import { checkWord } from '../../scripts/proof/word/word.ts'
import { cascadeOf } from '../../scripts/readers/docx/cascade.ts'
import { readPackage } from '../../scripts/readers/docx/package.ts'
import { textOfPackage } from '../../scripts/readers/docx/text.ts'
import { childOf, valueOf } from '../../scripts/readers/docx/xml.ts'
import { advice, assets, bullet, counted, flowOf, h, li, p } from './flow.ts'

const read = (pieces: readonly Piece[], more: Partial<Flow> = {}) => {
  const word = readPackage(toDocx(flowOf(pieces, more), assets, new Map()))
  expect(checkWord(word)).toEqual([])
  const paragraphs = textOfPackage(word).filter(({ place }) => place === 'body')
  return { word, paragraphs, items: paragraphs.filter(({ list }) => list) }
}

/** Lists that paragraphs say themselves, where their styles do not. */
const direct = ({ items }: ReturnType<typeof read>) =>
  items.map(({ node }) => valueOf(childOf(childOf(node, 'w:pPr'), 'w:numPr'), 'w:numId'))

const inner = (list: number, ordinal: number): Label =>
  counted(list, ordinal, { level: 1, format: 'lowerLetter', text: `${'abc'[ordinal - 1]}.` })

describe('lists', () => {
  test('of bullets and of numbers are in their styles', () => {
    const found = read([
      li(bullet(1), '甲', 'a'),
      li({ ...bullet(1, 1), text: '–' }, '甲一', 'b', 'item-2'),
      p('body', '文'),
      li(counted(2, 1), '一', 'c'),
      li(counted(2, 2), '二', 'd'),
    ])
    expect(direct(found)).toEqual([undefined, undefined, undefined, undefined])
    expect(found.items.map(({ label, style }) => `${style} ${label}`)).toEqual([
      'ListBullet •',
      'ListBullet2 –',
      'ListNumber 1.',
      'ListNumber 2.',
    ])
  })

  test('inside each other are one, so that an item more is c, not b', () => {
    const { items } = read([
      li(counted(1, 1), '一', 'a'),
      li(inner(2, 1), '甲', 'b', 'item-2'),
      li(inner(2, 2), '乙', 'c', 'item-2'),
      li(counted(1, 2), '二', 'd'),
      li(inner(3, 1), '丙', 'e', 'item-2'),
      li(inner(3, 2), '丁', 'f', 'item-2'),
    ])
    expect(items.map(({ label }) => label)).toEqual(['1.', 'a.', 'b.', '2.', 'a.', 'b.'])
    expect(new Set(items.map(({ list }) => list!.id)).size).toBe(1)
  })

  test('go on after text, and begin anew where they do', () => {
    const { items } = read([
      li(counted(1, 1), '一', 'a'),
      li(counted(1, 2), '二', 'b'),
      p('body', '文'),
      li(counted(2, 3), '三', 'c'),
      p('body', '文'),
      li(counted(3, 1), '又一', 'd'),
      li(counted(3, 2), '又二', 'e'),
    ])
    expect(items.map(({ label }) => label)).toEqual(['1.', '2.', '3.', '1.', '2.'])
    const [first, , third, fourth, fifth] = items.map(({ list }) => list!.id)
    expect([third === first, fourth === first, fifth === fourth]).toEqual([true, false, true])
  })

  test('of numbers in bullets begin anew in each', () => {
    const { items } = read([
      li(bullet(1), '甲', 'a'),
      li(inner(2, 1), '一', 'b', 'item-2'),
      li(inner(2, 2), '二', 'c', 'item-2'),
      li(bullet(1), '乙', 'd'),
      li(inner(3, 1), '三', 'e', 'item-2'),
    ])
    expect(items.map(({ label }) => label)).toEqual(['•', 'a.', 'b.', '•', 'a.'])
  })
})

const section = (ordinal: number): Partial<Piece> => ({
  label: {
    list: 0,
    level: 0,
    format: 'decimal',
    text: `${ordinal}`,
    prefix: '',
    ordinal,
    suffix: '',
  },
})

describe('recommendations', () => {
  const two = (isNumbered: boolean): Piece[] => [
    { ...h(2, 'ships', '航运'), ...(isNumbered && section(1)) } as Piece,
    li(advice(1, 1, 1), '甲', 'a', 'recommendation'),
    li(advice(1, 1, 2), '乙', 'b', 'recommendation'),
    { ...h(2, 'fish', '渔业'), ...(isNumbered && section(2)) } as Piece,
    li(advice(2, 2, 1), '丙', 'c', 'recommendation'),
    p('body', '文'),
    li(advice(3, 2, 2), '丁', 'd', 'recommendation'),
  ]

  test('are the second level of one list, of which sections are the first', () => {
    const found = read(two(true))
    expect(direct(found)).toEqual(found.items.map(() => undefined))
    expect(found.items.map(({ label }) => label)).toEqual([
      '1',
      '建议 1.1',
      '建议 1.2',
      '2',
      '建议 2.1',
      '建议 2.2',
    ])
    expect(new Set(found.items.map(({ list }) => list!.id)).size).toBe(1)
  })

  test('are so where the numbers of sections are not printed', () => {
    const found = read(two(false))
    expect(direct(found)).toEqual(found.items.map(() => undefined))
    expect(found.items.map(({ label, style }) => `${style} ${label}`).slice(2, 5)).toEqual([
      'MemoRecommendation 建议 1.2',
      'Heading1 ',
      'MemoRecommendation 建议 2.1',
    ])
  })

  test('of an extract have a list for each stretch that skips, in which they go on', () => {
    const found = read([
      h(2, 'own', '建议'),
      li(advice(1, 3, 1), '甲', 'a', 'recommendation'),
      li(advice(1, 3, 2), '乙', 'b', 'recommendation'),
      h(2, 'others', '其他部分的建议'),
      li(advice(1, 1, 2), '丙', 'c', 'recommendation'),
      li(advice(1, 5, 3), '丁', 'd', 'recommendation'),
      li(advice(1, 5, 4), '戊', 'e', 'recommendation'),
    ])
    expect(found.items.map(({ label }) => label)).toEqual([
      '建议 3.1',
      '建议 3.2',
      '建议 1.2',
      '建议 5.3',
      '建议 5.4',
    ])
    const lists = found.items.map(({ list }) => list!.id)
    expect(new Set(lists).size).toBe(3)
    expect([lists[0], lists[3]]).toEqual([lists[1], lists[4]])
    // Whoever applies the style to a new paragraph gets the next of the document's own.
    const style = cascadeOf(found.word).paragraph({ paragraph: 'MemoRecommendation' })('w:numPr')
    expect(valueOf(style, 'w:numId')).toBe(lists[0])
  })

  test('leave headings without a number out of the list', () => {
    const { paragraphs } = read([...two(true), h(2, 'end', '结语')])
    expect(paragraphs.at(-1)).toMatchObject({ label: '', text: '结语' })
  })
})
