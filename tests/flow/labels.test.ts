import { expect, test } from 'vitest'
import { fillContent, fillText } from '../../scripts/flow/labels.ts'

test.each([
  ['摘自《{title}》', { title: '共识备忘录' }, '摘自《共识备忘录》'],
  ['摘自《{title}》', { title: '关于《数据法》的备忘录' }, '摘自关于《数据法》的备忘录'],
  ['摘自“{section}”', { section: '何谓“安全”' }, '摘自何谓“安全”'],
  ['摘自“{section}”', { section: '《数据法》' }, '摘自“《数据法》”'],
  ['摘自「{section}」', { section: '何謂「安全」' }, '摘自何謂「安全」'],
  [
    'From “{title}”[, {date}]',
    { title: 'The “new” rivers', date: 'May' },
    'From The “new” rivers, May',
  ],
])('%s with marks of the value’s own: never one kind inside itself', (label, values, text) => {
  expect(fillText(label, values)).toBe(text)
})

test('a running line keeps its fields, and its marks by the same rule', () => {
  expect(fillContent('《{title}》 {page}', { title: '《数据法》备忘录' })).toEqual([
    { text: '《数据法》备忘录 ' },
    { field: 'page' },
  ])
})
