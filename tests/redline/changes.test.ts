/** What a comparison says of recommendations and other text, as data and as a page. */
import { expect, test } from 'vitest'
import { claimsOf } from '../../scripts/proof/claims.ts'
import { changeListFaults } from '../../scripts/proof/change-list.ts'
import { changeList } from '../../scripts/redline/change-list.ts'
import { changesOf, type UnitChange } from '../../scripts/redline/changes.ts'
import { redline } from '../../scripts/redline/redline.ts'
import { read } from './read.ts'

const old = read(`---
date: 2025年10月
version: 第一版
---

# 港口对话

双方于2025年10月会谈。会后发表了声明。

## 能源

### 建议：

- 两国应扩大储能试点，并公布结果。 <!-- unit id=storage -->
- 两国应共同核算碳足迹，每年一次。 <!-- unit id=carbon -->
- 两国应建立电网事故通报机制，由调度机构执行。 <!-- unit id=grid -->

## 航运

### 建议：

- 两国应简化船员换班手续。 <!-- unit id=crew -->
- 两国应共享航道水深数据，并统一格式。 <!-- unit id=depth -->
`)

const own = read(`---
date: 2026年1月
version: 第二版
---

# 港口对话

双方于2025年11月会谈。

会后发表了声明。

## 能源与气候

### 建议：

- 两国应扩大储能试点，并公布结果。 <!-- unit id=storage -->
- 两国应设立港口岸电基金。 <!-- unit id=shore-power -->
- 两国应建立电网事故通报机制，由监管机构执行。 <!-- unit id=grid -->
- 两国应共享航道水深数据，并统一格式与单位。 <!-- unit id=depth -->

## 航运

### 建议：

- 两国应简化船员换班手续。 <!-- unit id=crew -->
`)

const both = redline(old, own)

test('recommendations are told by their numbers in both editions, with the words that changed', () => {
  const told = changesOf(both).recommendations.map(({ id, was, number, changes, words }) =>
    [
      was,
      number,
      id,
      changes.join(' '),
      ...words.map(({ before, after }) => `${before}→${after}`),
    ].join(' | '),
  )
  expect(told).toEqual([
    '1.2 |  | carbon | dropped',
    ' | 1.2 | shore-power | new',
    '1.3 | 1.3 | grid | reworded | 调度→监管',
    '2.2 | 1.4 | depth | moved reworded renumbered | →与单位',
  ])
})

test('other text is told by its headings; a paragraph that was split is no new one', () => {
  const { units, frontMatter } = changesOf(both)
  expect(
    units.map(({ type, changes, section }) =>
      `${type} ${changes.join(' ')} ${section ?? ''}`.trim(),
    ),
  ).toEqual(['paragraph split reworded', 'paragraph split', 'section reworded 能源与气候'])
  expect(frontMatter.map(({ key }) => key)).toEqual(['date', 'domains', 'isoDate', 'version'])
})

test('the list has a row for each, and says the rest in two lines', () => {
  const list = changeList(both)
  expect(claimsOf(list).map(({ text }) => text)).toEqual([
    '建议的改动',
    '建议',
    '改动',
    '文字',
    '1.2',
    '删除',
    '两国应共同核算碳足迹，每年一次。',
    '1.2',
    '新增',
    '两国应设立港口岸电基金。',
    '1.3',
    '改写',
    '两国应建立电网事故通报机制，由调度监管机构执行。',
    '2.2 → 1.4',
    '移动、改写',
    '…共享航道水深数据，并统一格式与单位。',
    '其他文字的改动：引言与注释 拆分 1、改写 1；能源与气候 改写 1',
  ])
  expect(changeListFaults(both, list)).toEqual([])
})

const said = ({ was, number, changes, words }: UnitChange): string =>
  [
    `${was ?? ''} → ${number ?? ''}`,
    ...changes,
    ...words.map(({ before, after }) => `${before}→${after}`),
  ].join(' | ')

test.each([
  [
    'split in two',
    '- 两国应建立电网事故通报机制。 <!-- unit id=grid -->\n- 由调度机构执行，每月交换一次名单，并抄送双方主管部门。',
    ['1.1 → 1.1 | split', ' → 1.2 | split'],
  ],
  [
    'split and reworded',
    '- 两国应建立电网事故通报机制。 <!-- unit id=grid -->\n- 由调度机构执行，每季交换一次名单，并抄送双方主管部门。',
    ['1.1 → 1.1 | split | reworded | 每月→每季', ' → 1.2 | split'],
  ],
  [
    'given a second paragraph',
    '- 两国应建立电网事故通报机制。\n\n  由调度机构执行，每月交换一次名单，并抄送双方主管部门。 <!-- unit id=grid -->',
    ['1.1 → 1.1 | split'],
  ],
  [
    'given a blank',
    '- 两国 应建立电网事故通报机制。由调度机构执行，每月交换一次名单，并抄送双方主管部门。 <!-- unit id=grid -->',
    ['1.1 → 1.1 | reworded | → '],
  ],
])('of a recommendation that was %s nothing is told as struck that was not', (_, items, wanted) => {
  const memo = (text: string) => read(`# 港口对话\n\n## 能源\n\n### 建议：\n\n${text}\n`)
  const before = memo(
    '- 两国应建立电网事故通报机制。由调度机构执行，每月交换一次名单，并抄送双方主管部门。 <!-- unit id=grid -->',
  )
  expect(changesOf(redline(before, memo(items))).recommendations.map(said)).toEqual(wanted)
  // And back: what was split is merged.
  const kinds = changesOf(redline(memo(items), before)).recommendations.flatMap(
    ({ changes }) => changes,
  )
  expect(kinds.filter((kind) => kind === 'dropped' || kind === 'new')).toEqual([])
})

test('a list that leaves a changed recommendation out is not proved', () => {
  const list = changeList(redline(own, own))
  expect(changeListFaults(both, list).map(({ wanted }) => wanted?.slice(0, 3))).toEqual([
    '1.2',
    '1.3',
    '2.2',
    '1.2',
    '1.3',
    '1.4',
  ])
})

test('the same edition has no changes', () => {
  const { recommendations, units, title, frontMatter } = changesOf(redline(own, own))
  expect([...recommendations, ...units, ...title, ...frontMatter]).toEqual([])
})
