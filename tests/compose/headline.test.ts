import { describe, expect, test } from 'vitest'
import { chinese, english, lines } from './fake.ts'

const titled = (text: string, measure: number, setting = chinese): string[] =>
  lines(text, measure, { ...setting, justify: false, isHeadline: true })

describe('a headline', () => {
  test('is broken behind a pause, though more would fit', () => {
    expect(titled('数字经济对话：第三次会议共识备忘录', 12)).toEqual([
      '数字经济对话：',
      '第三次会议共识备忘录',
    ])
  })
  test('of a line stays on it', () => {
    expect(titled('对话：共识备忘录', 12)).toEqual(['对话：共识备忘录'])
  })
  test('takes no line more for it, nor leaves a word alone', () => {
    expect(titled('甲：关于数字经济与人工智能治理问题的共识备忘录', 12)).toHaveLength(2)
    expect(titled('甲：关于数字经济与人工智能治理问题', 12)[0]).not.toBe('甲：')
  })
  test('is broken before a conjunction rather than in a word', () => {
    expect(titled('数据流动规则与人工智能治理合作', 11)).toEqual([
      '数据流动规则',
      '与人工智能治理合作',
    ])
    expect(titled('各方参与数据流动规则制定情况', 11)[0]).not.toBe('各方参')
  })
  test('without either is broken as any other text', () => {
    const text = '关于数字经济合作交流人工智能治理问题共识备忘录'
    expect(titled(text, 12)).toEqual(lines(text, 12, { ...chinese, justify: false }))
  })
  test('of English words too', () => {
    expect(titled('Trade and technology: what Europe can do', 15, english)).toEqual([
      'Trade and technology: ',
      'what Europe can do',
    ])
  })
})
