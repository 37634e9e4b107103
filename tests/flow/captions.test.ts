import { expect, test } from 'vitest'
import { captionStyle, sourceStyle } from '../../scripts/flow/captions.ts'
import type { Block } from '../../scripts/memo/model.ts'

const paragraph = (text: string): Block =>
  ({ type: 'paragraph', id: 'p', runs: [{ text }], domains: [] }) as Block
const table = { type: 'table', id: 't', head: [], rows: [], align: [], domains: [] } as Block
const figure = (caption: string): Block =>
  ({ type: 'figure', id: 'f', src: 'a.png', alt: 'a', caption, domains: [] }) as Block

test.each([
  '表 1　各港吞吐量',
  '表1：各港吞吐量',
  '表二 各港吞吐量',
  '附表 3-1 各港吞吐量',
  'Table 1. Throughput of ports',
  'Table 2: Throughput of ports',
])('“%s” above a table is its caption', (text) => {
  expect(captionStyle(paragraph(text), undefined, table)).toBe('table-caption')
  expect(captionStyle(paragraph(text), undefined, paragraph('text'))).toBeNull()
  expect(captionStyle(paragraph(text), table, undefined)).toBeNull()
})

test.each([
  '表1显示了各港吞吐量。',
  '表 1 列出各港吞吐量。',
  'Table 1 shows throughput by port.',
  '代表 1 名',
  'Tables of contents',
  `表 1 ${'长'.repeat(130)}`,
])('“%s” above a table is text', (text) => {
  expect(captionStyle(paragraph(text), undefined, table)).toBeNull()
})

test('a caption typed below a picture without one is its caption', () => {
  expect(captionStyle(paragraph('图 1　走势'), figure(''), undefined)).toBe('figure-caption')
  expect(captionStyle(paragraph('Figure 1. Trend'), figure(''), undefined)).toBe('figure-caption')
  expect(captionStyle(paragraph('图 1　走势'), figure('走势'), undefined)).toBeNull()
})

test.each([
  '来源：海关总署。',
  '资料来源: 海关',
  '註：估計數',
  'Source: Customs',
  'Data source: a',
  'Note: b',
])('“%s” below a table or picture is about it', (text) => {
  const below = (block: Block, style: string | null = null) =>
    sourceStyle(paragraph(text), { block, style })
  expect(below(table)).toBe('table-source')
  expect(below(figure('走势'))).toBe('figure-source')
  expect(below(paragraph('图 1 走势'), 'figure-caption')).toBe('figure-source')
  expect(below(paragraph('注：估计数'), 'table-source')).toBe('table-source')
  expect(below(paragraph('论述'))).toBeNull()
  expect(sourceStyle(paragraph(text), undefined)).toBeNull()
})

test.each([
  '来源国包括三国。',
  '注意：此事',
  'Sources say so: no',
  'Notebook: a',
  `来源：${'长'.repeat(300)}`,
])('“%s” below a table is text', (text) => {
  expect(sourceStyle(paragraph(text), { block: table, style: null })).toBeNull()
})
