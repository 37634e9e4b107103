/** Tables that are wider than the text, on landscape pages of a PDF and in a landscape section of a Word file. */
import { beforeAll, expect, test } from 'vitest'
import { toDocx } from '../scripts/docx/to-docx.ts'
import { turned } from '../scripts/flow/landscape.ts'
import type { Flow } from '../scripts/flow/model.ts'
import type { Mark } from '../scripts/layout/model.ts'
import { contentText } from '../scripts/flow/content.ts'
import { checkWord } from '../scripts/proof/word/word.ts'
import { aboutOf } from '../scripts/proof/prove.ts'
import { toldOf } from '../scripts/proof/told.ts'
import { verifyArtifact } from '../scripts/proof/readback.ts'
import { readPackage } from '../scripts/readers/docx/package.ts'
import { changed, partOf, validate } from './docx/package.ts'
import { treeOf } from './pdf/tree.ts'
import { makeIn, makeText, render, type Made } from './pdf/make.ts'

const figures = ' 1,234,567.89 |'.repeat(9)
const rows = [...'甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥'].map(
  (name) => `| 港口${name} |${figures}`,
)
const source = `---
title: 港口备忘录
lang: zh-CN
status: draft
---

开篇。

## 现状

近九年的吞吐量见下表。[^a]

### 附表

表 1　历年吞吐量（吨）

| 港口 |${[17, 18, 19, 20, 21, 22, 23, 24, 25].map((year) => ` 20${year}年 |`).join('')}
| --- |${' ---: |'.repeat(9)}
${rows.join('\n').replace('港口乙', '港口乙[^b]')}

## 展望

参见[附表](#附表)。

### 建议

- 各方应统一口径。

[^a]: 由各港口提供。

[^b]: 不含驳船。
`
const wide = () =>
  makeIn((template) => ({ ...template, wideTables: 'landscape' }), source, ['brief'])[0]!
const pagesOf = ({ pages }: Made) => new Map([...pages.anchors].map(([id, { page }]) => [id, page]))

let made: Made
let pdf: Uint8Array
let docx: Uint8Array
beforeAll(async () => {
  made = wide()
  pdf = await render(made)
  docx = toDocx(made.flow, made.assets, pagesOf(made))
})

const about = () =>
  aboutOf(toldOf({ memo: made.edition, source, path: 'memo.md', images: new Map() }))
const proofOf = (format: 'pdf' | 'docx', bytes: Uint8Array, flow: Flow = made.flow) =>
  verifyArtifact({ path: `memo.${format}`, format, bytes }, flow, about()).map(({ rule }) => rule)

const lineOf = (marks: readonly Mark[], text: string) =>
  marks.find((mark) => mark.type === 'line' && mark.line.text.includes(text))
const widthsOf = ({ pages }: Made) => pages.pages.map(({ width }) => Math.round(width))

test('a table is set in small type where the template does not ask for landscape pages', () => {
  const [upright] = makeText(source, '.', ['brief'])
  expect(new Set(widthsOf(upright!))).toEqual(new Set([595]))
  expect(upright!.flow.body.find(({ type }) => type === 'table')).not.toHaveProperty('isWide')
})

test('it stands on landscape pages, with its heading and caption, and what follows on an upright one', () => {
  expect(widthsOf(made)).toEqual([595, 842, 842, 595])
  const [first, second, , last] = made.pages.pages
  expect(lineOf(first!.marks, '近九年')).toBeDefined()
  for (const text of ['附表', '历年吞吐量', '港口甲'])
    expect(lineOf(second!.marks, text)).toBeDefined()
  expect(lineOf(last!.marks, '参见')).toBeDefined()
})

test('a table that fits stays upright, and so does one of passages in columns', () => {
  const narrow = source.replaceAll(' 1,234,567.89 |', ' 1 |')
  const template = (each: Made) => widthsOf(each)
  expect(
    makeIn((own) => ({ ...own, wideTables: 'landscape' }), narrow, ['brief'])
      .map(template)
      .flat(),
  ).not.toContain(842)
  const handouts = makeIn((own) => ({ ...own, wideTables: 'landscape' }), source, ['handout'])
  expect(handouts.length).toBeGreaterThan(0)
  expect(handouts.map(template).flat()).not.toContain(842)
})

test('running heads and feet reach from margin to margin of each page', () => {
  for (const { width, height, bands } of made.pages.pages) {
    const { margin, foot } = made.flow.page
    const rule = bands.find((mark) => mark.type === 'stroke')
    expect(rule).toMatchObject({ x1: margin.left, x2: width - margin.right })
    const number = bands.find((mark) => mark.type === 'line' && /^\d \/ 4$/.test(mark.line.text))
    expect(number).toMatchObject({ baseline: height - foot })
    expect(number!.type === 'line' && number!.x + number!.line.width).toBeCloseTo(
      width - margin.right,
    )
  }
})

test('notes of its cells stand at the foot of the landscape page', () => {
  const { height } = turned(made.flow.page)
  const note = lineOf(made.pages.pages[1]!.marks, '不含驳船')
  expect(note?.type === 'line' && note.top + note.height).toBeCloseTo(
    height - made.flow.page.margin.bottom,
  )
})

test('the PDF is proved, tagged in the order of reading, and links land on its pages', () => {
  expect(proofOf('pdf', pdf)).toEqual([])
  expect(JSON.stringify(treeOf(pdf))).toMatch(/H3.*Table.*H2/s)
})

test('the Word file has a landscape section with running lines of its own, and is sound', async () => {
  expect(proofOf('docx', docx)).toEqual([])
  expect(checkWord(readPackage(docx))).toEqual([])
  expect(await validate(docx, 'Office2019')).toEqual([])
  const xml = partOf(docx, 'word/document.xml')
  const sizes = [...xml.matchAll(/w:pgSz w:w="(\d+)" w:h="(\d+)" w:orient="(\w+)"/g)].map((found) =>
    found.slice(1),
  )
  const [upright, across] = [
    ['11906', '16838', 'portrait'],
    ['16838', '11906', 'landscape'],
  ]
  expect(sizes).toEqual([upright, across, upright])
  const styles = partOf(docx, 'word/styles.xml')
  const tab = (id: string) =>
    new RegExp(`w:styleId="${id}".*?w:val="right"[^>]*w:pos="(\\d+)"`, 's').exec(styles)?.[1]
  expect(Number(tab('HeaderLandscape')) - Number(tab('Header'))).toBe(16838 - 11906)
})

test('the proof finds a page or section of the wrong orientation, and text on it that belongs elsewhere', async () => {
  const asUpright = (xml: string) =>
    xml.replace(
      'w:w="16838" w:h="11906" w:orient="landscape"',
      'w:w="11906" w:h="16838" w:orient="portrait"',
    )
  expect(proofOf('docx', changed(docx, 'word/document.xml', asUpright))).toContain(
    'wrong-page-size',
  )
  const end =
    /(<w:p><w:pPr><w:pStyle w:val="MemoTableEnd"\/><w:sectPr>(?:(?!<\/w:p>).)*"landscape".*?<\/w:p>)(<w:p>.*?展望.*?<\/w:p>)/s
  const moved = (xml: string) => xml.replace(end, '$2$1')
  expect(proofOf('docx', changed(docx, 'word/document.xml', moved))).toContain('misplaced-text')
  const { landscape: _, ...flow } = made.flow
  expect(proofOf('pdf', pdf, flow)).toContain('wrong-page-size')
  const [first, second, ...rest] = made.pages.pages
  const back = second!.marks.filter((mark) => mark.type === 'line' && mark.line.text === '附表')
  const pages = [
    { ...first!, marks: [...first!.marks, ...back] },
    { ...second!, marks: second!.marks.filter((mark) => !back.includes(mark)) },
    ...rest,
  ]
  const drawn = await render({ ...made, pages: { ...made.pages, pages } })
  expect(proofOf('pdf', drawn)).toContain('misplaced-text')
})

test('the title of a memo is no heading of its table', () => {
  const [only] = makeIn(
    (own) => ({ ...own, wideTables: 'landscape', parts: ['title', 'body'] }),
    source
      .replace(/开篇[^]*?(?=表 1)/, '')
      .replace('[附表](#附表)', '表 1')
      .replace(/\[\^a\]:.*/, ''),
    ['brief'],
  )
  expect(widthsOf(only!).slice(0, 2)).toEqual([595, 842])
  const title = only!.flow.body.find((piece) => piece.type === 'paragraph' && piece.outline === 1)
  expect(title?.type === 'paragraph' && contentText(title.content)).toBe('港口备忘录')
})
