/** How a redline reads: hardly more words marked than have to be, and moves told as moves. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { diffArrays } from 'diff'
import { expect, test } from 'vitest'
import type { Change, Memo, Run } from '../../scripts/memo/model.ts'
import { textOf, unitsOf } from '../../scripts/memo/walk.ts'
import { redline } from '../../scripts/redline/redline.ts'
import { unitTexts } from '../../scripts/redline/unit-texts.ts'
import { wordsOf } from '../../scripts/words/words.ts'
import { edited } from './edits.ts'
import { read, readIfSound } from './read.ts'

const real = readFileSync(join(import.meta.dirname, '../../source/memo.md'), 'utf8')
const old = read(real)
const count = Number(process.env['REDLINE_PAIRS'] ?? 12)

/** Pairs of the memo with these edits of it, until there are enough. */
const pairs = (edits: number, kinds: readonly string[]): Memo[] => {
  const found: Memo[] = []
  for (let seed = 1; found.length < count; seed++) {
    const own = readIfSound(edited(real, seed, edits, [...kinds]))
    if (own) found.push(own)
  }
  return found
}

const wordsIn = (memo: Memo, part: (text: string) => string[]): string[] =>
  [...unitTexts(memo)].flatMap(({ texts }) => texts.flatMap((runs) => part(textOf(runs))))

/** What has to be marked at least, by words or by characters. */
const least = (own: Memo, part: (text: string) => string[]): number =>
  diffArrays(wordsIn(old, part), wordsIn(own, part))
    .filter(({ added, removed }) => added || removed)
    .reduce((sum, { count: own }) => sum + own, 0)

const isMarked = (change: Change | null | undefined): boolean =>
  change?.kind === 'inserted' || change?.kind === 'deleted'

const marked = (own: Memo, part: (text: string) => string[]): number => {
  let sum = 0
  for (const { change, texts } of unitTexts(redline(old, own)))
    for (const run of texts.flat() as readonly Run[])
      if (isMarked(run.change ?? change)) sum += part(run.text).length
  return sum
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1]!

test('hardly more words are marked than the fewest that have to be', () => {
  const kinds = [
    'insertWords',
    'deleteWords',
    'replaceWords',
    'number',
    'insertSentence',
    'insertParagraph',
    'deleteParagraph',
    'insertItem',
    'deleteItem',
    'heading',
  ]
  const ratios = (part: (text: string) => string[]): number =>
    median(all.map((own) => marked(own, part) / Math.max(1, least(own, part))))
  const all = pairs(10, kinds)
  const [words, characters] = [
    ratios((text) => wordsOf(text, 'zh-CN')),
    ratios((text) => [...text]),
  ]
  if (process.env['REDLINE_PAIRS']) console.log({ words, characters })
  expect(words).toBeLessThanOrEqual(1.15)
})

test.each([['moveItem'], ['moveParagraph'], ['moveSection']])(
  '%s: a move is told as one',
  (kind) => {
    let [made, told] = [0, 0]
    for (const own of pairs(1, [kind])) {
      const both = redline(old, own)
      const changes = [...unitsOf(both)].flatMap(({ unit }) => unit.change?.kind ?? [])
      if (changes.length === 0) continue
      made++
      if (changes.every((change) => change.startsWith('moved'))) told++
    }
    if (process.env['REDLINE_PAIRS']) console.log({ kind, made, told })
    expect(made).toBeGreaterThan(count / 4)
    expect(told).toBeGreaterThanOrEqual(0.95 * made)
  },
)
