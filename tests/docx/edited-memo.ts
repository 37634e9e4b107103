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
