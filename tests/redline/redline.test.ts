/** What a redline says of two editions: accepting it all is the new one, rejecting it all the old one. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { accept, reject } from '../../scripts/memo/editions.ts'
import type { Memo } from '../../scripts/memo/model.ts'
import { unitsOf } from '../../scripts/memo/walk.ts'
import { redline } from '../../scripts/redline/redline.ts'
import { written } from '../random/markdown.ts'
import { memos } from '../random/memo.ts'
import { edited } from './edits.ts'
import { read, readIfSound } from './read.ts'

const real = readFileSync(join(import.meta.dirname, '../../source/memo.md'), 'utf8')

const expectBoth = (old: Memo, own: Memo): void => {
  const both = redline(old, own)
  expectSame(accept(both), own)
  expectSame(reject(both), old)
  const ids = [...unitsOf(both)].map(({ unit }) => unit.id)
  expect(new Set(ids).size).toBe(ids.length)
}

/** The difference is looked for only where there is one: that takes long. */
const expectSame = (got: Memo, wanted: Memo): void => {
  if (!isDeepStrictEqual(got, wanted)) expect(got).toEqual(wanted)
}

test('a memo is no change of itself', () => {
  const memo = read(real)
  expect(redline(memo, memo)).toEqual({ ...memo, redline: expect.anything() })
})

test('edits of the real memo: accepted they are the new edition, rejected the old one', () => {
  const old = read(real)
  const tried = Array.from({ length: 24 }, (_, seed) =>
    readIfSound(edited(real, seed, 1 + (seed % 12))),
  )
  for (const own of tried) if (own) expectBoth(old, own)
  expect(tried.filter(Boolean).length).toBeGreaterThan(10)
})

test('edits of random memos, and random memos that have nothing to do with each other', () => {
  const count = Number(process.env['RANDOM_RUNS'] ?? 12)
  const seed = Number(process.env['RANDOM_SEED'] ?? 23)
  let tried = 0
  let last: Memo | null = null
  fc.sample(memos, { seed, numRuns: count }).forEach((random, nth) => {
    const source = written(random).markdown
    const old = read(source)
    if (last) expectBoth(last, old)
    last = old
    const own = readIfSound(edited(source, seed + nth, 4))
    if (!own) return
    expectBoth(old, own)
    tried++
  })
  expect(tried).toBeGreaterThan(count / 3)
})
