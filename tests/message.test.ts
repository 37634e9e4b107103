import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { capped, type Message } from '../scripts/message.ts'

const finding = (line: number, rule = 'a', path = 'memo.md'): Message => ({
  level: 'error',
  rule,
  path,
  place: { line, column: 1 },
  en: 'en',
  zh: 'zh',
})
const many = (count: number, rule = 'a'): Message[] =>
  Array.from({ length: count }, (_, i) => finding(i + 1, rule))

test('as many as are said one by one are all said, and one more too', () => {
  expect(capped(many(3), 3)).toEqual(many(3))
  expect(capped(many(4), 3)).toEqual(many(4))
})

test('of more the first are said, in the order of the file, and the others counted where they begin', () => {
  const said = capped(many(9).reverse(), 3)
  expect(said.slice(0, 3)).toEqual(many(3))
  expect(said).toHaveLength(4)
  expect(said[3]).toMatchObject({ rule: 'a', level: 'error', place: { line: 4, column: 1 } })
  expect(said[3]!.en).toContain('6 more')
  expect(said[3]!.zh).toContain('6 处')
})

test('each rule and file has a count of its own', () => {
  const others = [finding(1, 'b'), finding(1, 'a', 'other.md')]
  expect(capped([...many(9), ...others], 3)).toHaveLength(4 + 2)
})

/** Words that editors write, in front matter and in memos: no messages. */
const wordsOfEditors = new Set([
  join('markdown', 'meant-words.ts'),
  join('rules', 'counts.ts'),
  join('rules', 'domain-terms.ts'),
  join('rules', 'enumerations.ts'),
  join('rules', 'slips.ts'),
])

test('Chinese messages have one word for a domain, 议题, and one for a unit, 单元', () => {
  const scripts = join(import.meta.dirname, '../scripts')
  const others = readdirSync(scripts, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !wordsOfEditors.has(name))
    .flatMap((name) =>
      readFileSync(join(scripts, name), 'utf8')
        .split('\n')
        .filter((line) => /领域|各条|逐条|条内容/.test(line))
        .map((line) => `${name}: ${line.trim()}`),
    )
  expect(others).toEqual([])
})
