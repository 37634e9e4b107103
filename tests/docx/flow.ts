/** Flows made by hand, in a look like the house's, for the tests of the Word renderer. */
import type { Style, StyleName } from '../../scripts/flow/styles.ts'
import type { Figure, Label, Paragraph, Piece, Table } from '../../scripts/flow/pieces.ts'
import type { Band } from '../../scripts/flow/page-setup.ts'
import type { Assets } from '../../scripts/flow/assets.ts'
import type { Flow } from '../../scripts/flow/model.ts'
import type { Run } from '../../scripts/memo/model.ts'

const ink = '#1A1A1A'
const navy = '#12395B'
const tint = '#F3F6F9'

const body: Style = {
  font: 'serif',
  bold: false,
  size: 11,
  leading: 19,
  color: ink,
  align: 'justify',
  indent: 2,
  left: 0,
  right: 0,
  hanging: 0,
  before: 0,
  after: 0,
  keepNext: false,
  label: { font: 'serif', bold: false, color: ink },
  keepLines: false,
  onGrid: true,
  panel: 'measure',
  fill: null,
  pad: 0,
  bar: null,
  ruleAbove: null,
  ruleBelow: null,
}

const flush = { ...body, indent: 0, align: 'left' as const }
const small = { ...flush, font: 'sans', size: 9.5, color: '#55606B' }
const heading = { ...flush, font: 'sans', bold: true, color: navy, keepNext: true, keepLines: true }
const item = { ...body, indent: 0, left: 22, hanging: 22 }
const recommendation: Style = {
  ...body,
  indent: 0,
  left: 55,
  hanging: 55,
  before: 9.5,
  fill: tint,
  pad: 9.5,
  bar: { color: navy, weight: 2.5 },
  label: { font: 'sans', bold: true, color: '#9B2D1F' },
}

export const styles: Record<StyleName, Style> = {
  body,
  eyebrow: {
    ...small,
    keepNext: true,
    ruleAbove: { color: navy, weight: 4, length: 68, gap: 5.5 },
  },
  title: { ...flush, font: 'sans', bold: true, size: 26, leading: 38, before: 9.5, after: 9.5 },
  subtitle: { ...flush, font: 'sans', size: 13 },
  byline: {
    ...flush,
    after: 19,
    ruleBelow: { color: '#C9D1D9', weight: 0.5, length: null, gap: 9.5 },
  },
  context: small,
  heading2: { ...heading, size: 15, before: 28.5, after: 9.5 },
  heading3: { ...heading, size: 11.5, before: 19 },
  heading4: { ...heading, before: 9.5 },
  item,
  'item-2': { ...item, left: 44 },
  'item-continue': { ...item, hanging: 0 },
  recommendation,
  'recommendation-continue': { ...recommendation, hanging: 0, before: 0 },
  'recommendation-item': { ...recommendation, before: 0, left: 77, hanging: 22 },
  concerns: { ...recommendation, hanging: 0, before: 0, font: 'sans', size: 9.5 },
  related: small,
  quote: { ...body, left: 22, right: 22, indent: 0 },
  code: {
    ...flush,
    font: 'mono',
    size: 9,
    leading: 14.25,
    fill: tint,
    pad: 4.75,
  },
  figure: { ...flush, align: 'center', before: 9.5, after: 9.5 },
  caption: { ...small, align: 'center' },
  'table-head': { ...small, bold: true, leading: 14.25, keepNext: true },
  'table-cell': { ...flush, size: 9.5, leading: 14.25 },
  divider: { ...flush, ruleAbove: { color: '#C9D1D9', weight: 0.5, length: null, gap: 9.5 } },
  note: { ...flush, size: 9, leading: 14.25, left: 13.5, hanging: 13.5 },
  'contents-title': { ...heading, size: 11 },
  'contents-1': { ...flush, right: 33 },
  'contents-2': { ...flush, right: 33, left: 22 },
  'contents-3': { ...flush, right: 33, left: 44 },
  provenance: { ...small, size: 8 },
  banner: { ...heading, color: '#FFFFFF', fill: navy, pad: 8.75 },
  header: {
    ...small,
    size: 8.5,
    leading: 12,
    ruleBelow: { color: navy, weight: 0.25, length: null, gap: 4 },
  },
  footer: { ...small, size: 9, leading: 12 },
}

const word = {
  serif: {
    latin: 'Times New Roman',
    eastAsia: '宋体',
    altName: 'SimSun',
    panose: '02010600030101010101',
    family: 'roman',
  },
  sans: {
    latin: 'Arial',
    eastAsia: '黑体',
    altName: 'SimHei',
    panose: '02010609060101010101',
    family: 'swiss',
  },
  mono: {
    latin: 'Consolas',
    eastAsia: '黑体',
    altName: 'SimHei',
    panose: '02010609060101010101',
    family: 'modern',
  },
} as const

const fonts = Object.fromEntries(
  Object.entries(word).map(([role, names]) => [
    role,
    {
      regular: 'r',
      bold: 'b',
      italic: 'i',
      boldItalic: 'bi',
      fallback: [],
      letters: 1,
      word: names,
    },
  ]),
)

const empty: Band = { left: [], center: [], right: [] }

/** A flow of some pieces; everything else can be changed. */
export const flowOf = (pieces: readonly Piece[], more: Partial<Flow> = {}): Flow => ({
  meta: {
    title: '海湾对话 共识备忘录',
    subject: '第三轮',
    author: '东湖中心 · Harbour Forum',
    lang: 'zh-CN',
    date: '2025-10',
    version: '第一版',
    series: '海湾对话 第三轮',
    rights: '© 2025 东湖中心',
    keywords: ['航运', '渔业'],
    contentHash: 'c'.repeat(64),
  },
  page: {
    width: 595.28,
    height: 841.89,
    margin: { top: 85.05, right: 91.58, bottom: 91.84, left: 107.7 },
    grid: 19,
    head: 48.2,
    foot: 42.5,
  },
  setting: { gap: { natural: 0.25, min: 0.125, max: 0.333 }, hyphenate: false },
  fit: null,
  extraFonts: [],
  emphasis: { han: 'font', font: 'sans' },
  fonts,
  styles,
  table: {
    top: { color: ink, weight: 1 },
    head: { color: ink, weight: 0.5 },
    row: { color: '#C9D1D9', weight: 0.25 },
    bottom: { color: ink, weight: 1 },
    padding: { x: 4.75, y: 3.6 },
    banding: null,
    stripes: null,
  },
  header: {
    first: empty,
    other: { left: [{ text: '海湾对话' }], center: [], right: [{ field: 'section' }] },
  },
  footer: {
    first: { left: [], center: [{ text: '— ' }, { field: 'page' }, { text: ' —' }], right: [] },
    other: {
      left: [{ text: '第一版' }],
      center: [{ field: 'page' }, { text: ' / ' }, { field: 'pages' }],
      right: [],
    },
  },
  notes: [],
  review: null,
  body: pieces,
  ...more,
})

type Text = string | readonly Run[]
const runsOf = (text: Text): readonly Run[] => (typeof text === 'string' ? [{ text }] : text)

/** A paragraph in a style. */
export const p = (style: StyleName, text: Text, more: Partial<Paragraph> = {}): Paragraph => ({
  type: 'paragraph',
  style,
  content: runsOf(text),
  ...more,
})

/** A heading of an outline level, 2 to 4. */
export const h = (outline: number, id: string, text: Text): Paragraph =>
  p(`heading${outline}`, text, { id, outline })

/** An item of a list. */
export const li = (label: Label, text: Text, id: string, style: StyleName = 'item'): Paragraph =>
  p(style, text, { label, id })

/** A bullet of a list. */
export const bullet = (list: number, level = 0): Label => ({
  list,
  level,
  format: 'bullet',
  text: '•',
  prefix: '',
  ordinal: 0,
  suffix: '',
})

/** A counted label of a list: `counted(1, 3)` prints `3.` */
export const counted = (list: number, ordinal: number, more: Partial<Label> = {}): Label => {
  const { prefix = '', suffix = '.' } = more
  const text = `${prefix}${ordinal}${suffix}`
  return { list, level: 0, format: 'decimal', text, prefix, ordinal, suffix, ...more }
}

/** Number of a recommendation: `建议 3.2`. */
export const advice = (list: number, section: number, ordinal: number): Label =>
  counted(list, ordinal, { prefix: `建议 ${section}.`, suffix: '' })

/** A table whose first row is its head. */
export const table = (
  id: string,
  rows: readonly (readonly Text[])[],
  align: readonly ('left' | 'center' | 'right')[] = [],
): Table => ({
  type: 'table',
  id,
  style: 'table',
  columns: rows[0]!.map((_, i) => ({ share: 1 / rows[0]!.length, align: align[i] ?? 'left' })),
  headRows: 1,
  rowHeads: [0],
  caption: rows[0]!
    .map((cell) =>
      runsOf(cell)
        .map((run) => run.text)
        .join(''),
    )
    .join(' / '),
  rows: rows.map((row, r) => row.map((text) => p(r === 0 ? 'table-head' : 'table-cell', text))),
})

/** A picture of 3 × 2 pixels. */
export const figure = (id: string, alt: string): Figure => ({
  type: 'figure',
  id,
  image: 'chart.png',
  alt,
  width: 150,
  height: 150,
  style: 'figure',
})

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAMAAAACCAIAAAASFvFNAAAAFElEQVR4nGNgYPjPAMJgFhMDKgAAJhsDAgVfZt0AAAAASUVORK5CYII=',
  'base64',
)

const plan = Buffer.from(
  '<svg xmlns="http://www.w3.org/2000/svg" width="3" height="2"><path d="M0 0h3v2z"/></svg>',
)

export const assets: Assets = {
  images: {
    'chart.png': { type: 'png', bytes: png, width: 300, height: 200 },
    'plan.svg': { type: 'svg', bytes: plan, raster: png, width: 300, height: 200 },
  },
}

/** One of everything a flow can hold. */
export const full: Flow = flowOf(
  [
    p('eyebrow', '东湖中心 · Harbour Forum'),
    p('title', [{ text: '海湾对话\n共识备忘录' }], { outline: 1 }),
    p('byline', '2025年10月 · 海口'),
    { type: 'contents', title: '目录', levels: [2, 3] },
    h(2, 'shipping', '航运'),
    p('body', '双方就“蓝色走廊”——即沿岸航线——交换了意见……其中 Harbour’s Edge 一案“MOU”已签。', {
      id: 'lead',
    }),
    p(
      'body',
      [
        { text: '参见' },
        { text: '渔业', ref: 'fishery' },
        { text: '与' },
        { text: '公', href: 'https://example.org/a?b=1&c=2#part' },
        { text: '报', href: 'https://example.org/a?b=1&c=2#part', strong: true },
        { text: '，' },
        { text: '重点 key 词', emphasis: true },
        { text: '、' },
        { text: '旧文', deleted: true },
        { text: '、' },
        { text: 'x < y && "z"', code: true },
        { text: '。' },
        { text: '1', note: 'n1' },
        { text: '再' },
        { text: '1', note: 'n1' },
        { text: '末' },
        { text: '2', note: 'n2' },
      ],
      { id: 'marks' },
    ),
    h(3, 'advice', '建议'),
    li(advice(1, 3, 1), '开放 港口数据。', 'open-ports', 'recommendation'),
    p('recommendation-continue', '以两年为期。', { id: 'more', within: { list: 1, level: 0 } }),
    li(advice(1, 3, 2), '设立联合热线。', 'hotline', 'recommendation'),
    li(advice(1, 3, 5), '每年会晤一次。', 'yearly', 'recommendation'),
    p('concerns', '涉及：渔业', { within: { list: 1, level: 0 } }),
    h(2, 'fishery', [{ text: '渔业“新规”' }]),
    li(bullet(2), '甲', 'a'),
    li(bullet(2, 1), '甲一', 'a1', 'item-2'),
    p('item-continue', '续', { id: 'a-more', within: { list: 2, level: 0 } }),
    li(bullet(2), '乙', 'b'),
    li(counted(3, 1), '一', 'c'),
    li(counted(3, 2), '二', 'd'),
    li(counted(4, 1), '又一', 'e'),
    p('quote', '海纳百川。', { id: 'q' }),
    p('code', [{ text: 'a = 1', code: true }, { text: '\n' }, { text: '  b', code: true }], {
      id: 'code',
    }),
    figure('fig', '航线图：“南线”与“北线”'),
    p('caption', '图一'),
    { type: 'divider', id: 'rule', style: 'divider' },
    h(4, 'people', '与会者'),
    table(
      'list',
      [
        ['姓名', '职务', '席位'],
        ['陈海生', '东湖中心主任', '1'],
        ['Ada Quill', [{ text: '见' }, { text: '航运', ref: 'shipping' }], '12'],
      ],
      ['left', 'center', 'right'],
    ),
    p('provenance', '内容校验码 cccccccc'),
  ],
  {
    notes: [
      { id: 'n1', number: '1', body: [p('note', '“南线”旧称。', { id: 'n1p' })] },
      {
        id: 'n2',
        number: '2',
        body: [
          p('note', [{ text: '见 ' }, { text: '此处', href: 'https://example.org/' }]),
          p('note', '又。'),
        ],
      },
    ],
  },
)

export const pages = new Map([
  ['shipping', 2],
  ['advice', 2],
  ['fishery', 3],
])
