/** Text is read as people mean it who write Chinese in Markdown: emphasis, line ends, blanks, counts. */
import { describe, expect, test } from 'vitest'
import type { Block, Run } from '../../scripts/memo/model.ts'
import { textOf } from '../../scripts/memo/walk.ts'
import { findingsOf, memoOf } from './read.ts'

const blocksOf = (text: string): readonly Block[] => memoOf(`# 纪要\n\n${text}\n`).lead

const runsOf = (text: string): readonly Run[] => {
  const [block] = blocksOf(text)
  if (block?.type !== 'paragraph') throw new Error(`no paragraph: ${text}`)
  return block.runs
}

/** Text with its marks around it. */
const shown = (text: string): string =>
  runsOf(text)
    .map((run) => {
      const { text: own, ...marks } = run
      const names = Object.keys(marks)
      return names.length > 0 ? `⟨${names.join(' ')}: ${own}⟩` : own
    })
    .join('')

describe('emphasis beside Chinese punctuation', () => {
  test.each([
    ['会议认为**“先靠先走”**应当保留。', '会议认为⟨strong: “先靠先走”⟩应当保留。'],
    ['**但须公开信息。**各方同意。', '⟨strong: 但须公开信息。⟩各方同意。'],
    [
      '重申**《办法》**有效，**费率（含税）**不变。',
      '重申⟨strong: 《办法》⟩有效，⟨strong: 费率（含税）⟩不变。',
    ],
    [
      '把**C#**和**F#**列出，约**¥10,000**左右。',
      '把⟨strong: C#⟩和⟨strong: F#⟩列出，约⟨strong: ¥10,000⟩左右。',
    ],
    ['这是*“斜体”*的情形。', '这是⟨emphasis: “斜体”⟩的情形。'],
    ['删去~~（旧）~~一句。', '删去⟨deleted: （旧）⟩一句。'],
    ['5~10和6~8不是删除。', '5~10和6~8不是删除。'],
    ['两处**甲**与**乙**之间不加粗。', '两处⟨strong: 甲⟩与⟨strong: 乙⟩之间不加粗。'],
  ])('%s', (text, right) => {
    expect(shown(text)).toBe(right)
  })
})

describe('a line end is a space unless both of its neighbours are wide', () => {
  test.each([
    ['泊位应\n当提前', '泊位应当提前'],
    ['中文，AI\n技术与 5G\n网络', '中文，AI 技术与 5G 网络'],
    ['English\ntext and\n中文', 'English text and 中文'],
    ['“引号\n内文”\n之后——\n破折号', '“引号内文”之后——破折号'],
    ['日本語の\n文', '日本語の文'],
    ['said “yes”\nand went', 'said “yes” and went'],
  ])('%j', (text, right) => {
    expect(textOf(runsOf(text))).toBe(right)
  })
})

describe('blanks that are typed at the start', () => {
  test.each(['\u3000\u3000正文。', '&emsp;&emsp;正文。', '&nbsp;&nbsp;正文。'])(
    'of a paragraph are no text: %s',
    (text) => {
      expect(textOf(runsOf(text))).toBe('正文。')
    },
  )

  test('of an item neither', () => {
    const [list] = blocksOf('- \u3000\u3000正文。')
    const [first] = list?.type === 'list' ? list.items[0]!.blocks : []
    expect(first?.type === 'paragraph' && textOf(first.runs)).toBe('正文。')
  })

  test('of a cell stand for its level', () => {
    const [table] = blocksOf('| 指标 |\n| --- |\n| \u3000其中：出口 |\n')
    expect(table?.type === 'table' && textOf(table.rows[0]![0]!)).toBe('\u3000其中：出口')
  })
})

test('a list keeps its brackets', () => {
  const [list, other] = blocksOf('1) 甲\n2) 乙\n\n<!-- -->\n\n1. 丙\n')
  expect(list).toMatchObject({ type: 'list', ordered: true, delimiter: ')' })
  expect(other).not.toHaveProperty('delimiter')
})

describe('addresses in Chinese text', () => {
  /** Each address with what it leads to. */
  const links = (text: string): string[] =>
    runsOf(text).flatMap(({ href, text: own }) => (href === undefined ? [] : [`${own} → ${href}`]))
  const plain = (address: string) => `${address} → ${address}`

  test.each([
    [
      '详见https://example.org/docs（中文说明），另见https://example.org/a。下一句。',
      [plain('https://example.org/docs'), plain('https://example.org/a')],
    ],
    ['**https://example.org/pull/28**。其后为正文。', [plain('https://example.org/pull/28')]],
    ['见“https://example.org/q?x=1&y=2”。', [plain('https://example.org/q?x=1&y=2')]],
    [
      '公布 https://example.org/final-report.html，并存档。',
      [plain('https://example.org/final-report.html')],
    ],
    [
      '参见www.example.org/guide，或致信info@example.org；',
      [
        'www.example.org/guide → http://www.example.org/guide',
        'info@example.org → mailto:info@example.org',
      ],
    ],
    [
      'See (https://example.org/a_(b)) and https://example.org/__init__.py.',
      [plain('https://example.org/a_(b)'), plain('https://example.org/__init__.py')],
    ],
    ['~~https://example.org~~', [plain('https://example.org')]],
    ['xhttps://example.org and http://', []],
    ['H、h、W、www、http。', []],
    [
      '[见 https://example.org](https://example.com)',
      ['见 https://example.org → https://example.com'],
    ],
  ])('%s', (text, right) => {
    expect(links(text)).toEqual(right)
  })

  test('emphasis around an address is no part of it', () => {
    expect(runsOf('**https://example.org/pull/28**。')[0]).toEqual({
      text: 'https://example.org/pull/28',
      href: 'https://example.org/pull/28',
      strong: true,
    })
  })

  test('a note right after an address is a note', () => {
    const [, , note] = runsOf('见https://example.org/a[^1]。\n\n[^1]: 注。')
    expect(note).toHaveProperty('note')
  })

  test('one that goes on in Chinese is asked about', () => {
    const text = '# 纪要\n\n见https://example.org/文件/一.pdf，另见https://example.org/a了解。\n'
    expect(findingsOf(text)).toEqual(['3:2 open-address'])
  })
})
