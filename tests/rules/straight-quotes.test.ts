import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { home } from '../../scripts/files.ts'
import { findingsOf, memoOf } from '../memo/read.ts'

/** Places of the straight marks that are asked about in a memo with this text on its third line. */
const asked = (text: string): string[] =>
  findingsOf(`# 备忘录\n\n${text}\n`).map((finding) => {
    expect(finding).toMatch(/ straight-quotes$/)
    return finding.split(' ')[0]!
  })

test.each([
  ['双方支持"人工智能+"行动。', ['3:5']],
  ['所谓 "AI" 的 "六项关键行动"。', ['3:4', '3:11']],
  ['"AI" 一词各有所指。', ['3:1']],
  ['他说："好。', ['3:4']],
  ['转义的\\"引号\\"。', ['3:5']],
  ['他说"**很好**"。', ['3:3']],
  ['第一行\n续行说"好"。', ['4:4']],
  ['> 引文\n> 说"好"。', ['4:4']],
  ['- 一项"甲"\n- 二项"乙"', ['3:5', '4:5']],
  ['## 关于"甲"的建议', ['3:6']],
  ['| 甲 | 乙 |\n| - | - |\n| "丙" | 丁 |', ['5:3']],
  ['正文。[^1]\n\n[^1]: 见"白皮书"。', ['5:8']],
])('%j is asked about', (text, places) => {
  expect(asked(text)).toEqual(places)
})

test.each([
  '双方支持“人工智能+”行动。',
  'The parties discussed the "AI plus" plan and its "key actions".',
  'The word "能源" means energy in this text.',
  '参见 Kissinger, "On China", Penguin, 2011，第三章的论述。',
  '运行 `echo "好"` 即可，不必改动。',
  '```\n说"好"\n```',
  '正文。<!-- "备注" -->',
])('%j is let be', (text) => {
  expect(asked(text)).toEqual([])
})

test('a title in the front matter is asked about where it stands', () => {
  expect(findingsOf('---\ntitle: 关于"甲"的备忘录\n---\n\n正文。\n')).toEqual([
    '2:8 straight-quotes',
  ])
})

test('the text stays as it was written', () => {
  expect(memoOf('# 备忘录\n\n说"好"。\n').lead).toMatchObject([{ runs: [{ text: '说"好"。' }] }])
})

test('each pair of very many is asked about', () => {
  expect(asked('说"好" '.repeat(20_000)).length).toBe(20_000)
})

test('the memo of this house has none', () => {
  expect(findingsOf(readFileSync(join(home, 'source/memo.md'), 'utf8'))).toEqual([])
})
