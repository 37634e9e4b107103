import { expect, it } from 'vitest'
import { fileName } from '../scripts/build/file-names.ts'

it('names a document by the title and what it is', () => {
  expect(fileName('共识备忘录', '能源')).toBe('共识备忘录-能源')
  expect(fileName('a/b: c?', '“x” | y.')).toBe('a-b-c-“x”-y')
})

it('keeps what a document is of below a title of any length', () => {
  const [memo, digest] = ['备忘录', '建议汇编'].map((each) => fileName('长'.repeat(300), each))
  expect(memo).toMatch(/^长{30,}-备忘录$/)
  expect(digest).toMatch(/^长{30,}-建议汇编$/)
  for (const name of [
    memo!,
    digest!,
    fileName('a', '长'.repeat(300)),
    fileName('长'.repeat(300), '长'.repeat(300)),
  ])
    expect(Buffer.byteLength(name)).toBeLessThanOrEqual(120)
})
