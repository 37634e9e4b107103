/** Pairs of editions: each with the kinds of change between them, and edits of longer memos by seeded dice. */
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { home } from '../../../scripts/files.ts'
import { edited } from '../../redline/edits.ts'

/** What a judge may or may not read of a change. */
export type Kind =
  | 'words'
  | 'paragraphs'
  | 'paragraph marks'
  | 'items'
  | 'numbers'
  | 'list beginnings'
  | 'headings'
  | 'rows'
  | 'cells'
  | 'moves'
  | 'notes'
  | 'formatting'
  | 'rare characters'

export type Pair = {
  readonly name: string
  readonly kinds: readonly Kind[]
  readonly old: string
  readonly own: string
  /** Where its pictures are. */
  readonly folder: string
}

const zh = (body: string, more = ''): string =>
  `---\ntitle: 海湾对话 备忘录\ndate: 2025年10月\nconvenors: [东湖中心]\n${more}---\n\n# 海湾对话 备忘录\n\n${body}\n`
const en = (body: string): string =>
  `---\ntitle: Harbour Forum memo\ndate: October 2025\nlang: en\nconvenors: [Lake Centre]\n---\n\n# Harbour Forum memo\n\n${body}\n`

const recommend = (items: readonly string[]): string =>
  `## 航运\n\n双方讨论了航运。\n\n### 建议：\n\n${items.map((item) => `- ${item}`).join('\n')}\n\n## 渔业\n\n双方讨论了渔业。\n\n### 建议：\n\n- 渔业建议甲。\n- 渔业建议乙。`

const [one, two, three, four] = [
  '两国应当共享港口的潮汐数据。',
  '两国应当就引航员的资质互认开展磋商。',
  '两国应当每年召开一次航运安全会议。',
  '两国应当简化船员换班的手续，并公布办法。',
] as const

const table = (rows: readonly string[]): string =>
  `## 港口\n\n各港吞吐量如下。\n\n| 港口 | 吞吐量 |\n| --- | --- |\n${rows.map((row) => `| ${row} |`).join('\n')}\n\n以上数据由各港提供。`

const pair = (name: string, kinds: readonly Kind[], old: string, own: string): Pair => ({
  name,
  kinds,
  old,
  own,
  folder: home,
})

/** One or a few kinds each; among them what has gone wrong elsewhere. */
export const traps: readonly Pair[] = [
  pair(
    'words and a number',
    ['words'],
    zh('## 一\n\n双方在2024年举行了会谈，讨论了12项议题。'),
    zh('## 一\n\n双方在2025年举行了会谈，深入讨论了15项议题。'),
  ),
  pair(
    'words of English',
    ['words'],
    en('## Ports\n\nThe parties met in 2024 and discussed “open” tides.'),
    en('## Ports\n\nThe parties met twice in 2025 and discussed “closed” tides — at length.'),
  ),
  pair(
    'characters beyond the first plane',
    ['words', 'rare characters'],
    zh('## 一\n\n请写𠮷字，不写𰻝字。'),
    zh('## 一\n\n请写𠮶字，不写𰻝字。'),
  ),
  pair(
    'a paragraph added, another taken out',
    ['paragraphs'],
    zh('## 一\n\n第一段说海。\n\n第二段说港口和潮汐的关系。\n\n第三段说船。'),
    zh('## 一\n\n第一段说海。\n\n第三段说船。\n\n第四段是新写的，说灯塔。'),
  ),
  pair(
    'a paragraph divided',
    ['paragraph marks'],
    zh('## 一\n\n双方认为潮汐数据应当共享。双方还认为引航应当安全。'),
    zh('## 一\n\n双方认为潮汐数据应当共享。\n\n双方还认为引航应当安全。'),
  ),
  pair(
    'two paragraphs joined',
    ['paragraph marks'],
    zh('## 一\n\n双方认为潮汐数据应当共享。\n\n双方还认为引航应当安全。'),
    zh('## 一\n\n双方认为潮汐数据应当共享。双方还认为引航应当安全。'),
  ),
  pair(
    'an item divided',
    ['paragraph marks', 'items', 'numbers'],
    zh(recommend([one + two, three])),
    zh(recommend([one, two, three])),
  ),
  pair(
    'a recommendation taken out',
    ['items', 'numbers'],
    zh(recommend([one, two, three])),
    zh(recommend([one, three])),
  ),
  pair(
    'a recommendation put in',
    ['items', 'numbers'],
    zh(recommend([one, three])),
    zh(recommend([one, four, three])),
  ),
  pair(
    'a recommendation moved',
    ['moves', 'items', 'numbers'],
    zh(recommend([one, two, three, four])),
    zh(recommend([one, three, four, two])),
  ),
  pair(
    'a recommendation moved and edited',
    ['moves', 'words', 'items', 'numbers'],
    zh(recommend([one, two, three, four])),
    zh(recommend([four.replace('手续', '手续和证件'), one, two, three])),
  ),
  pair(
    'a heading reworded, a section put in',
    ['headings', 'paragraphs'],
    zh('## 海运\n\n甲段说海。\n\n## 结论\n\n乙段说完。'),
    zh('## 远洋海运\n\n甲段说海。\n\n## 渔业\n\n丙段说鱼。\n\n## 结论\n\n乙段说完。'),
  ),
  pair(
    'a section moved',
    ['headings', 'moves', 'paragraphs'],
    zh(
      '## 海运\n\n甲段说海，说得很长，谈到港口和潮汐。\n\n## 渔业\n\n丙段说鱼，也说得很长，谈到渔船和渔网。\n\n## 结论\n\n乙段说完。',
    ),
    zh(
      '## 渔业\n\n丙段说鱼，也说得很长，谈到渔船和渔网。\n\n## 海运\n\n甲段说海，说得很长，谈到港口和潮汐。\n\n## 结论\n\n乙段说完。',
    ),
  ),
  pair(
    'rows',
    ['rows'],
    zh(table(['东港 | 12', '西港 | 7', '南港 | 5'])),
    zh(table(['东港 | 12', '北港 | 9', '南港 | 5', '岛港 | 2'])),
  ),
  pair(
    'a cell, and the head that pages repeat',
    ['cells'],
    zh(table(['东港 | 12', '西港 | 7'])),
    zh(table(['东港 | 13', '西港 | 7']).replace('吞吐量 |\n', '年吞吐量 |\n')),
  ),
  pair(
    'a table taken out',
    ['rows', 'paragraphs'],
    zh(`${table(['东港 | 12', '西港 | 7'])}\n\n## 结论\n\n说完。`),
    zh('## 港口\n\n以上数据由各港提供。\n\n## 结论\n\n说完。'),
  ),
  pair(
    'a note put in, one taken out',
    ['notes', 'words'],
    zh('## 一\n\n海面[^a]很平，船很多。\n\n[^a]: 见附件甲。'),
    zh('## 一\n\n海面很平，船[^b]很多。\n\n[^b]: 见附件乙。'),
  ),
  pair(
    'words at the mark of a note',
    ['notes', 'words'],
    zh('## 一\n\n海面[^a]很平。船[^b]很多。\n\n[^a]: 见附件甲。\n\n[^b]: 见附件乙的说明。'),
    zh('## 一\n\n海面上[^a]非常平。大船[^b]不多。\n\n[^a]: 见附件甲。\n\n[^b]: 见附件丙的说明。'),
  ),
  pair(
    'a paragraph with a note moved',
    ['notes', 'moves'],
    zh(
      '## 一\n\n第一段说海面，说得很长，谈到潮汐[^a]和风浪。\n\n第二段说港口，谈到引航和灯塔。\n\n第三段说船[^b]，谈到船员和换班。\n\n[^a]: 见附件甲。\n\n[^b]: 见附件乙。',
    ),
    zh(
      '## 一\n\n第二段说港口，谈到引航和灯塔。\n\n第三段说船[^b]，谈到船员和换班。\n\n第一段说海面，说得很长，谈到潮汐[^a]和风浪。\n\n[^a]: 见附件甲。\n\n[^b]: 见附件乙。',
    ),
  ),
  pair(
    'bold and plain again',
    ['formatting'],
    zh('## 一\n\n双方**一致认为**应当共享，并且应当公开。'),
    zh('## 一\n\n双方一致认为应当**共享**，并且应当公开。'),
  ),
  pair(
    'a link with another address',
    ['words'],
    zh('## 一\n\n详见[港口网站](https://example.org/a)的说明。'),
    zh('## 一\n\n详见[港口网站](https://example.org/b)的新说明。'),
  ),
  pair(
    'signs and symbols',
    ['words'],
    zh('## 一\n\n水温 20 ℃ ± 2，H~2~O 的 pH 为 7；“甲”——‘乙’……'),
    zh('## 一\n\n水温 25 ℃ ± 3，H~2~O 的 pH 为 8；“丙”——‘乙’……'),
  ),
  pair(
    'a reference to a recommendation that has another number',
    ['items', 'numbers', 'words'],
    zh(`## 引言\n\n参见[建议](#tide)。\n\n${recommend([one, `${three} <!-- unit id=tide -->`])}`),
    zh(
      `## 引言\n\n参见[建议](#tide)。\n\n${recommend([one, two, `${three} <!-- unit id=tide -->`])}`,
    ),
  ),
  pair(
    'numbered lists',
    ['items', 'list beginnings'],
    zh('## 一\n\n1. 甲项是潮汐。\n2. 乙项是引航。\n3. 丙项是灯塔。\n\n然后：\n\n1. 丁项是船。'),
    zh('## 一\n\n1. 甲项是潮汐。\n2. 丙项是灯塔。\n\n然后：\n\n1. 戊项是锚。\n2. 丁项是船。'),
  ),
  pair(
    'lists in lists',
    ['items'],
    zh('## 一\n\n- 甲项是潮汐\n  - 里面是引航\n- 乙项是灯塔'),
    zh('## 一\n\n- 甲项是潮汐\n  - 里面是引航员\n  - 里面又是锚\n- 乙项是灯塔'),
  ),
  pair(
    'the date',
    ['words'],
    zh('## 一\n\n说海。'),
    zh('## 一\n\n说海。').replace('2025年10月', '2025年11月'),
  ),
]

const [first, second, third] = [
  '第一段说海面，谈到潮汐。',
  '第二段说港口，谈到引航。',
  '第三段说船只，谈到船员。',
]

/** A paragraph that moved within its section. */
export const reordered = pair(
  'a paragraph moved up',
  [],
  zh(`## 一\n\n${first}\n\n${second}\n\n${third}`),
  zh(`## 一\n\n${third}\n\n${first}\n\n${second}`),
)

/** A recommendation whose words that carry it were reworded. */
export const keyed: Pair = ((of: (item: string) => string) =>
  pair(
    'a key phrase reworded',
    [],
    of('两国应当共享港口的潮汐数据，并公布办法。 <!-- unit id=tide key="共享港口的潮汐数据" -->'),
    of('两国应当每年共享潮汐数据，并公布办法。 <!-- unit id=tide key="每年共享潮汐数据" -->'),
  ))((item) =>
  zh(`## 航运\n\n双方讨论了航运。\n\n### 建议：\n\n- ${item}`, 'domains: { sea: 航运 }\n'),
)

/** A section more, so that headings after it count on. */
export const lengthened = pair(
  'a section put in',
  [],
  zh('## 海运\n\n甲段说海。\n\n## 结论\n\n乙段说完。'),
  zh('## 海运\n\n甲段说海。\n\n## 渔业\n\n丙段说鱼。\n\n## 结论\n\n乙段说完。'),
)

/** Sections that got another name, of which handouts say where a recommendation was taken from. */
export const renamed: Pair = ((old: string) =>
  pair(
    'a section renamed, recommendations of it for another domain',
    [],
    old,
    old.replace('## 航运', '## 远洋航运').replace('双方讨论了渔业。', '双方讨论了近海渔业。'),
  ))(
  zh(
    recommend([one, `${two} <!-- unit id=pilots domains=fish -->`, three]),
    'domains: { fish: 渔业 }\n',
  ),
)

const read = (path: string): string =>
  readFileSync(join(home, path), 'utf8').replaceAll(/ key="[^"]*"/g, '')

/** Edits of a memo by dice, where they leave one that can be read. */
const rolled = (path: string, seeds: readonly number[], count: number): Pair[] =>
  seeds.map((seed) => ({
    name: `${path}, ${count} edits by ${seed}`,
    kinds: [],
    old: read(path),
    own: edited(read(path), seed, count),
    folder: join(home, dirname(path)),
  }))

const seeds = (count: number): number[] => Array.from({ length: count }, (_, at) => 100 + at)

/** All that may be tried: some of those by dice leave no memo. */
export const pairs: readonly Pair[] = [
  ...traps,
  ...rolled('tests/proof/memo.md', seeds(14), 3),
  ...rolled('tests/pdf/everything/memo.md', seeds(12), 3),
  ...rolled('tests/pdf/everything/memo.en.md', seeds(6), 2),
  ...rolled('source/memo.md', seeds(4), 12),
]
