/** One text as Google Docs, Pages and WPS write it: what comes in is the same. */
import { expect, test } from 'vitest'
import { importFile } from '../../scripts/import/import.ts'
import { readText } from '../../scripts/project/read-text.ts'
import { p, r, table, wordFile, type Parts } from './word.ts'

const style = (id: string, name: string, more = '') =>
  `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/>${more}</w:style>`

const level = (at: number, format: string, text: string) =>
  `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`

/** Lists by their ids, each with a pattern of its own, as all three write them. */
const lists = (all: Readonly<Record<string, string>>) =>
  Object.entries(all)
    .map(([id, levels]) => `<w:abstractNum w:abstractNumId="${id}">${levels}</w:abstractNum>`)
    .join('') +
  Object.keys(all)
    .map((id) => `<w:num w:numId="${id}"><w:abstractNumId w:val="${id}"/></w:num>`)
    .join('')

const numPr = (id: number, at = 0) =>
  `<w:numPr><w:ilvl w:val="${at}"/><w:numId w:val="${id}"/></w:numPr>`

/** Paragraphs of the text in the words of a maker. */
type Maker = {
  readonly run: (text: string, rPr?: string) => string
  readonly pPr: Readonly<
    Record<'title' | 'section' | 'text' | 'bullet' | 'first' | 'second', string>
  >
  readonly parts: Omit<Parts, 'body'>
}

const bodyOf = ({ run, pPr }: Maker): string =>
  [
    p(run('港口对话') + run('备忘录'), pPr.title),
    p(run('一、航运'), pPr.section),
    p(run('双方') + run('均', '<w:b/>') + run('同意，继续讨论。'), pPr.text),
    p(run('甲方公布数据。'), pPr.bullet),
    p(run('乙方公布数据。'), pPr.bullet),
    p(run('第一步。'), pPr.first),
    p(run('第二步。'), pPr.second),
    table([p(run('姓名')), p(run('职务'))], [p(run('张三')), p(run('主任'))]),
    p('<w:r/>', pPr.text),
  ].join('')

/** Everything in every run, ids of styles without names of their own, and a list for each stretch of items. */
const google: Maker = {
  run: (text, rPr = '<w:b w:val="0"/>') =>
    r(
      text,
      `<w:rFonts w:ascii="Arial" w:cs="Arial" w:eastAsia="Arial" w:hAnsi="Arial"/>${rPr}<w:i w:val="0"/><w:smallCaps w:val="0"/><w:strike w:val="0"/><w:color w:val="000000"/><w:sz w:val="22"/><w:szCs w:val="22"/><w:u w:val="none"/><w:shd w:fill="auto" w:val="clear"/><w:vertAlign w:val="baseline"/><w:rtl w:val="0"/>`,
    ),
  pPr: {
    title: '<w:pStyle w:val="Title"/><w:keepNext w:val="0"/>',
    section: '<w:pStyle w:val="Heading1"/><w:keepLines w:val="0"/>',
    text: '<w:spacing w:after="0" w:before="0" w:line="276"/><w:jc w:val="left"/>',
    bullet: numPr(1),
    first: numPr(2),
    second: numPr(2),
  },
  parts: {
    styles: `<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="22"/></w:rPr></w:rPrDefault></w:docDefaults>${style('Normal', 'normal')}${style('Heading1', 'heading 1', '<w:basedOn w:val="Normal"/><w:rPr><w:sz w:val="40"/></w:rPr>')}${style('Title', 'Title')}`,
    numbering: lists({ 1: level(0, 'bullet', '●'), 2: level(0, 'decimal', '%1.') }),
  },
}

/** Styles under the names that Pages has, levels of outline only, lists of imported styles. */
const pages: Maker = {
  run: (text, rPr = '') =>
    r(text, `<w:rFonts w:hint="eastAsia"/>${rPr}<w:rtl w:val="0"/><w:lang w:val="zh-Hans"/>`),
  pPr: {
    title: '<w:pStyle w:val="标题"/><w:bidi w:val="0"/>',
    section: '<w:pStyle w:val="小标题"/><w:bidi w:val="0"/>',
    text: '<w:pStyle w:val="正文"/><w:bidi w:val="0"/>',
    bullet: `<w:pStyle w:val="正文"/>${numPr(2)}<w:bidi w:val="0"/>`,
    first: `<w:pStyle w:val="正文"/>${numPr(4)}<w:bidi w:val="0"/>`,
    second: `<w:pStyle w:val="正文"/>${numPr(4)}<w:bidi w:val="0"/>`,
  },
  parts: {
    styles: `<w:docDefaults><w:rPrDefault/><w:pPrDefault/></w:docDefaults>${style('标题', '标题', '<w:next w:val="正文"/>')}${style('小标题', '小标题', '<w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/></w:rPr>')}${style('正文', '正文')}`,
    numbering: lists({ 2: level(0, 'bullet', '•'), 4: level(0, 'decimal', '%1.') }),
  },
}

/** Styles under numbers, and no blanks kept. */
const wps: Maker = {
  run: (text, rPr = '') =>
    r(text, `<w:rFonts w:hint="eastAsia"/>${rPr}<w:lang w:val="en-US" w:eastAsia="zh-CN"/>`),
  pPr: {
    title: '<w:pStyle w:val="5"/><w:bidi w:val="0"/>',
    section: '<w:pStyle w:val="2"/><w:bidi w:val="0"/>',
    text: '<w:ind w:firstLine="420" w:firstLineChars="200"/>',
    bullet: numPr(1),
    first: numPr(2),
    second: numPr(2),
  },
  parts: {
    styles: `${style('1', 'Normal')}${style('2', 'heading 1', '<w:basedOn w:val="1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr>')}${style('5', 'Title', '<w:basedOn w:val="1"/>')}`,
    numbering: lists({ 1: level(0, 'bullet', ''), 2: level(0, 'decimal', '%1.') }),
  },
}

test.each(Object.entries({ google, pages, wps }))('%s', async (_, maker) => {
  const bytes = wordFile({ ...maker.parts, body: bodyOf(maker) })
  const setting = { path: 'a.docx', memoPath: 'memo.md', decision: null, read: readText }
  const { value, messages } = await importFile(bytes, setting)
  expect(messages.filter(({ level: own }) => own === 'error')).toEqual([])
  expect(value!.source).toBe(
    '---\ntitle: 港口对话备忘录\nlang: zh-CN\nstatus: draft\n---\n\n## 一、航运\n\n双方**均**同意，继续讨论。\n\n- 甲方公布数据。\n- 乙方公布数据。\n\n<!-- -->\n\n1. 第一步。\n2. 第二步。\n\n| 姓名 | 职务 |\n| --- | --- |\n| 张三 | 主任 |\n',
  )
})
