/** Patterns of `scripts/` take time in step with the text, whatever it is: a memo may be anything. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { analyse } from 'scslre'
import { expect, test } from 'vitest'
import { parseAst } from 'vitest/node'

const root = join(import.meta.dirname, '../scripts')

/** Every pattern that a file writes between slashes. */
const patternsIn = (file: string): RegExp[] => {
  const found: RegExp[] = []
  const keep = (key: string, value: unknown): unknown => {
    const { pattern, flags } = (key === 'regex' ? value : {}) as {
      pattern?: string
      flags?: string
    }
    if (pattern !== undefined) found.push(new RegExp(pattern, flags))
    return typeof value === 'bigint' ? null : value
  }
  JSON.stringify(parseAst(readFileSync(join(root, file), 'utf8'), { lang: 'ts' }), keep)
  return found
}

/** Ways in which a pattern takes time with the square of a text or more. */
const slowness = (pattern: RegExp): string[] =>
  analyse(pattern).reports.map(({ type, exponential }) => (exponential ? 'exponential' : type))

test('a pattern that reads the same characters from each place is found', () => {
  expect(slowness(/\d+ per cent/)).toEqual(['Move'])
  expect(slowness(/(?<!\d)\d+ per cent/)).toEqual([])
  expect(slowness(/^(?:a+)+b/)).toEqual(['exponential'])
})

test('no pattern takes time with the square of a text', () => {
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
  const all = files
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts'))
    .flatMap((file) => patternsIn(file).map((pattern) => ({ file, pattern })))
  expect(all.length).toBeGreaterThan(500)
  const slow = all.flatMap(({ file, pattern }) =>
    slowness(pattern).map((type) => `${file} ${type}: ${pattern}`),
  )
  expect(slow).toEqual([])
})
