/** A Word file of another program becomes the source of a memo: every character once, in order, or nothing. */
import fc from 'fast-check'
import { strToU8, zipSync } from 'fflate'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { home } from '../../scripts/files.ts'
import { importFile } from '../../scripts/import/import.ts'
import type { Message } from '../../scripts/message.ts'
import { readText } from '../../scripts/project/read-text.ts'
import type { Decision } from '../../scripts/readers/foreign/revisions.ts'
import { errorsOf } from '../whole.ts'
import { p, r, table, wordFile, type Parts } from './word.ts'

const importBytes = (bytes: Uint8Array, decision: Decision | null = null, path = 'agreed.docx') =>
  importFile(bytes, { path, memoPath: 'memo.md', decision, read: readText })

/** The memo below its front matter, and what was said. */
const imported = async (parts: Parts, decision: Decision | null = null) => {
  const { value, messages } = await importBytes(wordFile(parts), decision)
  const body = value?.source.replace(/^---\n[^]*?\n---\n\n/, '') ?? null
  return { body, value, messages }
}

const rulesOf = (messages: readonly Message[]): string[] => messages.map(({ rule }) => rule)

const centred = '<w:jc w:val="center"/>'
const big = '<w:sz w:val="44"/>'

describe('structure', () => {
  test('by styles: a title, headings from the outermost on, text', async () => {
    const style = (id: string, name: string) =>
      `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/></w:style>`
    const { value, messages } = await imported({
      styles: style('a', 'Title') + style('1', 'heading 1') + style('2', 'heading 2'),
      body: [
        p('共识备忘录', '<w:pStyle w:val="a"/>'),
        p('半导体', '<w:pStyle w:val="1"/>'),
        p('双方同意。'),
        p('建议：', '<w:pStyle w:val="2"/>'),
      ].join(''),
    })
    expect(value!.source).toBe(
      '---\ntitle: 共识备忘录\nlang: zh-CN\nstatus: draft\n---\n\n## 半导体\n\n双方同意。\n\n### 建议：\n',
    )
    expect(rulesOf(messages)).not.toContain('guessed-heading')
  })

  test('without styles: by size, number and words, and each guess is said at its line', async () => {
    const { value, messages } = await imported({
      body: [
        p(r('共识备忘录', big), centred),
        p('（2025年10月，北京）', centred),
        p('双方于2025年10月在北京会晤，讨论了下列问题。'),
        p('一、半导体'),
        p('（一）现状'),
        p('双方回顾了现状。'),
        p('建议：'),
        p('1. 两国应继续讨论。'),
        p('2. 两国应公布数据。'),
        p('二、人工智能'),
        p('双方同意，继续讨论。'),
      ].join(''),
    })
    expect(value!.source.split('\n').filter((line) => /^#|^\d\.|^title/.test(line))).toEqual([
      'title: 共识备忘录',
      '## 一、半导体',
      '### （一）现状',
      '### 建议：',
      '1. 两国应继续讨论。',
      '2. 两国应公布数据。',
      '## 二、人工智能',
    ])
    const lines = value!.source.split('\n')
    expect(rulesOf(messages)).toContain('real-list')
    const headings = messages.filter(({ rule }) => rule === 'guessed-heading')
    expect(headings.map(({ place }) => lines[place!.line - 1])).toEqual([
      '## 一、半导体',
      '### （一）现状',
      '### 建议：',
      '## 二、人工智能',
    ])
  })

  test('建议 that stand in several parts of a chapter belong to those', async () => {
    const part = (heading: string) =>
      p(heading) + p('双方同意，继续讨论。') + p('建议：') + p('两国应公布数据。')
    const { body } = await imported({
      body: p('一、半导体') + part('（一）现状') + part('（二）前景') + part('二、人工智能'),
    })
    expect(body!.split('\n').filter((line) => line.startsWith('#'))).toEqual([
      '## 一、半导体',
      '### （一）现状',
      '#### 建议：',
      '### （二）前景',
      '#### 建议：',
      '## 二、人工智能',
      '### 建议：',
    ])
  })

  test('a sentence that begins with a number stays a paragraph', async () => {
    const { body } = await imported({
      body: p('一、总体要求。坚持来源明确、事实可核。') + p('二、重点任务。统一范围。'),
    })
    expect(body).toBe('一、总体要求。坚持来源明确、事实可核。\n\n二、重点任务。统一范围。\n')
  })

  test("lists of Word's, with the numbers that Markdown cannot write typed", async () => {
    const level = (at: number, format: string, text: string) =>
      `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`
    const item = (id: number, at = 0) =>
      `<w:numPr><w:ilvl w:val="${at}"/><w:numId w:val="${id}"/></w:numPr>`
    const num = (id: number) => `<w:num w:numId="${id}"><w:abstractNumId w:val="${id}"/></w:num>`
    const { body, messages } = await imported({
      numbering: `<w:abstractNum w:abstractNumId="1">${level(0, 'decimal', '%1.')}${level(1, 'lowerLetter', '%2)')}</w:abstractNum>
        <w:abstractNum w:abstractNumId="2">${level(0, 'bullet', '·')}</w:abstractNum>
        <w:abstractNum w:abstractNumId="3">${level(0, 'chineseCounting', '（%1）')}</w:abstractNum>${num(1)}${num(2)}${num(3)}`,
      body: [
        p('甲。', item(1)),
        p('乙。', item(1, 1)),
        p('丙。', item(1)),
        p('丁。', item(2)),
        p('戊。', item(3)),
        p('己。', item(3)),
      ].join(''),
    })
    expect(body).toBe(
      '1. 甲。\n   1. 乙。\n2. 丙。\n\n<!-- -->\n\n- 丁。\n\n（一）戊。\n\n（二）己。\n',
    )
    // Of both, but said once.
    expect(rulesOf(messages).filter((rule) => rule === 'typed-number')).toHaveLength(1)
  })

  test('lists that count on, begin anew, skip a level, or have numbers of two figures', async () => {
    const level = (at: number) =>
      `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%${at + 1}."/></w:lvl>`
    const item = (text: string, id: number, at = 0) =>
      p(text, `<w:numPr><w:ilvl w:val="${at}"/><w:numId w:val="${id}"/></w:numPr>`)
    const num = (id: number) => `<w:num w:numId="${id}"><w:abstractNumId w:val="${id}"/></w:num>`
    const pattern = (id: number) =>
      `<w:abstractNum w:abstractNumId="${id}">${[0, 1, 2].map(level).join('')}</w:abstractNum>`
    const letters = [...'甲乙丙丁戊己庚辛壬癸']
    const { body } = await imported({
      numbering: pattern(1) + pattern(2) + num(1) + num(2),
      body: [
        item('子。', 2),
        p('正文，说明如下。'),
        item('丑。', 2),
        ...letters.map((letter) => item(`${letter}。`, 1)),
        item('寅。', 1, 2),
      ].join(''),
    })
    expect(body).toBe(
      `1. 子。\n\n正文，说明如下。\n\n2. 丑。\n\n<!-- -->\n\n${letters.map((letter, at) => `${at + 1}. ${letter}。`).join('\n')}\n    1. 寅。\n`,
    )
  })

  test.each([
    [['① 甲。', '②乙。'], '1. 甲。\n2. 乙。\n'],
    [['a) 甲。', 'b) 乙。'], '1. 甲。\n2. 乙。\n'],
    [
      ['1. 甲。', '2. 乙。', '① 丙。', '② 丁。'],
      '1. 甲。\n2. 乙。\n\n<!-- -->\n\n1. 丙。\n2. 丁。\n',
    ],
    [['b) 甲。', 'c) 乙。'], 'b) 甲。\n\nc) 乙。\n'],
  ])('items that were typed: %j', async (lines, markdown) => {
    const { body } = await imported({ body: lines.map((line) => p(line)).join('') })
    expect(body).toBe(markdown)
  })

  test('quotes by their style, one of several paragraphs as one', async () => {
    const quote = '<w:pStyle w:val="q"/>'
    const { body } = await imported({
      styles: '<w:style w:type="paragraph" w:styleId="q"><w:name w:val="Intense Quote"/></w:style>',
      body: p('如下所述。') + p('第一段。', quote) + p('第二段。', quote) + p('完。'),
    })
    expect(body).toBe('如下所述。\n\n> 第一段。\n>\n> 第二段。\n\n完。\n')
  })

  test('columns of a table are aligned as all of their cells are', async () => {
    const cell = (text: string, align = '') => p(text, align && `<w:jc w:val="${align}"/>`)
    const { body } = await imported({
      body:
        p('如下。') +
        table(
          [cell('名称', 'center'), cell('数量', 'center'), cell('备注', 'center')],
          [cell('甲'), cell('12', 'right'), cell('无', 'center')],
          [cell('乙'), cell('345', 'end'), cell('', 'left')],
        ),
    })
    expect(body).toContain('| 名称 | 数量 | 备注 |\n| --- | --: | :-: |\n| 甲 | 12 | 无 |')
  })

  test('tables, with merged cells unfolded', async () => {
    const wide = '<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>'
    const covered = '<w:tcPr><w:vMerge/></w:tcPr>'
    const { body, messages } = await imported({
      body:
        p('名单如下。') +
        table(['姓名', '职务'], [wide + p('合并 | 两格')], [covered + p(''), p('甲') + p('乙')]),
    })
    expect(body).toBe(
      '名单如下。\n\n| 姓名 | 职务 |\n| --- | --- |\n| 合并 \\| 两格 |  |\n|  | 甲<br>乙 |\n',
    )
    expect(rulesOf(messages)).toEqual(
      expect.arrayContaining(['guessed-table-head', 'unfolded-cells']),
    )
  })
})

describe('what stands in paragraphs', () => {
  test('emphasis, links, notes, breaks, comments', async () => {
    const { body } = await imported({
      relations: { link: ['hyperlink', 'https://example.org/a b'] },
      footnotes:
        '<w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote>' +
        `<w:footnote w:id="1">${p('见附件。')}</w:footnote>`,
      comments: `<w:comment w:id="0" w:author="Li">${p('核对 -- 数字')}</w:comment>`,
      body: p(
        r('甲 ', '<w:b/>') +
          r('乙', '<w:i/>') +
          '<w:r><w:footnoteReference w:id="1"/></w:r>' +
          `<w:hyperlink r:id="link">${r('网页')}</w:hyperlink>` +
          '<w:r><w:br/></w:r>' +
          r('H') +
          r('2', '<w:vertAlign w:val="subscript"/>') +
          r('O') +
          '<w:r><w:commentReference w:id="0"/></w:r>',
      ),
    })
    expect(body).toBe(
      '**甲** *乙*[^1][网页](https://example.org/a%20b)\\\nH<sub>2</sub>O <!-- Word: Li: 核对 — 数字 -->\n\n[^1]: 见附件。\n',
    )
  })

  test('a look that Markdown cannot begin is given up, a formula becomes a line: both are said', async () => {
    const formula = '<m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath>'
    const { body, messages } = await imported({ body: p(r('1') + r('…', '<w:b/>')) + p(formula) })
    expect(body).toBe('1…\n\na+b\n')
    expect(rulesOf(messages)).toEqual(expect.arrayContaining(['left-look', 'linear-formula']))
  })

  test('a formula says how it was built: bars, roots, brackets and sums are signs', async () => {
    const m = (name: string, inside: string) => `<m:${name}>${inside}</m:${name}>`
    const t = (text: string) => m('r', m('t', text))
    const chr = (name: string, sign: string) => `<m:${name} m:val="${sign}"/>`
    const sum = m(
      'nary',
      m('naryPr', chr('chr', '∑')) + m('sub', t('i=1')) + m('sup', t('n')) + m('e', t('x')),
    )
    const fraction = m('f', m('num', t('a+b')) + m('den', t('2')))
    const root = m('rad', m('deg', '') + m('e', t('y')))
    const brackets = m('d', m('dPr', chr('begChr', '[') + chr('endChr', ']')) + m('e', t('c')))
    const binomial = m('f', m('fPr', chr('type', 'noBar')) + m('num', t('n')) + m('den', t('k')))
    const power = m('sSup', m('e', t('E')) + m('sup', t('2')))
    const formula = m(
      'oMath',
      sum + t('=') + fraction + t('+') + root + brackets + power + m('d', m('e', binomial)),
    )
    const { body, messages } = await imported({ body: p('如下。') + p(formula) })
    expect(body).toBe('如下。\n\n∑\\_(i=1)^n x=(a+b)/2+√(y)[c]E^2(n¦k)\n')
    expect(rulesOf(messages)).toContain('linear-formula')
  })

  test('letters that are raised or lowered by hand are superscripts and subscripts', async () => {
    const shifted = (by: number) => `<w:position w:val="${by}"/>`
    const { body } = await imported({
      body:
        p(r('H') + r('2', shifted(-6)) + r('O，10') + r('3', shifted(8)) + r('米', shifted(2))) +
        // As LibreOffice writes them.
        p(r('双方讨论CO') + r('2', `${shifted(-2)}<w:sz w:val="16"/>`) + r('。')) +
        p(r('全段抬高。', shifted(8))),
    })
    expect(body).toBe(
      'H<sub>2</sub>O，10<sup>3</sup>米\n\n双方讨论CO<sub>2</sub>。\n\n全段抬高。\n',
    )
  })

  test('contents, hidden text and links to files are named and left out', async () => {
    const { body, messages } = await imported({
      relations: { file: ['hyperlink', 'file:///C:/x.doc'], head: ['header', 'header1.xml'] },
      styles: '<w:style w:type="paragraph" w:styleId="t"><w:name w:val="toc 1"/></w:style>',
      body:
        p('半导体 1', '<w:pStyle w:val="t"/>') +
        p(
          r('可见', '') +
            r('隐藏', '<w:vanish/>') +
            `<w:r><w:ruby><w:rt>${r('zi', '')}</w:rt><w:rubyBase>${r('字', '')}</w:rubyBase></w:ruby></w:r>` +
            `<w:hyperlink r:id="file">${r('文件')}</w:hyperlink>`,
        ),
    })
    expect(body).toBe('可见字文件\n')
    expect(rulesOf(messages)).toEqual(
      expect.arrayContaining([
        'left-contents',
        'left-running-lines',
        'left-hidden-text',
        'left-other-text',
        'left-address',
      ]),
    )
  })

  test('a copy that memopress made comes in without what its templates print', async () => {
    const styles = [
      'heading 1',
      'Memo Overview Head',
      'Memo Recommendation',
      'Memo Colophon',
      'Title',
    ]
    const of = (at: number) => `<w:pStyle w:val="s${at}"/>`
    const number = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    const { body, messages } = await imported({
      styles: styles
        .map(
          (name, at) =>
            `<w:style w:type="paragraph" w:styleId="s${at}"><w:name w:val="${name}"/></w:style>`,
        )
        .join(''),
      numbering:
        '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="建议 1.%1"/></w:lvl></w:abstractNum>' +
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>',
      body: [
        p('备忘录', of(4)),
        table([p('1', of(1)), p('半导体', of(1))]),
        p('半导体', of(0)),
        p('双方同意。'),
        p('两国应继续讨论。', of(2) + number),
        p('两国应公布数据。', of(2) + number),
        p('第一版。校验码 535226ad。', of(3)),
      ].join(''),
    })
    expect(body).toBe(
      '## 半导体\n\n双方同意。\n\n### 建议\n\n- 两国应继续讨论。\n- 两国应公布数据。\n',
    )
    expect(rulesOf(messages)).toContain('left-own-parts')
  })

  test('a picture stands beside the memo, described by its caption; one that cannot be printed is named', async () => {
    const blip = (id: string) =>
      `<w:p><w:r><w:drawing><a:blip r:embed="${id}"/></w:drawing></w:r></w:p>`
    const png = readFileSync(join(home, 'tests/pdf/everything/river.png'))
    const { value, messages } = await imported({
      relations: { one: ['image', 'media/a.png'], two: ['image', 'media/b.wmf'] },
      files: { 'word/media/a.png': png, 'word/media/b.wmf': new Uint8Array([1, 2, 3]) },
      body: p('见下图。') + blip('one') + p('图1 用水量') + blip('two'),
    })
    expect(value!.source).toContain('![图1 用水量](pictures/a.png)')
    expect([...value!.pictures.keys()]).toEqual(['pictures/a.png'])
    expect(rulesOf(messages)).toEqual(
      expect.arrayContaining(['guessed-description', 'left-picture']),
    )
  })
})

describe('tracked changes', () => {
  const by = 'w:id="1" w:author="Li"'
  const body = p(
    r('双方') +
      `<w:del ${by}><w:r><w:delText>不</w:delText></w:r></w:del>` +
      `<w:ins ${by}>${r('均')}</w:ins>` +
      r('同意。'),
  )

  test.each([
    ['accept', '双方均同意。\n'],
    ['reject', '双方不同意。\n'],
  ] as const)('%sed', async (decision, text) => {
    expect((await imported({ body }, decision)).body).toBe(text)
  })

  test('are asked about', async () => {
    const { value, messages } = await imported({ body })
    expect(value).toBeNull()
    expect(rulesOf(messages)).toEqual(['tracked-changes'])
  })
})

describe('what is not taken', () => {
  const macro = { 'word/vbaProject.bin': new Uint8Array([1]) }
  const damaged = () => {
    const bytes = wordFile({ body: p('双方') })
    return bytes.map((byte, at) => (at > 60 && at < 90 ? byte ^ 0xff : byte))
  }
  const encrypted = Buffer.concat([
    Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
    Buffer.from('EncryptedPackage', 'utf16le'),
  ])
  test.each<[rule: string, bytes: Uint8Array]>([
    ['not-word', strToU8('text')],
    ['not-word', new Uint8Array()],
    ['not-word', zipSync({ 'a.txt': strToU8('x') })],
    ['not-word', strToU8('%PDF-1.7')],
    ['old-word', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])],
    ['encrypted-word', encrypted],
    ['word-macros', wordFile({ body: p('双方'), files: macro })],
    ['damaged-word', damaged()],
    ['damaged-word', zipSync({ '_rels/.rels': strToU8('<a>') })],
    ['unsafe-word', zipSync({ '../evil': strToU8('x') })],
    ['unsafe-word', zipSync({ '/etc/evil': strToU8('x') })],
  ])('%s', async (rule, bytes) => {
    const { value, messages } = await importBytes(bytes)
    expect(value).toBeNull()
    expect(rulesOf(messages)).toEqual([rule])
  })

  test('what unpacks to more than a budget', async () => {
    const zeros = new Uint8Array(120 * 1024 * 1024)
    const bytes = zipSync({ 'word/a.bin': zeros, 'word/b.bin': zeros })
    expect(rulesOf((await importBytes(bytes)).messages)).toEqual(['word-too-large'])
  })

  test('what is of more elements than are read, whatever its part is called', async () => {
    const bytes = wordFile({
      body: p('双方'),
      files: { 'word/a.bin': strToU8(`\ufeff\n${'<a/>'.repeat(1_000_001)}`) },
    })
    expect(rulesOf((await importBytes(bytes)).messages)).toEqual(['word-too-large'])
  })

  test.each([
    ['in one paragraph', p('甲'.repeat(120_001))],
    ['in lines of one paragraph', `<w:p><w:r>${'<w:br/>'.repeat(120_001)}</w:r></w:p>`],
    ['in all', p('甲'.repeat(110_000)).repeat(20)],
    ['in looks', p((r('甲') + r('甲', '<w:b/>')).repeat(2001))],
    ['in paragraphs', p('甲').repeat(20_001)],
  ])('more text than a memo may have, %s', async (_, body) => {
    const { value, messages } = await importBytes(wordFile({ body }))
    expect(value).toBeNull()
    expect(rulesOf(messages)).toEqual(['word-too-large'])
  })

  test.each(['0', '-1', 'two'])('a cell that says it is %s columns wide is one', async (wide) => {
    const cell = `<w:tc><w:tcPr><w:gridSpan w:val="${wide}"/></w:tcPr>${p('甲')}</w:tc>`
    const { body } = await imported({ body: `<w:tbl><w:tr>${cell}</w:tr></w:tbl>` })
    expect(body).toBe('| 甲 |\n| --- |\n')
  })

  test('numbers and levels beyond those Word counts', async () => {
    const level = (at: string) =>
      `<w:lvl w:ilvl="${at}"><w:start w:val="999999999"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="${'%1'.repeat(9999)})"/></w:lvl>`
    const numbering = `<w:abstractNum w:abstractNumId="1">${level('0')}${level('999999999')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>`
    const item = (at: string) =>
      p('甲', `<w:numPr><w:ilvl w:val="${at}"/><w:numId w:val="1"/></w:numPr>`)
    const { body } = await imported({ body: item('0') + item('999999999'), numbering })
    expect(body!.length).toBeLessThan(1000)
  })

  test('a declared type is no part of a Word file', async () => {
    const file = '<!DOCTYPE a [<!ENTITY e "x">]><w:document xmlns:w="a">&e;</w:document>'
    const rels =
      '<Relationships><Relationship Id="a" Type="x/officeDocument" Target="d.xml"/></Relationships>'
    const bytes = zipSync({ '_rels/.rels': strToU8(rels), 'd.xml': strToU8(file) })
    expect(rulesOf((await importBytes(bytes)).messages)).toEqual(['damaged-word'])
  })
})

describe('plain text', () => {
  const importText = async (bytes: Uint8Array) =>
    (await importBytes(bytes, null, 'agreed.txt')).value?.source.replace(/^---\n[^]*?\n---\n\n/, '')

  test('with indents of two blanks, and in the encoding of Chinese programs', async () => {
    const gb = Uint8Array.from([0xcb, 0xab, 0xb7, 0xbd, 0xa1, 0xa3]) // 双方。
    expect(await importText(gb)).toBe('双方。\n')
    const text = '　　双方同意。\r\n　　双方继续讨论，并公布数据。\r\n'
    expect(await importText(strToU8(text))).toBe('双方同意。\n\n双方继续讨论，并公布数据。\n')
  })

  test('whose first line is its title, and whose last heading is followed by names alone', async () => {
    const text = '港口对话备忘录\n\n一、背景\n双方举行了对话。\n\n二、参会人员\n中方\n张三\n'
    const { value, messages } = await importBytes(strToU8(text), null, 'agreed.txt')
    expect(value?.source).toContain('title: 港口对话备忘录\n')
    expect(value?.source.split('---\n').at(-1)).toBe(
      '\n## 一、背景\n\n双方举行了对话。\n\n## 二、参会人员\n\n中方\n\n张三\n',
    )
    expect(rulesOf(messages)).toContain('guessed-title')
    const items = '港口对话备忘录\n双方举行了对话。\n一、加强合作\n二、扩大交流\n'
    expect(await importText(strToU8(items))).not.toContain('#')
  })

  test.each([
    ['关于数据共享的备忘录\n\n双方同意。\n双方继续讨论。\n', '关于数据共享的备忘录'],
    ['关于数据共享的备忘录\n　　双方同意。\n　　双方继续讨论。\n', '关于数据共享的备忘录'],
    ['Data Sharing Memo\n\nBoth sides agreed.\n', 'Data Sharing Memo'],
    ['一、导语\n\n双方同意。\n', 'agreed'],
    ['双方同意。\n\n双方继续讨论。\n', 'agreed'],
    ['From: a@example.org\n\nBoth sides agreed.\n', 'agreed'],
    ['2026年1月3日\n\n双方同意。\n', 'agreed'],
  ])('%j has its title', async (text, title) => {
    const { value, messages } = await importBytes(strToU8(text), null, 'agreed.txt')
    expect(value!.source).toContain(`title: ${title}\n`)
    expect(rulesOf(messages)).toContain('guessed-title')
  })

  test('that is Markdown keeps its marks as characters, which is said', async () => {
    const { value, messages } = await importBytes(strToU8('双方**同意**。\n'), null, 'agreed.txt')
    expect(value!.source).toContain('双方\\*\\*同意\\*\\*。')
    expect(rulesOf(messages)).toContain('markdown-in-text')
    const plain = await importBytes(strToU8('双方同意 * 号。\n'), null, 'agreed.txt')
    expect(rulesOf(plain.messages)).not.toContain('markdown-in-text')
  })

  test('whose paragraphs were broken by hand, and whose items were not', async () => {
    const text =
      '　　双方同意继续讨论，\r\n并公布\r\n数据。\r\n一、现状\r\n  - 甲方。\r\n  - 乙方。\r\n'
    expect(await importText(strToU8(text))).toBe(
      '双方同意继续讨论，并公布数据。\n\n## 一、现状\n\n- 甲方。\n- 乙方。\n',
    )
  })

  test('marks that the memo could not be read with are not tried: the parser takes the square of them', async () => {
    const { messages } = await importBytes(strToU8('[^1]'.repeat(80_000)), null, 'agreed.txt')
    expect(messages).toContainEqual(
      expect.objectContaining({ level: 'error', rule: 'too-many-marks', path: 'memo.md' }),
    )
  })

  test('in no encoding that is known is not taken', async () => {
    const { messages } = await importBytes(Uint8Array.from([0x81, 0xff]), null, 'agreed.txt')
    expect(rulesOf(messages)).toEqual(['not-text'])
  })

  test('whose lines a program of mail has cut', async () => {
    const words = Array.from({ length: 40 }, () => 'agreement on the exchange of data').join(' ')
    const cut = words.replaceAll(/(.{50,66}) /g, '$1\n')
    expect(await importText(strToU8(`${cut}\n\n${cut}\n`))).toBe(`${words}\n\n${words}\n`)
  })
})

describe('Markdown', () => {
  const importMarkdown = async (text: string) => importBytes(strToU8(text), null, 'notes/agreed.md')

  test('keeps every character, below front matter where it has none', async () => {
    const text = '# 共识备忘录\n\n双方同意。  \n继续讨论*。*\n'
    expect((await importMarkdown(text)).value!.source).toBe(
      `---\nlang: zh-CN\nstatus: draft\n---\n\n${text}`,
    )
    const whole = '---\ntitle: 备忘录\n---\n\n双方同意。\n'
    expect((await importMarkdown(whole)).value!.source).toBe(whole)
  })

  test('without a title has the name of the file, and is asked about', async () => {
    const { value, messages } = await importMarkdown('Both sides agreed.\n')
    expect(value!.source).toMatch(/^---\ntitle: agreed\nlang: en\n/)
    expect(rulesOf(messages)).toContain('guessed-title')
  })
})

test('a name is no path: of pictures only the last part is kept', async () => {
  const png = readFileSync(join(home, 'tests/pdf/everything/river.png'))
  const { value } = await imported({
    relations: { one: ['image', 'media/..%2f甲 乙.png'] },
    files: { 'word/media/..%2f甲 乙.png': png },
    body: p('见图。') + '<w:p><w:r><w:drawing><a:blip r:embed="one"/></w:drawing></w:r></w:p>',
  })
  for (const path of value!.pictures.keys()) expect(path).toMatch(/^pictures\/[\w.-]+$/)
})

test('breaks at the edges of a text are none of it', async () => {
  const br = '<w:r><w:br/></w:r>'
  const { body, messages } = await imported({
    footnotes: `<w:footnote w:id="1">${p(r('注。') + br)}</w:footnote>`,
    body:
      p(br + r('双方') + br + r('同意。') + br + br) +
      p(`${r('甲')}<w:r><w:footnoteReference w:id="1"/></w:r>${br}${r(' ')}`),
  })
  expect(rulesOf(messages.filter(({ level }) => level === 'error'))).toEqual([])
  expect(body).toBe('双方\\\n同意。\n\n甲[^1]\n\n[^1]: 注。\n')
})

test('whatever is typed in Word is text of the memo, and none of it is lost', async () => {
  const char = fc.constantFrom(
    ...'双方同意AI12 　\t，。：“”（）[]()<>*_~`#>-+=|\\&!@:/.;^{}$%—…•一、1.',
  )
  const text = fc.string({ unit: char, maxLength: 30 })
  const look = fc.constantFrom(
    '',
    '<w:b/>',
    '<w:i/>',
    '<w:strike/>',
    '<w:u w:val="single"/>',
    '<w:vertAlign w:val="superscript"/>',
  )
  const broken = fc.constantFrom('<w:r><w:br/></w:r>', '<w:r><w:tab/></w:r>')
  const run = fc.oneof(
    { weight: 6, arbitrary: fc.tuple(text, look).map(([words, rPr]) => r(words, rPr)) },
    broken,
  )
  const paragraph = fc.array(run, { minLength: 1, maxLength: 4 }).map((runs) => p(runs.join('')))
  const block = fc.oneof(
    { weight: 4, arbitrary: paragraph },
    fc.array(fc.tuple(text, text), { minLength: 1, maxLength: 3 }).map((rows) => table(...rows)),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(block, { minLength: 1, maxLength: 6 }), async (blocks) => {
      const { messages } = await importBytes(wordFile({ body: p('双方同意。') + blocks.join('') }))
      expect(rulesOf(messages)).not.toContain('import-not-whole')
    }),
    { numRuns: 150, seed: 22 },
  )
})

const shared = join(home, '../shared/word-files')

describe.skipIf(!existsSync(shared))(
  'files made by Word (skipped where they are not there)',
  () => {
    test('every one is taken whole, or is none of a memo', async () => {
      for (const folder of ['documents', 'import'])
        for (const name of readdirSync(join(shared, folder)).filter((each) =>
          each.endsWith('.docx'),
        )) {
          const bytes = readFileSync(join(shared, folder, name))
          const { messages } = await importBytes(bytes, 'accept', name)
          const errors = rulesOf(errorsOf(messages))
          // One holds nothing but a watermark.
          expect([name, ...errors]).toEqual(
            name === 'SectionWithWatermark.docx' ? [name, 'empty-memo'] : [name],
          )
        }
    })

    test('headings of documents without styles are found', async () => {
      const found = await Promise.all(
        [1, 2, 3].map(async (at) => {
          const { value } = await importBytes(
            readFileSync(join(shared, `import/official-${at}.docx`)),
          )
          return value!.source.split('\n').filter((line) => line.startsWith('#'))
        }),
      )
      expect(found).toMatchInlineSnapshot(`
        [
          [
            "## 一、导语",
            "## 二、主要信息",
            "### （一）短视频平台内集中复现特征较为明显",
            "### （二）梗源解释型内容带动话题进一步扩散",
            "### （三）跨平台传播特征逐渐显现",
            "## 三、工作提示",
          ],
          [
            "## 会议基本信息",
            "## 出席",
            "## 参加",
            "## 记录",
            "## 责任分工",
            "## 后续要求",
            "## 附件1（可选）",
          ],
          [
            "## 附件1（可选）",
          ],
        ]
      `)
    })
  },
)
