/** Every way to change a finished Word file is told, by the right words. */
import { describe, expect, test } from 'vitest'
import { finished, proved, randomOf } from './finished.ts'
import { editedWord, wordEdits } from './word-edits.ts'

test('the finished file is sound', () => {
  expect(proved('docx', finished.docx)).toEqual([])
})

/** Each kind is tried on several places. */
const seeds = [1, 2, 3]

describe.each(wordEdits)('%s', (_, rules, edit) => {
  test.each(seeds)('seed %i', (seed) => {
    const messages = proved('docx', editedWord(edit, randomOf(seed)))
    expect(messages.map(({ rule }) => rule).join(' ')).toMatch(rules)
    expect(messages.every(({ en, zh }) => en !== '' && zh !== '')).toBe(true)
  })
})
