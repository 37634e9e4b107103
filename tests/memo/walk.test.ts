import { expect, test } from 'vitest'
import { inside, isContainer, withInside } from '../../scripts/memo/blocks.ts'
import { extract } from '../../scripts/memo/extract.ts'
import { fullTextOf, mapRuns, unitsOf } from '../../scripts/memo/walk.ts'
import { memoOf } from './read.ts'

const text = `---
domains: { water: 水 }
---

# 备忘录

## 水

> 引文一。
>
> - 项目一。
>
>   > 引文二。
>   >
>   > 1. 项目二。

## 其他

- 项目三。

  > 引文三。 <!-- unit domains=water -->
`
const memo = memoOf(text)
const quote = memo.sections[0]!.blocks[0]!

test('blocks that hold others are containers, with what they hold in order', () => {
  expect(isContainer(quote)).toBe(true)
  expect(inside(quote).map((part) => fullTextOf(part).split('\n')[0])).toEqual([
    '引文一。',
    '项目一。',
  ])
  const [paragraph] = inside(quote)
  expect(isContainer(paragraph as never)).toBe(false)
  expect(inside(paragraph as never)).toEqual([])
  expect(withInside(paragraph as never, { blocks: () => [] })).toBe(paragraph)
})

test('a container with its contents unchanged is the same', () => {
  expect(withInside(quote, { blocks: (blocks) => blocks })).toEqual(quote)
  expect(withInside(quote, { blocks: () => [] })).toEqual({ ...quote, blocks: [] })
})

test('every traversal reaches what containers hold, however deep', () => {
  const words = ['引文一。', '项目一。', '引文二。', '项目二。', '项目三。', '引文三。']
  const texts = [...unitsOf(memo)].flatMap(({ type, unit }) =>
    type === 'paragraph' ? [fullTextOf(unit as never)] : [],
  )
  expect(texts).toEqual(words)
  const changed = mapRuns(memo, (runs) => runs.map((run) => ({ ...run, text: `_${run.text}` })))
  const said = [...unitsOf(changed)].flatMap(({ type, unit }) =>
    type === 'paragraph' ? [fullTextOf(unit as never)] : [],
  )
  expect(said).toEqual(words.map((word) => `_${word}`))
  const kept = [...unitsOf(extract(memo, 'water'))].map(({ unit }) => unit.id)
  const own = [...unitsOf(memo)].filter(({ unit }) => unit.domains.includes('water'))
  expect(kept).toEqual(expect.arrayContaining(own.map(({ unit }) => unit.id)))
})
