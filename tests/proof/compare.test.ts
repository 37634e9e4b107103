import { describe, expect, test } from 'vitest'
import { compareTexts, type Rules } from '../../scripts/proof/compare.ts'
import { asDrawn } from '../../scripts/readers/pdf/as-drawn.ts'
import { isJoint } from '../../scripts/proof/joints.ts'
import type { Fragment } from '../../scripts/readers/reading.ts'
import { rejoinRows } from '../../scripts/proof/rows.ts'
import type { Stretch } from '../../scripts/readers/stream.ts'

const drawn: Rules = { fold: asDrawn, isJoint: isJoint('zh-CN') }
const kept: Rules = { fold: (text) => text, isJoint: null }

type Texts = readonly (string | Stretch)[]
const stretches = (texts: Texts): Stretch[] =>
  texts.map((text) => (typeof text === 'string' ? { text } : text))
const types = (wanted: Texts, got: Texts, rules: Rules) =>
  compareTexts(stretches(wanted), stretches(got), rules).map(({ type }) => type)

const line = (text: string, block = 1): Stretch => ({ text, block, page: 1, startsLine: true })

describe('what a page may do', () => {
  const alike: readonly (readonly [string, Texts, Texts])[] = [
    ['set a gap where Han meets Latin', ['讨论AI与5G'], ['讨论 AI 与 5G']],
    ['swallow a space where Han meets Latin', ['讨论 AI 与'], ['讨论AI与']],
    ['swallow a space beside a Chinese quotation mark', ['说 “AI”'], ['说“AI”']],
    ['break a line at a space', ['in Harbour Town'], [line('in Harbour'), line('Town')]],
    ['break a line inside a word', ['Harbour'], [line('Har'), line('bour')]],
    ['break a page inside a paragraph', ['甲乙'], [line('甲'), { text: '乙', block: 9, page: 2 }]],
    ['draw two dots with one glyph', ['甲·乙 • 丙'], ['甲·乙 · 丙']],
    ['draw no soft hyphen', ['co\u00adoperate'], ['cooperate']],
  ]
  test.each(alike)('%s', (_, wanted, got) => expect(types(wanted, got, drawn)).toEqual([]))
})

describe('what a page must not do', () => {
  const unlike: readonly (readonly [string, Texts, Texts, string])[] = [
    ['lose a space between words', ['in Harbour'], ['inHarbour'], 'space'],
    ['add a space inside a word', ['Harbour'], ['Har bour'], 'space'],
    ['run two paragraphs together', ['甲', '乙'], [line('甲'), line('乙')], 'joined'],
    ['cut a paragraph', ['甲乙'], [line('甲', 1), line('乙', 2)], 'cut'],
    ['lose a paragraph', ['第一段文字', '第二段文字'], ['第二段文字'], 'missing'],
    ['change a paragraph', ['第一段文字', '第二段文字'], ['第三段文字', '第二段文字'], 'changed'],
    ['add a paragraph', ['第二段文字'], ['第一段文字', '第二段文字'], 'extra'],
    ['say something after the end', ['第一段文字'], ['第一段文字', '又'], 'extra'],
    [
      'say something twice',
      ['这是很长很长的第一段文字', '第二段文字'],
      ['这是很长很长的第一段文字', '这是很长很长的第一段文字', '第二段文字'],
      'repeated',
    ],
    [
      'move a paragraph',
      ['这是很长很长的第一段文字', '这是很长很长的第二段文字'],
      ['这是很长很长的第二段文字', '这是很长很长的第一段文字'],
      'moved',
    ],
  ]
  test.each(unlike)('%s', (_, wanted, got, type) =>
    expect(types(wanted, got, drawn)).toContain(type),
  )
})

describe('Word keeps every character', () => {
  test('a space at a joint counts', () =>
    expect(types(['讨论 AI'], ['讨论AI'], kept)).toEqual(['space']))
  test('two spaces are not one', () => expect(types(['a  b'], ['a b'], kept)).toEqual(['space']))
  test('a line end is not a space', () => expect(types(['a\nb'], ['a b'], kept)).toEqual(['space']))
})

test('parts of a row that goes on overleaf are brought together', () => {
  const part = (text: string, page: number, cell: number): Fragment => ({ text, page, cell })
  const read = [part('甲一', 1, 0), part('乙一', 1, 1), part('甲二', 2, 0), part('乙二', 2, 1)]
  const rejoined = rejoinRows(read, [['甲一 甲二', '乙一 乙二']], asDrawn)
  expect(rejoined.map(({ text }) => text)).toEqual(['甲一', '甲二', '乙一', '乙二'])
  expect(rejoinRows(read, [['别的', '内容']], asDrawn)).toEqual(read)
})
