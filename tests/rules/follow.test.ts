/** Of what is found on one line only what follows from something else is left out. */
import { expect, test } from 'vitest'
import { askedOf } from '../memo/read.ts'

const asked = (text: string): string[] => askedOf(`# 备忘录\n\n${text}\n`)

test.each([
  [
    '双方应提供 "试点" 资料。会议于2026年2月30日召开。',
    ['3:7 straight-quotes', '3:18 no-such-date'],
  ],
  ['双方提供"试点"资料，，会议闭幕。', ['3:5 straight-quotes', '3:11 mark-upon-mark']],
  [
    '附件见[航道图](附件/航道 图.pdf)，日期为2026年2月30日。',
    ['3:4 lost-link', '3:26 no-such-date'],
  ],
])('each is asked: %s', (text, findings) => {
  expect(asked(text)).toEqual(findings)
})

test.each([
  ['![泊位](图 一.png "图 1　泊位")', ['3:1 lost-picture']],
  ['双方提供"试点”资料。', ['3:5 straight-quotes']],
  ['见[航道图](附件/航道 图.pdf 一文。', ['3:2 lost-link']],
])('one is asked: %s', (text, findings) => {
  expect(asked(text)).toEqual(findings)
})
