/** Well-formed texts of many kinds, Chinese and English: a careful editor would mend nothing, so nothing is asked. */
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { home } from '../scripts/files.ts'
import { askedOf } from './memo/read.ts'

const folder = join(import.meta.dirname, 'texts')
const names = readdirSync(folder).filter((name) => name.endsWith('.md'))

test('there are twenty', () => {
  expect(names.length).toBeGreaterThanOrEqual(20)
})

test.each(names)('%s', (name) => {
  expect(askedOf(readFileSync(join(folder, name), 'utf8'))).toEqual([])
})

test('the memo of this house is asked about its four slips and two terms, and nothing else', () => {
  const lines = readFileSync(join(home, 'source/memo.md'), 'utf8')
  const asked = askedOf(lines).map((finding) => {
    const [, line, column, rule] = /^(\d+):(\d+) (.*)$/.exec(finding)!
    return [
      rule,
      lines
        .split('\n')
        [Number(line) - 1]!.slice(Number(column) - 1)
        .slice(0, 6),
    ]
  })
  expect(asked).toEqual([
    ['near-twin', '一软对话'],
    ['country-and-participants', '中国与参会者'],
    ['other-month', '双方一致认为'],
    ['stray-de', '的是未来人工'],
    // Arguable: AI is in everybody's mouth, and 与 is the word of headings.
    ['mixed-forms', 'AI 的重要'],
    ['mixed-forms', '5G 与 6'],
  ])
})
