/** The memo that tests edit the Word copy of, and its copy. */
import { whole } from '../whole.ts'

/** Every kind of list, references to what may move, captions and a table. */
const memo = `---
title: 港口对话 共识备忘录
date: 2026年1月
status: final
domains:
  energy: 能源
  ports: 港口
---

## 能源

双方讨论了[](#grid)与[](#cranes)的安排[^a]，见表 2，另见前注[^a]。

- 点一
  - 点二
    - 点三
- 点四

过渡文字。

1. 数一
   1. 数二
      1. 数三
   2. 数四
2. 数五

### 建议：

- 两国应扩大储能试点。 <!-- unit id=store -->
- 两国应加强电网合作： <!-- unit id=grid -->
  - 分点甲
  - 分点乙

## 港口

表 1　各港吞吐量

| 港 | 吞吐量 |
| --- | --- |
| 甲 | 1 |

中间一段文字。

表 2　各港岸桥

| 港 | 岸桥 |
| --- | --- |
| 乙 | 2 |

> 海纳百川。

### 建议：

- 双方应共享岸桥数据，并参照[](#store)。 <!-- unit id=cranes domains=energy -->

[^a]: 见公报。
`

/** Its copy, before anybody has worked in it. */
export const memoCopy = async (): Promise<Uint8Array> => {
  const { artifacts } = await whole(memo, { only: ['brief'], formats: ['docx'] })
  return artifacts.find(({ file }) => file.format === 'docx')!.bytes!
}

/** Items of each list after one more was added at every level. */
export const itemsMore = [
  ['• 点一后', '– 点二', '– 点二后', '· 点三', '· 点三后', '• 点四'],
  ['1. 数一', '2. 数一后', 'a. 数二', 'b. 数二后', 'i. 数三', 'ii. 数三后', 'c. 数四', '3. 数五'],
  ['建议 1.1 两国应扩大储能试点。', '建议 1.2 两国应扩大后', '建议 1.3 两国应加强电网合作：'],
  ['– 分点甲', '– 分点甲后', '– 分点乙'],
]

/** Labels of a new paragraph at the end, by the name of its style. */
export const labelsOfStyles = [
  ['List Bullet', '•'],
  ['List Bullet 2', '–'],
  ['List Bullet 3', '·'],
  ['List Number', '3.'],
  ['List Number 2', 'a.'],
  ['List Number 3', 'i.'],
  ['Memo Recommendation', '建议 2.1'],
  ['Memo Recommendation Item', '–'],
  ['Heading 1', '3'],
] as const
