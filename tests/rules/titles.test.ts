/** Slips in what is printed largest: the title, as a heading or in the front matter, and the lines below it. */
import { expect, test } from 'vitest'
import { askedOf } from '../memo/read.ts'

test.each<[what: string, memo: string, findings: readonly string[]]>([
  ['a heading', '# 双方会晤，，的的纪要\n\n正文。\n', ['1:7 mark-upon-mark', '1:9 doubled-word']],
  ['behind emphasis', '# **双方**会晤，，纪要\n\n正文。\n', ['1:11 mark-upon-mark']],
  [
    'front matter',
    '---\ntitle: 会晤，，纪要\nsubtitle: 第一轮的的对话\ndate: 2026年2月30日\n---\n\n正文。\n',
    ['2:8 mark-upon-mark', '3:11 doubled-word', '4:7 no-such-date'],
  ],
  ['both', '---\ntitle: 会晤，，纪要\n---\n\n# 会晤，，纪要\n\n正文。\n', ['5:5 mark-upon-mark']],
  [
    'a short title with an abbreviation',
    '---\ntitle: 人工智能对话\nshortTitle: AI 对话，AI 纪要\n---\n\n人工智能的标准与人工智能的应用。\n',
    [],
  ],
])('%s', (_, memo, findings) => {
  expect(askedOf(memo).toSorted()).toEqual(findings)
})
