/** What front matter of other programs puts into the properties of the documents. */
import { expect, test } from 'vitest'
import { readPackage } from '../scripts/readers/docx/package.ts'
import { childOf, textOf } from '../scripts/readers/docx/xml.ts'
import { whole } from './whole.ts'

const source = `---
title: 江河备忘录
author: [张三, 李四]
tags: 水文，航运
---

正文。
`
const { artifacts } = await whole(source)
const bytesOf = (path: string) => artifacts.find(({ file }) => file.path === path)!.bytes!

test('authors and tags are in the properties of a Word copy', () => {
  const core = readPackage(bytesOf('memo.docx')).parts.get('docProps/core.xml')!
  expect(textOf(childOf(core, 'dc:creator')!)).toBe('张三 · 李四')
  expect(textOf(childOf(core, 'cp:keywords')!)).toBe('水文, 航运')
})

test('and in the metadata of a PDF', () => {
  const text = Buffer.from(bytesOf('memo.pdf')).toString('utf8')
  expect(text).toContain('<rdf:li>张三 · 李四</rdf:li>')
  expect(text).toContain('<pdf:Keywords>水文, 航运</pdf:Keywords>')
})
