/** Changes that can be kept together: each set of them is read once, since it is the whole memo that is read. */
import { describe, expect, it } from 'vitest'
import { limits } from '../../scripts/limits.ts'
import { soundest } from '../../scripts/review/soundest.ts'

const all = Array.from({ length: 32 }, (_, at) => at)

/** What is kept of some where others spoil all, and the sets that were looked at. */
const keptBeside = (spoilers: readonly number[], of: readonly number[] = all) => {
  const asked: string[] = []
  const kept = soundest(of, (some) => {
    asked.push(some.join())
    return !some.some((each) => spoilers.includes(each))
  })
  return { kept, asked }
}

describe('what can be kept together', () => {
  it.each([
    ['nothing spoils it', []],
    ['the first does', [0]],
    ['the last does', [31]],
    ['some do', [0, 5, 6, 20, 31]],
    ['half do', all.filter((each) => each % 2 === 0)],
    ['all do', all],
  ])('is all but the spoilers, and no set is looked at twice: %s', (_name, spoilers) => {
    const { kept, asked } = keptBeside(spoilers)
    expect(kept).toEqual(all.filter((each) => !spoilers.includes(each)))
    expect(new Set(asked).size).toBe(asked.length)
  })

  it('is what was found within so many looks', () => {
    const many = Array.from({ length: 1000 }, (_, at) => at)
    const spoilers = many.filter((each) => each > 400 && each % 2 === 0)
    const { kept, asked } = keptBeside(spoilers, many)
    expect(asked.length).toBe(limits.mergeReadings)
    expect(kept.length).toBeGreaterThan(400)
    expect(kept.filter((each) => spoilers.includes(each))).toEqual([])
  })
})
