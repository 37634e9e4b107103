/** Tables of random width and content: figures and words are whole in their cells, in any language. */
import { describe, expect, test } from 'vitest'
import type { Table } from '../../scripts/flow/pieces.ts'
import type { LineMark } from '../../scripts/layout/model.ts'
import { makeText, type Made } from '../pdf/make.ts'

/** mulberry32: the same numbers on every machine. */
const generator = (seed: number) => () => {
  seed = (seed + 0x6d2b79f5) | 0
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed)
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
  return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
}

const figures = [
  '7',
  '96',
  '121',
  '2,410',
  '-9.1%',
  '44.5',
  '2019–24',
  '(6.8%)',
  '¥1,250',
  '1,234,567',
  '12.75%',
  '2025年',
]

type Words = Readonly<Record<'heads' | 'names' | 'words', readonly string[]>>
const languages: Readonly<Record<'zh-CN' | 'en', Words>> = {
  'zh-CN': {
    heads: [
      '港口',
      '吞吐量（万吨）',
      '岸电使用率',
      '年份',
      '单位能耗变化',
      '备注',
      'GDP 增速（%）',
      '负责部门与联系人',
    ],
    names: [
      '东港',
      '丹尼斯·布莱尔',
      '北卡罗来纳大学教堂山分校',
      'Albright Stonebridge Group',
      '合计',
      'Vista Equity Partners 高级顾问',
    ],
    words: [
      '双方同意',
      '继续对话，',
      '（CSIA）',
      '2028年年底前',
      '完成改造。',
      'AI+',
      '与 Telecommunications 有关',
    ],
  },
  en: {
    heads: [
      'Country',
      'Stations',
      'Mean time to repair (days)',
      'In service',
      'Design capacity (Tbit/s)',
      'Landing states',
      'Notes',
      'Forwarded within 3 hours',
    ],
    names: [
      'Denmark',
      'United Kingdom, Faroe Islands',
      'Skerries–Tórshavn',
      'Total',
      'Former dispatcher, Upper Basin Hydropower Company',
    ],
    words: [
      'the',
      'administration',
      'of',
      'telecommunications',
      'agreed',
      'to',
      'publish',
      'interoperability',
      'data',
      'in',
      '2024',
    ],
  },
}

/** A table of two to nine columns, of figures, names or sentences each. */
const tableOf = (seed: number, { heads, names, words }: Words): string => {
  const random = generator(seed)
  const pick = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)]!
  const sentence = () =>
    Array.from({ length: 3 + Math.floor(random() * 12) }, () => pick(words)).join(' ')
  const kinds = [() => pick(figures), () => pick(figures), () => pick(names), sentence]
  const columns = Array.from({ length: 2 + Math.floor(random() * 8) }, (_, at) =>
    at === 0 ? () => pick(names) : pick(kinds),
  )
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [
    // Tables under one head have their columns together.
    row(columns.map((_, at) => (at === 0 ? `${pick(heads)} ${seed}` : pick(heads)))),
    row(columns.map(() => '---')),
    ...Array.from({ length: 4 }, () => row(columns.map((cell) => cell()))),
  ].join('\n')
}

/** Lines of each cell, as `piece/row/column`. */
const cellsOf = ({ pages }: Made): ReadonlyMap<string, readonly LineMark[]> => {
  const cells = new Map<string, LineMark[]>()
  for (const { marks } of pages.pages)
    for (const mark of marks)
      if (mark.type === 'line' && /^body\/\d+\/\d+\/\d+$/.test(mark.owner ?? '')) {
        const own = cells.get(mark.owner!) ?? []
        cells.set(mark.owner!, [...own, mark])
      }
  return cells
}

/** Every two neighbouring lines of a cell, with | where the first ends. */
const cutsOf = (lines: readonly LineMark[]): string[] =>
  lines.slice(1).map((line, at) => `${lines[at]!.line.text}|${line.line.text}`)

const isFigureCut = (cut: string): boolean => /\d[\d.,%–-]*\|[\d.,%–-]*\d|[¥(-]\|\d|\d\|%/.test(cut)
const isWordCut = (cut: string): boolean => /\p{Script=Latin}\|\p{Script=Latin}/u.test(cut)

/** Where lines of cells end in tables of at most so many columns. */
const cutsIn = (made: Made, most: number): string[] =>
  [...cellsOf(made)].flatMap(([owner, lines]) => {
    const table = made.flow.body[Number(owner.split('/')[1])] as Table
    return table.columns.length <= most ? cutsOf(lines) : []
  })

describe.each(['zh-CN', 'en'] as const)('thirty random tables (%s)', (lang) => {
  const tables = Array.from({ length: 30 }, (_, seed) => tableOf(seed, languages[lang]))
  const head = `---\ntitle: T\nlang: ${lang}\nstatus: final\n---`
  const [made] = makeText([head, ...tables.flatMap((table) => ['T.', table])].join('\n\n'), '.', [
    'brief',
  ])

  test('break no figure', () => {
    const cuts = cutsIn(made!, 9)
    expect(cuts.length).toBeGreaterThan(200)
    expect(cuts.filter(isFigureCut)).toEqual([])
  })

  test('break no word where there is room for it, and others between syllables', () => {
    expect(cutsIn(made!, 6).filter(isWordCut)).toEqual([])
    // Nine columns of words such as `telecommunications` are wider than the page.
    const cells = [...cellsOf(made!).values()]
    const broken = cells.flatMap((lines) =>
      lines.slice(0, -1).filter((_, at) => cutsOf(lines.slice(at, at + 2)).some(isWordCut)),
    )
    expect(broken.length > 0).toBe(lang === 'en')
    for (const { line } of broken) expect(line.pieces.at(-1)?.hyphen, line.text).toBe(true)
    const hyphenated = cells.flat().filter(({ line }) => line.pieces.at(-1)?.hyphen)
    expect(hyphenated).toHaveLength(broken.length)
  })
})
