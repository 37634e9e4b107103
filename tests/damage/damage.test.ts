/**
 * Correct memos, damaged as people damage them: each is read as it was meant, or something is said where it
 * is damaged; never more than five things about one mistake. Only reading: no documents are made.
 */
import { expect, test } from 'vitest'
import type { Message } from '../../scripts/message.ts'
import { readText } from '../../scripts/project/read-text.ts'
import { collecting } from '../memo/read.ts'
import { memoLines, type Language } from './memos.ts'
import { operators, type Damaged } from './operators.ts'
import { randomOf } from './random.ts'
import { wrapped } from './wrap.ts'

const languages: readonly Language[] = ['zh', 'en']
const wanted = 300
const mostFindings = 5

/** What a memo says, without places and names, which are of no matter for its print. */
const read = (lines: readonly string[]) => {
  const { messages, report } = collecting()
  const { memo } = readText(lines.join('\n'), report)
  const said = JSON.stringify(memo, (key, value: unknown) =>
    ['place', 'end', 'id'].includes(key) ? undefined : value,
  )
  return { said, messages }
}

const findingsIn = (messages: readonly Message[]): string[] =>
  messages.map(({ rule, place }) => `${place?.line} ${rule}`)

test.each(languages)('correct memos in %s are asked nothing', (language) => {
  for (let seed = 1; seed <= 30; seed++) {
    const { messages } = read(memoLines(language, randomOf(seed)))
    expect(findingsIn(messages)).toEqual([])
  }
})

test.each([40, 48, 60, 72, 80])('memos wrapped at %i columns are asked nothing', (columns) => {
  for (const language of languages)
    for (let seed = 1; seed <= 10; seed++) {
      const lines = memoLines(language, randomOf(seed))
      const hard = wrapped(lines, columns)
      expect(hard.length).toBeGreaterThan(lines.length)
      expect(findingsIn(read(hard).messages)).toEqual([])
    }
})

const names = Object.keys(operators)

type Verdict = 'meant' | 'said' | 'elsewhere' | 'silent'

/** Whether a damaged memo is read as the memo was meant, or something is said where it is damaged. */
const judge = (
  lines: readonly string[],
  damage: Damaged,
): { readonly verdict: Verdict; readonly messages: readonly Message[] } => {
  const { said, messages } = read(damage.lines)
  const isAtPlace = messages.some(({ place }) => damage.at.includes(place?.line ?? 0))
  if (messages.length > 0) return { verdict: isAtPlace ? 'said' : 'elsewhere', messages }
  return { verdict: said === read(lines).said ? 'meant' : 'silent', messages }
}

test('a change that nothing tells of is silent, one that makes none is meant', () => {
  const lines = memoLines('zh', randomOf(1))
  const at = lines.findIndex((line) => line.startsWith('双方'))
  const changed = { lines: lines.with(at, lines[at]!.replace('双方', '三方')), at: [at + 1] }
  expect(judge(lines, changed).verdict).toBe('silent')
  expect(judge(lines, { lines: lines.toSpliced(at, 0, ''), at: [at + 1] }).verdict).toBe('meant')
  const far = { ...operators['table without rule']!(lines, randomOf(1))!, at: [1] }
  expect(judge(lines, far).verdict).toBe('elsewhere')
})

test(`of ${wanted} damaged memos none passes in silence`, () => {
  const wrong: string[] = []
  const followUps: number[] = []
  for (let i = 0; followUps.length < wanted; i++) {
    const random = randomOf(i + 1)
    const language = languages[Math.floor(i / names.length) % 2]!
    const lines = memoLines(language, random)
    const name = names[i % names.length]!
    const damage = operators[name]!(lines, random)
    if (!damage || damage.lines.join('\n') === lines.join('\n')) continue
    const { verdict, messages } = judge(lines, damage)
    followUps.push(Math.max(0, messages.length - 1))
    if (verdict === 'silent' || verdict === 'elsewhere' || messages.length > mostFindings)
      wrong.push(
        `${verdict}: ${language} ${name} on ${damage.at.join()}: ${findingsIn(messages).join(', ')}`,
      )
  }
  expect(wrong).toEqual([])
  expect(followUps.sort((a, b) => a - b)[wanted / 2]).toBe(0)
})

test.each(languages)('every kind of damage is met in %s', (language) => {
  const unmet = names.filter((name) =>
    [1, 2, 3, 4].every((seed) => {
      const random = randomOf(seed)
      const lines = memoLines(language, random)
      return (operators[name]!(lines, random)?.lines ?? lines).join() === lines.join()
    }),
  )
  expect(unmet).toEqual([])
})
