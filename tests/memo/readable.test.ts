/** Shapes a parser takes minutes for (cmark's pathological tests and reports on micromark). */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readable } from '../../scripts/markdown/readable.ts'
import { collecting } from './read.ts'

const findings = (source: string): string[] => {
  const { messages, report } = collecting()
  expect(readable(source, report)).toBe(messages.length === 0)
  return messages.map(({ rule, place }) => `${place?.line}:${place?.column} ${rule}`)
}

test.each([
  ['emphasis never closed', '*a **a '.repeat(5000), '3:1 too-many-marks'],
  ['emphasis closed late', '*a **a '.repeat(5000) + 'b** b* '.repeat(5000), '3:1 too-many-marks'],
  ['comments never closed', 'a <!-- '.repeat(50_000), '3:1 too-many-marks'],
  ['brackets', '[ (]('.repeat(20_000), '3:1 too-many-marks'],
  [
    'backticks',
    Array.from({ length: 1500 }, (_, i) => `e${'`'.repeat(i)}`).join(''),
    '3:1 too-many-marks',
  ],
  ['marks over many lines', '*a\n'.repeat(5000), '4003:1 too-many-marks'],
  ['quotes inside quotes', '>'.repeat(5000) + 'a', '3:1 too-deep'],
  ['items inside items on a line', '- '.repeat(200) + 'a', '3:1 too-deep'],
  [
    'nested lists',
    Array.from({ length: 300 }, (_, i) => `${'  '.repeat(i)}- a`).join('\n'),
    '103:201 too-deep',
  ],
  ['quotes one after the other', '> a\n\n'.repeat(50_000), expect.stringMatching(/ too-much$/)],
  ['lists one after the other', '- a\n\nb\n\n'.repeat(50_000), expect.stringMatching(/ too-much$/)],
  [
    'notes one after the other',
    '[^a]: b\n\nc\n\n'.repeat(20_000),
    expect.stringMatching(/ too-much$/),
  ],
  ['underlined headings', 'a\n===\n\n'.repeat(10_000), expect.stringMatching(/ too-much$/)],
  [
    'many dense paragraphs',
    ('*a **a '.repeat(900) + '\n\n').repeat(200),
    expect.stringMatching(/ too-much$/),
  ],
  ['items of a list', '- a\n  - b\n\n  c\n'.repeat(5000), '4803:1 too-many-items'],
  ['lines of one paragraph', 'a\n'.repeat(80_000), expect.stringMatching(/ too-much$/)],
])('%s are refused', (_, text, finding) => {
  expect(findings(`# T\n\n${text}`)).toEqual([finding])
})

const memo = readFileSync(new URL('../../source/memo.md', import.meta.url), 'utf8')
const ordinary = memo.replace(/^---[^]*?\n---\n/, '').replaceAll('一', '**一**')

test.each([
  ['500 underlined headings', 'a\n---\n\n'.repeat(500)],
  ['2 MB of the real memo', ordinary.repeat(110)],
  ['a long list of links', '- [name](https://example.org) **x** `y` *z*\n'.repeat(2400)],
  ['many lists', '- a\n  - b\n\nc\n\n* a\n- a\n\n# h\n\n1. a\n1) a\n'.repeat(500)],
  [
    'a table of 2,000 rows',
    '| a | b |\n| --- | --- |\n' + '| **x** | [y](https://example.org) |\n'.repeat(2000),
  ],
  ['code full of marks', '```\n' + 'a[i] = *p & ~q;\n'.repeat(5000) + '```\n'],
  [
    'deep but sane nesting',
    Array.from({ length: 10 }, (_, i) => `${'    '.repeat(i)}- a`).join('\n'),
  ],
])('%s is let through', (_, text) => {
  expect(findings(`# T\n\n${text}`)).toEqual([])
})
