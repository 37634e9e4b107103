import { expect, test } from 'vitest'
import { extract } from '../../scripts/memo/extract.ts'
import { number } from '../../scripts/memo/number.ts'
import { fullTextOf, textOf, unitsOf } from '../../scripts/memo/walk.ts'
import { memoOf } from './read.ts'

const zh = number(
  memoOf(`---
title: 河湖
domains: { water: 水资源, ports: 港口 }
---

前言。

港口前言。[^b] <!-- unit domains=ports -->

## 水资源

水。[^a]

### 建议

- 修堤。 <!-- unit id=dikes -->
- 未标。
  - 港口子项。 <!-- unit domains=ports -->
- 港口。 <!-- unit id=both domains=ports -->

> 引文。
>
> 港口引文。[^c] <!-- unit domains=ports -->

## 港口

见[修堤](#dikes)、[**建议** 1.1](#dikes)、[两者](#both)、[水章](#water)。

## 参会者

- 林一

[^a]: 甲。
[^b]: 乙。[^d]
[^c]: 丙。
[^d]: 丁。
`),
)
const ports = extract(zh, 'ports')

test('keeps only what is tagged, with its place in the memo', () => {
  const texts = [...unitsOf(ports)].flatMap(({ type, unit }) =>
    type === 'paragraph' ? [fullTextOf(unit)] : [],
  )
  expect(texts).toEqual([
    '港口前言。1',
    '港口子项。',
    '港口。',
    '港口引文。2',
    '见修堤（1.1，见全文）、建议 1.1（见全文）、两者、水章。',
    '乙。3',
    '丙。',
    '丁。',
  ])
})

test('renumbers notes in order of reference and drops the others', () => {
  expect(zh.notes.map(({ blocks }) => fullTextOf(blocks[0]!))).toEqual([
    '乙。4',
    '甲。',
    '丙。',
    '丁。',
  ])
  expect(ports.notes.map(({ blocks }) => fullTextOf(blocks[0]!))).toEqual(['乙。3', '丙。', '丁。'])
})

test('keeps the numbers of the full memo', () => {
  const numbers = [...unitsOf(ports)].flatMap(({ unit }) => unit.number ?? [])
  expect(numbers).toEqual(['1.3'])
})

test('links to what is there stay links, others lose their target', () => {
  const runs = [...unitsOf(ports)].flatMap(({ unit }) => ('runs' in unit ? unit.runs : []))
  // `water` is there because a section stays when anything in it does.
  expect(runs.flatMap(({ ref }) => ref ?? [])).toEqual(['both', 'water'])
})

test('names the section a unit was taken from, but not inside its own', () => {
  const from = [...unitsOf(ports)].map(({ unit }) => unit.from)
  expect(from).toContain('水资源')
  const own = ports.sections.find(({ domain }) => domain === 'ports')!
  expect([own, ...own.blocks].every((unit) => unit.from === undefined)).toBe(true)
})

test('English says where the rest is', () => {
  const memo = number(
    memoOf(`# Rivers

## Water

Text.

### Recommendations

- Dikes. <!-- unit id=dikes -->

## Ports

See [dikes](#dikes).

### Recommendations

- Dig.
`),
  )
  const text = [...unitsOf(extract(memo, 'ports'))].flatMap(({ unit }) =>
    'runs' in unit ? [textOf(unit.runs)] : [],
  )
  expect(text).toEqual(['See dikes (1.1, see the full text).', 'Dig.'])
})

test('refuses a domain the memo does not have', () => {
  expect(() => extract(zh, 'roads')).toThrow('roads')
})
