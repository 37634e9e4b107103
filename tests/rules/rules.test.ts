/** Rules do what the examples in their docblocks say, and every message of memopress is tripped by a test. */
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { home } from '../../scripts/files.ts'
import { rules } from '../../scripts/rules/rules.ts'
import type { Message } from '../../scripts/message.ts'
import { askedOfPrint } from '../memo/printed.ts'
import { askedOf } from '../memo/read.ts'
import { examples } from './examples.ts'
import { page } from './page.ts'

const isOfPages = (id: string): boolean =>
  rules.some((rule) => rule.id === id && rule.stage === 'pages')
const shown = ({ rule, place }: Message): string => `${place?.line}:${place?.column} ${rule}`

describe('examples', () => {
  test.each(rules.map(({ id }) => id))('%s has one that fails and one that passes', (id) => {
    const own = examples.filter(({ rule }) => rule === id)
    expect(own.some(({ places }) => places.length > 0)).toBe(true)
    expect(own.some(({ places }) => places.length === 0)).toBe(true)
  })

  test.each(examples)('$rule $places: $memo', ({ rule, places, memo }) => {
    const all = [...askedOf(memo), ...(isOfPages(rule) ? askedOfPrint(memo).map(shown) : [])]
    expect(all).toEqual(places.map((place) => `${place} ${rule}`))
  })

  test('every example belongs to a rule of the table', () => {
    const known = new Set(rules.map(({ id }) => id))
    expect(examples.filter(({ rule }) => !known.has(rule))).toEqual([])
  })
})

test('ids are facts in kebab case, each of one rule', () => {
  const ids = rules.map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
  for (const id of ids) expect(id).toMatch(/^[a-z]+(?:-[a-z]+)*$/)
})

const textsBelow = (folder: string, names: RegExp): string =>
  readdirSync(join(home, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => names.test(name) && !name.endsWith('rules.test.ts'))
    .map((name) => readFileSync(join(home, folder, name), 'utf8'))
    .join('\n')

test('the rule of every message is named by a test', () => {
  const messages = [
    ...textsBelow('scripts', /\.ts$/).matchAll(/\brule: '([\w-]+)'/g),
    // Tables of rules: what the proof says, and what it looks for in Word files.
    ...textsBelow('scripts/proof', /\.ts$/).matchAll(
      /^ {2}'([a-z]+(?:-[a-z]+)+)': (?:\[|\(\w*\) =>)/gm,
    ),
  ]
  const tests = textsBelow('tests', /\.(?:ts|txt)$/)
  const named = new Set([...tests.matchAll(/[a-z]+(?:-[a-z\d]+)*/g)].map(([word]) => word))
  const tripped = new Set([...named, ...examples.map(({ rule }) => rule)])
  const ids = new Set([...messages].map(([, id]) => id!))
  expect([...ids].filter((id) => !tripped.has(id))).toEqual([])
})

test('the pages of rules are up to date', async () => {
  await expect(page('en')).toMatchFileSnapshot(join(home, '.github/RULES.md'))
  await expect(page('zh')).toMatchFileSnapshot(join(home, '.github/RULES.zh-CN.md'))
})
