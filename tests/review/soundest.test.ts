/** Changes that can be kept together: each set of them is read once, since it is the whole memo that is read. */
import { describe, expect, it } from 'vitest'
import { soundest } from '../../scripts/review/soundest.ts'

const all = Array.from({ length: 64 }, (_, at) => at)

/** What is kept where some spoil all, and the sets that were looked at. */
const keptBeside = (spoilers: readonly number[]) => {
  const asked: string[] = []
  const kept = soundest(all, (some) => {
    asked.push(some.join())
    return !some.some((each) => spoilers.includes(each))
  })
  return { kept, asked }
}

describe('what can be kept together', () => {
  it.each([
    ['nothing spoils it', []],
    ['the first does', [0]],
    ['the last does', [63]],
    ['some do', [0, 5, 6, 40, 63]],
    ['half do', all.filter((each) => each % 2 === 0)],
    ['all do', all],
  ])('is all but the spoilers, and no set is looked at twice: %s', (_name, spoilers) => {
    const { kept, asked } = keptBeside(spoilers)
    expect(kept).toEqual(all.filter((each) => !spoilers.includes(each)))
    expect(new Set(asked).size).toBe(asked.length)
  })
})
