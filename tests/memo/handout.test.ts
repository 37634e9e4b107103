import { describe, expect, test } from 'vitest'
import { handout } from '../../scripts/memo/handout.ts'
import type { Memo } from '../../scripts/memo/model.ts'
import { number } from '../../scripts/memo/number.ts'
import { fullTextOf, textOf, unitsOf } from '../../scripts/memo/walk.ts'
import { checkEdition } from '../../scripts/proof/edition.ts'
import { memoOf } from './read.ts'

const memo = number(
  memoOf(`---
title: 河湖
domains: { water: 水资源, ports: 港口 }
---

前言。[^lead] <!-- unit domains=ports -->

## 水资源

水之论述。 <!-- unit domains=ports -->

### 建议

- 修堤。[^dikes] <!-- unit id=dikes domains=ports -->
- 疏浚。

### 备注

水之备注。 <!-- unit domains=ports -->

## 港口

港口论述。[^own]

### 建议（中方提出）

- 增航。[^flights]
- 公开。

### 背景

港口背景。

## 结论 <!-- unit domains=ports -->

结语。

[^lead]: 甲。
[^dikes]: 乙。
[^own]: 丙。
[^flights]: 丁。
`),
)
const ports = handout(memo, 'ports')
const source = { source: 'memo.md', artifact: 'ports' }

const textsIn = (edition: Memo): string[] =>
  [...unitsOf({ ...edition, notes: [] })].flatMap(({ type, unit }) =>
    type === 'section'
      ? [`# ${textOf(unit.title)}`]
      : type === 'paragraph'
        ? [fullTextOf(unit).replaceAll(/\d/g, '')]
        : [],
  )

describe('a handout', () => {
  test('has the recommendations first, its own before those of others, then what else is said', () => {
    expect(textsIn(ports)).toEqual([
      '前言。',
      '# 建议（中方提出）',
      '增航。',
      '公开。',
      '# 建议',
      '修堤。',
      '# 港口',
      '港口论述。',
      '# 背景',
      '港口背景。',
      '# 水资源',
      '水之论述。',
      '# 备注',
      '水之备注。',
      '# 结论',
      '结语。',
    ])
  })

  test('keeps the numbers of the full memo and says where each section was taken from', () => {
    const numbers = [...unitsOf(ports)].flatMap(({ unit }) => unit.number ?? [])
    expect(numbers).toEqual(['2.1', '2.2', '1.1'])
    expect(ports.sections.map(({ from }) => from)).toEqual([
      undefined,
      '水资源',
      undefined,
      '水资源',
      '结论',
    ])
  })

  test('numbers its notes as they are read: the lead comes before what others say', () => {
    expect(ports.notes.map(({ blocks }) => fullTextOf(blocks[0]!))).toEqual([
      '丁。',
      '乙。',
      '丙。',
      '甲。',
    ])
  })

  test('has no section that only stood around recommendations', () => {
    const water = handout(memo, 'water')
    expect(textsIn(water).filter((text) => text.startsWith('#'))).toEqual([
      '# 建议',
      '# 水资源',
      '# 备注',
    ])
  })

  test('of a domain inside another section has that domain on top', () => {
    const nested = number(
      memoOf(`---
title: 河湖
domains: { ports: 港口 }
---

## 总论

总述。

### 港口

港口论述。

#### 建议

- 增航。
`),
    )
    const edition = handout(nested, 'ports')
    expect(textsIn(edition)).toEqual(['# 建议', '增航。', '# 港口', '港口论述。'])
    expect(checkEdition(nested, edition, source)).toEqual([])
  })
})

describe('the proof of a handout', () => {
  const rulesOf = (edition: Memo) => checkEdition(memo, edition, source).map(({ rule }) => rule)
  const moved = (order: readonly number[]): Memo => ({
    ...ports,
    sections: order.map((at) => ports.sections[at]!),
  })

  test('finds nothing in one as it should be', () => {
    expect(rulesOf(ports)).toEqual([])
  })

  test.each([
    ['a passage before a recommendation', [2, 0, 1, 3, 4]],
    ['related recommendations before its own', [1, 0, 2, 3, 4]],
    ['what others say before its own section', [0, 1, 3, 2, 4]],
    ['sections out of the order of the source', [0, 1, 2, 4, 3]],
  ])('finds %s', (_, order) => {
    expect(rulesOf(moved(order))).toContain('moved-text')
  })

  test('finds a recommendation that is lost', () => {
    expect(rulesOf(moved([0, 2, 3, 4]))).toContain('lost-unit')
  })

  test.each([
    ['that names another section', 1, '结论'],
    ['of what is its own', 0, '水资源'],
  ])('finds an origin %s', (_, at, from) => {
    const sections = ports.sections.with(at, { ...ports.sections[at]!, from })
    expect(rulesOf({ ...ports, sections })).toContain('moved-text')
  })
})
