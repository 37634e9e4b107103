/** What redlines of others get wrong, each in a memo of its own: both editions stay exact, and the change is small. */
import { isDeepStrictEqual } from 'node:util'
import { expect, test } from 'vitest'
import { accept, reject } from '../../scripts/memo/editions.ts'
import { handout } from '../../scripts/memo/handout.ts'
import type { Memo } from '../../scripts/memo/model.ts'
import { redline } from '../../scripts/redline/redline.ts'
import { unitTexts } from '../../scripts/redline/unit-texts.ts'
import { read } from './read.ts'

const head = '# 港口对话\n\n双方举行了会谈。\n\n'

/** What is marked, in order: `-` struck, `+` new, `<` moved away, `>` moved here, `~` set otherwise. */
const marksIn = (both: Memo): string[] => {
  const signs = { deleted: '-', inserted: '+', movedFrom: '<', movedTo: '>' }
  return [...unitTexts(both)].flatMap(({ unit, change, texts }) => {
    const rows =
      'rowChanges' in unit
        ? (unit.rowChanges ?? []).flatMap((each) => (each ? [`${signs[each.kind]}row`] : []))
        : []
    const end = 'endChange' in unit && unit.endChange ? [`${signs[unit.endChange]}¶`] : []
    const runs = texts.flat().flatMap((run) => {
      const kind = run.change?.kind ?? change?.kind
      if (kind) return [`${signs[kind]}${run.text}`]
      return run.was ? [`~${run.text}`] : []
    })
    return [...runs, ...rows, ...end]
  })
}

const traps: readonly (readonly [
  name: string,
  old: string,
  own: string,
  marks: readonly string[],
])[] = [
  [
    'a rare character, outside the plane of the others',
    '甲方由𠮷田代表。',
    '甲方由𠮶田代表。',
    ['-𠮷田', '+𠮶田'],
  ],
  [
    'words that a segmenter cuts otherwise beside others',
    '政府在战略产业中更积极的角色。',
    '政府在战略产业中的角色。',
    ['-更积极'],
  ],
  [
    'a clause left out',
    '继续对电动汽车征收高额关税，从而有效阻断中国电动汽车进入美国市场，并限制出口。',
    '继续对中国电动汽车加征高额关税，并限制出口。',
    ['+中国', '-征收', '+加征', '-，从而有效阻断中国电动汽车进入美国市场'],
  ],
  [
    'names by their short forms',
    '并邀请英、加、新加坡等国参与。',
    '并邀请英国、加拿大、新加坡等国参与。',
    ['-英、加', '+英国、加拿大'],
  ],
  ['a number as a whole', '增长3.25%。', '增长3.75%。', ['-3.25%', '+3.75%']],
  ['a name as a whole', '采用 5G-A 标准。', '采用 6G-A 标准。', ['-5G-A', '+6G-A']],
  [
    'words and the note at their end',
    '双方同意公布数据[^a]。\n\n[^a]: 见附件。',
    '双方同意每年公布数据[^b]。\n\n[^b]: 见附件。',
    ['+每年'],
  ],
  [
    'a note to words that stay',
    '双方同意。',
    '双方同意[^a]。\n\n[^a]: 见附件。',
    ['+1', '+见附件。'],
  ],
  ['words in bold', '双方应公布数据。', '双方应**公布**数据。', ['~公布']],
  [
    'an address behind a link',
    '见[附件](https://example.org/a)。',
    '见[附件](https://example.org/b)。',
    ['~附件'],
  ],
  [
    'a paragraph in two',
    '双方讨论了能源问题。双方还讨论了航运问题。',
    '双方讨论了能源问题。\n\n双方还讨论了航运问题。',
    ['+¶'],
  ],
  [
    'two paragraphs in one, with a word more',
    '双方讨论了能源问题。\n\n双方还讨论了航运问题。',
    '双方讨论了能源问题。双方还讨论了国际航运问题。',
    ['-¶', '+国际'],
  ],
  [
    'an item in two',
    '- 双方应公布储能数据。双方应共享航道资料。',
    '- 双方应公布储能数据。\n- 双方应共享航道资料。',
    ['+¶'],
  ],
  [
    'two items that changed places: the shorter one moved',
    '- 双方应公布储能试点数据，并每年评估结果。\n- 双方应共享航道资料。',
    '- 双方应共享航道资料。\n- 双方应公布储能试点数据，并每年评估结果。',
    ['>双方应共享航道资料。', '<双方应共享航道资料。'],
  ],
  [
    'the head of a table',
    '| 姓名 | 职务 |\n| --- | --- |\n| 王力 | 院长 |',
    '| 姓名 | 单位与职务 |\n| --- | --- |\n| 王力 | 院长 |',
    ['+单位与'],
  ],
  [
    'a row and a cell',
    '| 姓名 | 职务 |\n| --- | --- |\n| 王力 | 研究院院长 |\n| 李明 | 教授 |',
    '| 姓名 | 职务 |\n| --- | --- |\n| 王力 | 研究院副院长 |',
    ['+副', '-row'],
  ],
  [
    'a column more: no cell is taken for another',
    '| 姓名 |\n| --- |\n| 王力 |',
    '| 姓名 | 职务 |\n| --- | --- |\n| 王力 | 院长 |',
    ['-姓名', '-王力', '+姓名', '+职务', '+王力', '+院长'],
  ],
  ['code, which is another or the same', '```\na b\n```', '```\na c\n```', ['-a b', '+a c']],
  ['an item without text', '- 甲\n-', '- 甲', []],
]

test.each(traps)('%s', (_, before, after, marks) => {
  const [old, own] = [read(head + before), read(head + after)]
  const both = redline(old, own)
  expect(isDeepStrictEqual(accept(both), own)).toBe(true)
  expect(isDeepStrictEqual(reject(both), old)).toBe(true)
  expect(marksIn(both)).toEqual(marks)
})

test('a move within a section that moved: each place says its own', () => {
  const section = (name: string, ...texts: readonly string[]) =>
    `## ${name}\n\n${texts.join('\n\n')}\n\n`
  const [a, b, c] = [
    '双方回顾了储能试点的进展与不足。',
    '双方同意每年公布电网事故数据。',
    '航道水深数据应按统一格式共享。',
  ]
  const others = section(
    '其他事项',
    '双方就其他事项交换了意见，并商定了下一轮会谈的时间与地点，以及会前由各自团队准备的材料清单。',
  )
  const [old, own] = [
    read(head + section('能源', a!, b!, c!) + others),
    read(head + others + section('能源', b!, a!)),
  ]
  const both = redline(old, own)
  expect(isDeepStrictEqual(accept(both), own)).toBe(true)
  expect(isDeepStrictEqual(reject(both), old)).toBe(true)
  expect(marksIn(both).filter((mark) => mark.includes('航道'))).toEqual([`-${c}`])
})

test('a long recommendation that moves to another section leaves a short one in its own', () => {
  const long =
    '- 两国应恢复学术交流，放宽会议签证，并共享储能与航运两个领域的全部公开数据。 <!-- unit id=exchange domains=ports -->\n'
  const memo = (energy: string, shipping: string): Memo =>
    read(`---
domains: { ports: 港口 }
---

# 港口对话

双方会谈。

## 能源

### 建议：

- 两国应试点。 <!-- unit id=pilot domains=ports -->
${energy}
## 航运

### 建议：

- 两国应换班。 <!-- unit id=crew -->
${shipping}
## 港口

### 建议：

- 两国应继续对话。
`)
  const [old, own] = [memo(long, ''), memo('', long)]
  const both = redline(handout(old, 'ports'), handout(own, 'ports'))
  const text = long.slice(2, long.indexOf(' <!--'))
  expect(marksIn(both)).toEqual(expect.arrayContaining([`<${text}`, `>${text}`]))
  expect(marksIn(both).filter((mark) => mark.includes('试点'))).toEqual([])
})
