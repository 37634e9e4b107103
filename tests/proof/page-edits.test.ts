/** Every way to change a finished PDF is told, by the right words. */
import { describe, expect, test } from 'vitest'
import { finished, proved, randomOf } from './finished.ts'
import { edited, pageEdits } from './page-edits.ts'

test('the finished file is sound', () => {
  expect(proved('pdf', finished.pdf)).toEqual([])
})

/** Each kind is tried on several places. */
const seeds = [1, 2, 3]

describe.each(pageEdits)('%s', (_, rules, edit) => {
  test.each(seeds)('seed %i', (seed) => {
    const messages = proved('pdf', edited(edit, randomOf(seed)))
    expect(messages.map(({ rule }) => rule).join(' ')).toMatch(rules)
    expect(messages.every(({ en, zh }) => en !== '' && zh !== '')).toBe(true)
  })
})
