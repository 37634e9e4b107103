/** Drawings of which not all can be seen. */
import { expect, test } from 'vitest'
import { errorsOf, whole } from './whole.ts'

test('shapes that stand beyond the edge of a drawing, or reach over it, are no other picture', async () => {
  const text =
    '---\ntitle: 港口\nlang: zh-CN\nstatus: final\n---\n\n论述。\n\n![港口](beyond.svg)\n\n论述。\n'
  const { artifacts, messages } = await whole(text)
  expect(errorsOf(messages)).toEqual([])
  expect(artifacts.map(({ file }) => file.format)).toEqual(expect.arrayContaining(['docx', 'pdf']))
})
