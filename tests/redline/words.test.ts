/** Words of long texts: a segmenter is given a sentence at a time. */
import { afterEach, describe, expect, it, vi } from 'vitest'
import { wordsOf } from '../../scripts/words/words.ts'

afterEach(() => {
  vi.restoreAllMocks()
})

/** The longest text that a segmenter was given for the words of this one. */
const longestOf = (text: string): number => {
  const segment = vi.spyOn(Intl.Segmenter.prototype, 'segment')
  expect(wordsOf(text, 'zh-CN').join('')).toBe(text)
  return Math.max(...segment.mock.calls.map(([given]) => given.length))
}

describe('words of a long text', () => {
  it.each([
    ['sentences', '双方同意继续对话。'.repeat(3000)],
    ['one sentence without an end', '双方同意继续对话'.repeat(3000)],
    ['blanks', '甲 '.repeat(10_000)],
    ['marks', '。'.repeat(20_000)],
    ['characters of two units', '𠮷'.repeat(10_000)],
  ])('are those of its parts: %s', (_name, text) => {
    expect(longestOf(text)).toBeLessThanOrEqual(2000)
  })

  it('are the same as one by one', () => {
    const sentences = ['双方同意继续对话。', '中美合作；', '各方 应当 加强沟通！', '可以吗？']
    expect(wordsOf(sentences.join(''), 'zh-CN')).toEqual(
      sentences.flatMap((sentence) => wordsOf(sentence, 'zh-CN')),
    )
  })
})
