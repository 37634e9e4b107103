/** Correct memos in both languages, as a careful editor writes them, with all that people damage. */
import type { Random } from './random.ts'

export type Language = 'zh' | 'en'

type Words = {
  readonly front: string
  readonly title: readonly string[]
  readonly sections: readonly string[]
  readonly recommendations: string
  readonly paragraphs: readonly string[]
  readonly items: readonly string[]
  readonly advice: readonly string[]
  readonly table: readonly string[]
  readonly picture: string
  readonly quote: string
  readonly note: string
  readonly strong: string
  readonly link: string
  readonly noted: string
  readonly product: string
}

export const words: Readonly<Record<Language, Words>> = {
  zh: {
    front: 'date: 2026年3月\nplace: 青川\nstatus: final',
    title: ['青川与南陵流域合作 共识备忘录', '海湾航运会商 共识备忘录', '区域电网互联 对话备忘录'],
    sections: ['水文监测', '航运与港口', '电网互联', '数据公开'],
    recommendations: '建议：',
    paragraphs: [
      '双方回顾了过去一年的进展，认为总体平稳，但个别项目仍需加快。各方对此没有异议。',
      '与会者指出，现有监测站点多建于二十年前，设备老化，数据口径也不一致。',
      '近年来，汛期洪峰提前到来，跨境通报平均延迟 6 小时，影响了下游的调度。',
      '对话期间，专家介绍了 2024 年以来的试点情况：三个站点实现了数据共享，误差在 5% 以内。',
      '主席强调，讨论不代表任何一方的正式立场；会议纪要须经双方核对后方可公布。',
    ],
    items: [
      '一是统一口径，减少重复申报。',
      '二是共享数据，每日八时交换。',
      '三是联合演练，每季度一次。',
    ],
    advice: [
      '双方应建立联合监测机制，统一数据口径。',
      '两国应每季度公布一次水文数据，并说明差异的原因。',
      '各港口应设立统一窗口，减少重复申报。',
      '双方应在汛期前开展联合演练。',
    ],
    table: [
      '| 类别 | 面积 | 备注 |',
      '| --- | ---: | --- |',
      '| 配套用房 | 120 | 含门卫 |',
      '| 管理用房 | 80 | 二层 |',
      '| 仓库 | 300 | 新建 |',
    ],
    picture: '![监测站点分布](pictures/stations.png)',
    quote: '申报材料应当齐备，逾期不予受理。',
    note: '据双方 2025 年公布的数据。',
    strong: '会议重申，**统一口径**是数据共享的前提，并强调不得追溯。',
    link: '详细数据见[年度报告](https://example.org/report)和其中的附表。',
    noted: '上述数字均为初步统计。[^1]',
    product: '新建泊位每个约 3×40 米，合计 6 个。',
  },
  en: {
    front: 'date: March 2026\nplace: Qingchuan\nstatus: final',
    title: [
      'River Basin Dialogue: Consensus Memo',
      'Grid Interconnection Memo',
      'Port Dialogue Memo',
    ],
    sections: ['Water Monitoring', 'Shipping and Ports', 'Power Grids', 'Open Data'],
    recommendations: 'Recommendations',
    paragraphs: [
      'The parties reviewed the progress of the past year. It was steady on the whole, but some projects need to move faster.',
      'Participants noted that most stations were built twenty years ago, and that their data are hard to compare.',
      'In recent years floods have come earlier; notices across the border arrive six hours late on average.',
      'Experts described the pilots since 2024: three stations share their data, with an error below 5%.',
      'The chair stressed that nothing said here is the formal position of either side. The minutes are checked by both.',
    ],
    items: [
      'Common definitions, to avoid reporting twice.',
      'Shared data, every day at eight.',
      'Joint exercises, once a quarter.',
    ],
    advice: [
      'Both sides should set up joint monitoring with common definitions.',
      'The two countries should publish their data every quarter and explain the differences.',
      'Ports should open one window for all reports.',
      'Both sides should hold joint exercises before the floods.',
    ],
    table: [
      '| Kind | Area | Remark |',
      '| --- | ---: | --- |',
      '| Offices | 120 | with gate |',
      '| Control | 80 | upper floor |',
      '| Store | 300 | new |',
    ],
    picture: '![Map of the stations](pictures/stations.png)',
    quote: 'Applications must be complete; late ones are not considered.',
    note: 'Figures published by both sides in 2025.',
    strong:
      'The meeting repeated that **common definitions** come first, and that nothing is applied backwards.',
    link: 'Details are in the [annual report](https://example.org/report) and its tables.',
    noted: 'All figures are preliminary.[^1]',
    product: 'Each new berth has about 3 × 40 metres, six in all.',
  },
}

/** The lines of a memo. */
export const memoLines = (language: Language, random: Random): string[] => {
  const said = words[language]
  const names = random.someOf(said.sections, 3)
  const blocks = [
    [said.strong],
    [said.link],
    [said.noted],
    [said.picture],
    said.table,
    [`> ${said.quote}`],
    said.items.map((item) => `- ${item}`),
    said.items.map((item, i) => `${i + 1}. ${item.replace(/^[一二三]是/, '')}`),
    [said.product],
  ]
  const share = [blocks.filter((_, i) => i % 2 === 0), blocks.filter((_, i) => i % 2 === 1), []]
  const sections = names.flatMap((name, i) => [
    `## ${name} <!-- unit id=section-${i + 1} -->`,
    ...random.someOf(said.paragraphs, 3),
    ...share[i]!.map((block) => block.join('\n')),
    said.paragraphs[(i + 1) % said.paragraphs.length]!,
    `### ${said.recommendations}`,
    random
      .someOf(said.advice, 3)
      .map(
        (advice, n) => `- ${advice}${n === 1 ? ` <!-- unit id=advice-${i + 1}-${n + 1} -->` : ''}`,
      )
      .join('\n'),
  ])
  const link =
    language === 'zh' ? '参见[建议 1.2](#advice-1-2)。' : 'See [recommendation 1.2](#advice-1-2).'
  const front = `---\ntitle: '${random.oneOf(said.title)}'\n${said.front}\n---`
  const lead = [said.paragraphs[0]!, '<!-- 内部：请部长过目 ask the minister -->', link]
  const note = `[^1]: ${said.note}`
  return [front, ...lead, ...sections, note].join('\n\n').split('\n')
}
