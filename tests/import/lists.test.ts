/** Lists of a Word file, inside each other in any way: their items come in, at their levels, and are built at once. */
import { expect, test } from 'vitest'
import { cameFromWord, expectBuilt } from './imported.ts'
import { p, r } from './word.ts'

const level = (at: number, format: string, text: string) =>
  `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`
const lists: Readonly<Record<string, string>> = {
  figures: level(0, 'decimal', '%1.') + level(1, 'lowerLetter', '%2)') + level(2, 'decimal', '%3.'),
  bullets: [0, 1, 2].map((at) => level(at, 'bullet', '·')).join(''),
  chapters: level(0, 'japaneseCounting', '%1、') + level(1, 'decimal', '%2.'),
  legal: level(0, 'decimal', '%1') + level(1, 'decimal', '%1.%2'),
}
const names = Object.keys(lists)
const numbering =
  names
    .map((name, at) => `<w:abstractNum w:abstractNumId="${at}">${lists[name]}</w:abstractNum>`)
    .join('') +
  names
    .map((_, at) => `<w:num w:numId="${at + 1}"><w:abstractNumId w:val="${at}"/></w:num>`)
    .join('')

const listed = (name: string, at: number) =>
  `<w:numPr><w:ilvl w:val="${at}"/><w:numId w:val="${names.indexOf(name) + 1}"/></w:numPr>`

/** An item by a line `list level text`. */
const item = (line: string): string => {
  const [name = '', at, text = ''] = line.split(' ')
  return p(text, listed(name, Number(at)))
}

test.each([
  [
    'numbers that go on below another item',
    ['bullets 0 甲', 'figures 1 乙', 'figures 1 丙', 'bullets 0 丁', 'figures 1 戊'],
    '- 甲\n  1. 乙\n  2. 丙\n- 丁\n\n  3. 戊\n',
  ],
  [
    'two kinds of list below one item',
    ['figures 0 甲', 'figures 1 乙', 'bullets 1 丙', 'figures 0 丁'],
    '1. 甲\n   1. 乙\n\n   <!-- -->\n\n   - 丙\n2. 丁\n',
  ],
  [
    'a list that begins inside none',
    ['figures 2 甲', 'figures 1 乙', 'bullets 2 丙', 'bullets 1 丁'],
    '1. 甲\n2. 乙\n   - 丙\n\n<!-- -->\n\n- 丁\n',
  ],
  [
    'items below a number that Markdown has not',
    ['chapters 0 甲', 'chapters 1 乙', 'chapters 1 丙', 'chapters 0 丁', 'chapters 1 戊'],
    '一、甲\n\n1. 乙\n2. 丙\n\n二、丁\n\n1. 戊\n',
  ],
  ['numbers of several figures keep a blank', ['legal 0 甲', 'legal 1 乙'], '1. 甲\n\n1.1 乙\n'],
])('%s', async (_, items, markdown) => {
  const memo = await cameFromWord({ numbering, body: p('如下。') + items.map(item).join('') })
  expect(memo.body).toBe(`如下。\n\n${markdown}`)
  await expectBuilt(memo)
})

test('numbers of headings stand as people type them', async () => {
  const styles = '<w:style w:type="paragraph" w:styleId="h"><w:name w:val="heading 1"/></w:style>'
  const heading = (name: string, at: number) =>
    p('情况', `<w:pStyle w:val="h"/>${listed(name, at)}`) + p('双方同意。')
  const { body } = await cameFromWord({
    styles,
    numbering,
    body: heading('chapters', 0) + heading('chapters', 1) + heading('legal', 1),
  })
  expect(body.split('\n').filter((line) => line.startsWith('#'))).toEqual([
    '## 一、情况',
    '## 1. 情况',
    '## 1.1 情况',
  ])
})

test('what is guessed of an item is said at its line', async () => {
  const strange = p('丙\u202e', listed('bullets', 0))
  const memo = await cameFromWord({
    numbering,
    body: p('如下。') + item('figures 0 甲') + item('bullets 0 乙') + strange,
  })
  expect(memo.said).toEqual([['left-unseen', '- 丙']])
})

test('a note that is a list is one', async () => {
  const mark = '<w:r><w:footnoteReference w:id="1"/></w:r>'
  const memo = await cameFromWord({
    numbering,
    footnotes: `<w:footnote w:id="1">${item('figures 0 甲')}${item('figures 0 乙')}${p('完。')}</w:footnote>`,
    body: p(r('双方') + mark + r('同意。')),
  })
  expect(memo.body).toBe('双方[^1]同意。\n\n[^1]: 1. 甲\n    2. 乙\n\n    完。\n')
  await expectBuilt(memo)
})
