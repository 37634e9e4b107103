/** What Markdown cannot hold where it stands: it is moved to where it can, or named, and the memo is built at once. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { home } from '../../scripts/files.ts'
import { cameFromWord, expectBuilt, refusals } from './imported.ts'
import { p, r, table } from './word.ts'

const png = readFileSync(join(home, 'tests/pdf/everything/river.png'))
const text = p('双方同意，继续讨论。')
const note = (id: number, inside: string) => `<w:footnote w:id="${id}">${inside}</w:footnote>`
const mark = (id: number) => `<w:r><w:footnoteReference w:id="${id}"/></w:r>`
const picture = (id: string) =>
  `<w:r><w:drawing><wp:docPr descr="河"/><a:blip r:embed="${id}"/></w:drawing></w:r>`
const styles =
  '<w:style w:type="paragraph" w:styleId="t"><w:name w:val="Title"/></w:style>' +
  '<w:style w:type="paragraph" w:styleId="h"><w:name w:val="heading 1"/></w:style>'
const title = (inside: string) => p(inside, '<w:pStyle w:val="t"/>')

test('pictures of cells and of notes stand below', async () => {
  const memo = await cameFromWord({
    relations: { a: ['image', 'media/a.png'], b: ['image', 'media/b.png'] },
    files: { 'word/media/a.png': png, 'word/media/b.png': png },
    footnotes: note(1, p(r('注文。') + picture('b'))),
    body: text + p(r('见注') + mark(1) + r('。')) + table([p(picture('a')), '乙'], ['丙', '丁']),
  })
  expect(memo.body).toBe(
    '双方同意，继续讨论。\n\n见注[^1]。\n\n![河](pictures/b.png)\n\n|  | 乙 |\n| --- | --- |\n| 丙 | 丁 |\n\n![河](pictures/a.png)\n\n[^1]: 注文。\n',
  )
  expect(memo.said).toEqual([
    ['moved-picture', '![河](pictures/b.png)'],
    ['moved-picture', '![河](pictures/a.png)'],
  ])
  const folder = mkdtempSync(join(tmpdir(), 'memopress-'))
  mkdirSync(join(folder, 'pictures'))
  for (const name of ['a', 'b']) writeFileSync(join(folder, `pictures/${name}.png`), png)
  expect(await refusals(memo, folder)).toEqual([])
  rmSync(folder, { recursive: true })
})

test('tables of notes are paragraphs of them', async () => {
  const memo = await cameFromWord({
    footnotes: note(1, table(['甲', '乙'], ['丙', '丁'])),
    body: p(r('双方') + mark(1)) + text,
  })
  expect(memo.body).toBe('双方[^1]\n\n双方同意，继续讨论。\n\n[^1]: 甲 乙\n\n    丙 丁\n')
  expect(memo.said).toEqual([['unfolded-cells', '[^1]: 甲 乙']])
  await expectBuilt(memo)
})

test('marks of notes without text, or that the file has not, are left out', async () => {
  const memo = await cameFromWord({
    footnotes: note(1, p('')) + note(2, ''),
    body: p(r('双方') + mark(1) + mark(2) + mark(9) + r('同意。')),
  })
  expect(memo.body).toBe('双方同意。\n')
  expect(memo.said).toEqual([['left-note', '双方同意。']])
  await expectBuilt(memo)
})

test('a title with a note is a heading, as front matter has none', async () => {
  const memo = await cameFromWord({
    styles,
    footnotes: note(1, p('暂定。')) + note(2, p('见附件。')),
    body: title(r('备忘录') + mark(2)) + p('背景', '<w:pStyle w:val="h"/>') + p(r('甲') + mark(1)),
  })
  expect(memo.source).toBe(
    '---\nlang: zh-CN\nstatus: draft\n---\n\n# 备忘录[^1]\n\n## 背景\n\n甲[^2]\n\n[^1]: 见附件。\n\n[^2]: 暂定。\n',
  )
  await expectBuilt(memo)
})

test('remarks on titles and cells stand below them', async () => {
  const remark = (id: number) => `<w:r><w:commentReference w:id="${id}"/></w:r>`
  const memo = await cameFromWord({
    styles,
    comments: [0, 1]
      .map((id) => `<w:comment w:id="${id}" w:author="Li">${p(`核对${id}`)}</w:comment>`)
      .join(''),
    body: title(r('备忘录') + remark(0)) + text + table([p(r('甲') + remark(1)), '乙']),
  })
  expect(memo.body).toBe(
    '<!-- Word: Li: 核对0 -->\n\n双方同意，继续讨论。\n\n| 甲 | 乙 |\n| --- | --- |\n\n<!-- Word: Li: 核对1 -->\n',
  )
  await expectBuilt(memo)
})

test('damaged pictures and addresses that are none are named and left out', async () => {
  const memo = await cameFromWord({
    relations: {
      a: ['image', 'media/a.png'],
      http: ['hyperlink', 'http://'],
      blank: ['hyperlink', 'https://x y'],
    },
    files: { 'word/media/a.png': png.subarray(0, 100) },
    body:
      text +
      p(picture('a')) +
      p(`<w:hyperlink r:id="http">${r('甲')}</w:hyperlink>`) +
      p(`<w:hyperlink r:id="blank">${r('乙')}</w:hyperlink>`),
  })
  expect(memo.body).toBe('双方同意，继续讨论。\n\n甲\n\n乙\n')
  expect(memo.said.map(([rule]) => rule)).toEqual(['left-picture', 'left-address', 'left-address'])
  await expectBuilt(memo)
})

test('tables without cells are none, and rows that begin later do', async () => {
  const row = (cells: string) => `<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>${cells}</w:tr>`
  const cell = (inside: string) => `<w:tc>${p(inside)}</w:tc>`
  const memo = await cameFromWord({
    body: `${text}<w:tbl/><w:tbl><w:tr/></w:tbl><w:tbl><w:tr>${cell('甲')}${cell('乙')}</w:tr>${row(cell('丙'))}</w:tbl>`,
  })
  expect(memo.body).toBe('双方同意，继续讨论。\n\n| 甲 | 乙 |\n| --- | --- |\n|  | 丙 |\n')
  expect(memo.said).toEqual([])
})
