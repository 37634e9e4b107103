/** Boxes of printed lines: every line of a document, at the place in the source that says it. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { build, type Drawn } from '../../scripts/build/build.ts'
import { fontStoreOf } from '../../scripts/fonts/font-store.ts'
import { boxesOf } from '../../scripts/preview/boxes.ts'
import type { Box } from '../../scripts/preview/model.ts'
import { inputOf } from '../../scripts/project/read-input.ts'
import { readResources } from '../../scripts/project/resources.ts'
import { readSourceText } from '../../scripts/project/source.ts'
import { root } from '../cli.ts'

const resources = readResources(root).value!
const fonts = fontStoreOf(resources.fonts)

type Boxed = { readonly text: string; readonly boxes: readonly Box[]; readonly drawn: Drawn }

/** The boxes of a document of a memo. */
const boxed = async (source: string, only: readonly string[] = ['brief']): Promise<Boxed> => {
  const folder = join(import.meta.dirname, '../pdf/everything')
  const read = readSourceText(Buffer.from(source), { path: 'memo.md', folder })
  const input = inputOf(read.value!, resources).value!
  const all: Drawn[] = []
  await build(input, { only, formats: ['pdf'] }, fonts, {
    isFresh: () => null,
    prover: () => async () => [],
    onDrawn: (drawn) => all.push(drawn),
  })
  const drawn = all[0]!
  return { text: input.source, boxes: boxesOf(drawn, input), drawn }
}

/** What is written at the place of a box. */
const writtenAt = (text: string, { line, column }: Box): string =>
  text
    .split('\n')
    [line! - 1]!.slice(column! - 1)
    .replace(/[\s*_`\\]/g, '')

const memo = readFileSync(join(root, 'source/memo.md'), 'utf8')

test('each line of the memo begins where its words stand', async () => {
  const { text, boxes } = await boxed(memo)
  const ofBody = boxes.filter(({ page }) => page > 1)
  const wrong = ofBody.filter((box) => {
    const words = box.text.replace(/^(?:建议 )?\d(?:\.\d)? |^• /, '').replace(/[\s*_`\\]/g, '')
    return box.line === null || !writtenAt(text, box).startsWith(words.slice(0, 6))
  })
  // The imprint alone is put together by the template: it leads to the title.
  expect(wrong.map(({ line, unit }) => [line, unit])).toEqual([[2, null]])
  expect(ofBody.length).toBeGreaterThan(200)
})

test('a line of the overview is of the unit that it leads to', async () => {
  const { boxes } = await boxed(memo)
  const row = boxes.find(({ text }) => text.startsWith('3.2 '))!
  expect(row).toMatchObject({ unit: 'ai-summits', page: 1, line: 68 })
})

test('lines of a paragraph of several source lines, of tables and of notes', async () => {
  const { text, boxes } = await boxed(
    [
      '# 备忘录',
      '',
      '甲乙丙丁戊己庚辛壬癸第一行，说明情况如下文所述，兹将各方意见汇总，并列出要点，以便查阅和比较。',
      '子丑寅卯辰巳午未申酉戌亥第二行，说明**另一些**情况如下文所述，兹将各方意见汇总，列出要点。[^1]',
      '',
      '| 港口 | 吞吐量 |',
      '| --- | --- |',
      '| 上海 | 一二三 |',
      '| 宁波 | 四五六 |',
      '',
      '[^1]: 见附件中的说明。',
      '',
      '## 能源',
      '',
      '### 建议：',
      '',
      '- 继续对话。',
      '',
    ].join('\n'),
  )
  const lineOf = (words: string): number | null | undefined =>
    boxes.findLast((box) => box.text.includes(words))?.line
  expect(lineOf('甲乙丙丁')).toBe(3)
  expect([3, 4]).toContain(lineOf('子丑寅卯'))
  expect([lineOf('港口'), lineOf('宁波'), lineOf('四五六')]).toEqual([6, 9, 9])
  expect(lineOf('见附件')).toBe(11)
  expect(lineOf('继续对话')).toBe(17)
  expect(text).toContain('子丑')
})

test.each([[['handout', 'ai']], [['digest']]])(
  'documents that take from the memo, %s',
  async (only) => {
    const { boxes, drawn } = await boxed(memo, only)
    const pages = drawn.flow.page
    for (const { x, y, w, h, page } of boxes) {
      expect(Math.min(x, y, w)).toBeGreaterThanOrEqual(0)
      expect(x + w).toBeLessThanOrEqual(pages.width)
      expect(y + h).toBeLessThanOrEqual(pages.height)
      expect(page).toBeLessThanOrEqual(drawn.pages.pages.length)
    }
    expect(boxes.filter(({ unit }) => unit === 'ai-summits').length).toBeGreaterThan(0)
  },
)

test('a line that says where a passage is from leads to that heading', async () => {
  const { text, boxes } = await boxed(memo, ['handout', 'ai'])
  const headings = boxes
    .filter(({ text: words }) => words.startsWith('摘自“'))
    .filter(({ isQuoted, column }) => !isQuoted && column === 1)
    .map((box) => text.split('\n')[box.line! - 1]!)
  expect(headings).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/^## 半导体/),
      expect.stringMatching(/^## 结论/),
    ]),
  )
  expect(boxes.find(({ text: words }) => words.startsWith('摘自《'))).toMatchObject({ line: 2 })
  // What is left is of the template alone.
  expect(boxes.filter(({ line }) => line === null).map(({ text: words }) => words)).toEqual([
    '本议题建议 12 条：本部分 6 条，其他部分 6 条；编号与全文一致。',
    '其他部分的相关建议',
    '讨论要点',
    '其他部分的论述',
  ])
})
