/** The running head of a Word copy names the section without the marks of notes. */
import { expect, test } from 'vitest'
import { whole } from '../whole.ts'
import { partOf } from './package.ts'

const memo = (first: string, second: string) => `---
title: 标题里的脚注
date: 2026年3月
status: final
---

## ${first}

正文一段。

## ${second}

正文二段。

[^a]: 航权指第三、第四航权。
`

const fieldOf = async (text: string) => {
  const { artifacts, messages } = await whole(text, { formats: ['docx'] })
  expect(messages).toEqual([])
  const { bytes } = artifacts.find(({ file }) => file.path === 'memo.docx')!
  const headings = partOf(bytes!, 'word/document.xml')
    .split('<w:p>')
    .filter((each) => each.includes('"Heading1"'))
  return {
    field: /STYLEREF [^>]*?(?= ">)/.exec(partOf(bytes!, 'word/header1.xml'))?.[0] ?? null,
    marked: headings.map((each) => each.split('<w:rStyle w:val="SectionTitle"/>').length - 1),
    styles: partOf(bytes!, 'word/styles.xml'),
  }
}

test('a first mark is left out by Word itself', async () => {
  const { field, marked, styles } = await fieldOf(memo('航权[^a]', '过渡期'))
  expect(field).toBe('STYLEREF 1')
  expect(marked).toEqual([0, 0])
  expect(styles).not.toContain('SectionTitle')
})

test('where a heading repeats a note, the words of every heading are asked for', async () => {
  const { field, marked, styles } = await fieldOf(memo('航权[^a]', '过渡期[^a]'))
  expect(field).toBe('STYLEREF &quot;Section Title&quot;')
  expect(marked).toEqual([1, 1])
  expect(styles).toContain('w:styleId="SectionTitle"')
})

test('where their words have styles already, no section is named', async () => {
  expect((await fieldOf(memo('航权[^a]', '*过渡期*[^a]'))).field).toBeNull()
})
