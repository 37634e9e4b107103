/** Messages about Word files that come in or come back, by small files with a trouble each. */
import { strToU8, zipSync } from 'fflate'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { home } from '../../scripts/files.ts'
import { importFile } from '../../scripts/import/import.ts'
import { lostText } from '../../scripts/import/messages.ts'
import type { Message } from '../../scripts/message.ts'
import {
  anotherMemo,
  finishedCopy,
  matchedByText,
  noBase,
  noReviewTemplate,
  notAccounted,
  unreadableBase,
} from '../../scripts/review/messages.ts'
import { readText } from '../../scripts/project/read-text.ts'
import { p, r, table, wordFile } from '../import/word.ts'

const compound = [0xd0, 0xcf, 0x11, 0xe0]
const tracked = '<w:ins w:id="1" w:author="Li"><w:r><w:t>均</w:t></w:r></w:ins>'
const level =
  '<w:lvl w:ilvl="0"><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>'
const numbering = `<w:abstractNum w:abstractNumId="1">${level}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>`
const numbered = '<w:numPr><w:numId w:val="1"/></w:numPr>'
const heading = '<w:outlineLvl w:val="1"/>'
const styles = '<w:style w:type="paragraph" w:styleId="t"><w:name w:val="toc 1"/></w:style>'
const blip = '<w:p><w:r><w:drawing><a:blip r:embed="a"/></w:drawing></w:r></w:p>'
const picture = (bytes: Iterable<number>) => ({
  relations: { a: ['image', 'media/a.png'] as const, h: ['header', 'header1.xml'] as const },
  files: { 'word/media/a.png': Uint8Array.from(bytes) },
})
const mark = (id: number) => `<w:r><w:footnoteReference w:id="${id}"/></w:r>`
const png = readFileSync(join(home, 'tests/pdf/everything/river.png'))

const files: readonly (readonly [name: string, bytes: Uint8Array])[] = [
  ['agreed.txt', Uint8Array.from([0x81, 0xff])],
  ['agreed.txt', strToU8('双方**同意**。\n')],
  ['agreed.txt', strToU8(`备忘录\n======\n\n${'甲　　乙\n'.repeat(3)}`)],
  ['agreed.txt', strToU8('双方同意。\n- 1 -\n双方继续。\n- 2 -\n双方会晤。\n- 3 -\n')],
  ['agreed.pdf', strToU8('%PDF-1.7')],
  ['agreed.zip', zipSync({ 'a.txt': strToU8('x') })],
  ['agreed.doc', Uint8Array.from(compound)],
  ['locked.docx', Uint8Array.from([...compound, ...Buffer.from('EncryptedPackage', 'utf16le')])],
  ['macros.docx', wordFile({ body: p('x'), files: { 'word/vbaProject.bin': strToU8('x') } })],
  [
    'photos.docx',
    zipSync(
      Object.fromEntries(Array.from({ length: 5001 }, (_, at) => [`${at}`, new Uint8Array()])),
    ),
  ],
  ['archive.docx', wordFile({ body: p('字'.repeat(120_001)) })],
  ['odd.docx', zipSync({ '../x': strToU8('x') })],
  [
    'broken.docx',
    wordFile({ body: p('双方') }).map((byte, at) => (at > 60 && at < 90 ? byte ^ 0xff : byte)),
  ],
  ['broken.docx', zipSync({ '_rels/.rels': strToU8('<a>') })],
  ['reviewed.docx', wordFile({ body: p(tracked) })],
  [
    'agreed.docx',
    wordFile({
      ...picture([1, 2, 3, 4]),
      styles,
      body:
        p('目录', '<w:pStyle w:val="t"/>') +
        p(
          r('可见') +
            r('隐藏', '<w:vanish/>') +
            '<w:r><w:ruby><w:rt><w:r><w:t>zì</w:t></w:r></w:rt></w:ruby></w:r>',
        ) +
        blip,
    }),
  ],
  [
    'agreed.docx',
    wordFile({
      ...picture(png),
      body: p('共识备忘录', '<w:jc w:val="center"/>') + p('双方同意。') + blip,
    }),
  ],
  [
    'agreed.docx',
    wordFile({ ...picture(png), body: p('双方同意，见图。') + blip + p('图1 用水量') }),
  ],
  [
    'agreed.docx',
    wordFile({
      relations: { l: ['hyperlink', 'file:///C:/x.doc'] },
      body: p(`<w:hyperlink r:id="l">${r('文件')}</w:hyperlink>`),
    }),
  ],
  [
    'memo.docx',
    wordFile({
      styles: '<w:style w:type="paragraph" w:styleId="c"><w:name w:val="Memo Colophon"/></w:style>',
      body: p('双方同意。') + p('第一版。校验码 535226ad。', '<w:pStyle w:val="c"/>'),
    }),
  ],
  [
    'agreed.docx',
    wordFile({
      numbering,
      body: p('双方同意。') + p('一般情况', numbered + heading) + p('甲方同意。', numbered),
    }),
  ],
  [
    'agreed.docx',
    wordFile({ body: p('双方同意。') + p('一、情况') + p('1. 甲方同意。') + p('2. 乙方同意。') }),
  ],
  [
    'agreed.docx',
    wordFile({
      body: p(r('1') + r('…', '<w:b/>')) + p('<m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath>'),
    }),
  ],
  [
    'agreed.docx',
    wordFile({ body: table(['<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>' + p('甲')], ['乙', '丙']) }),
  ],
  ['agreed.docx', wordFile({ ...picture(png.subarray(0, 100)), body: p('双方同意。') + blip })],
  [
    'agreed.docx',
    wordFile({
      ...picture(png),
      footnotes: `<w:footnote w:id="1">${table(['甲', '乙'])}</w:footnote><w:footnote w:id="2"/>`,
      body: p(r('双方') + mark(1) + mark(2)) + table([blip, '乙']),
    }),
  ],
  [
    'agreed.docx',
    wordFile({ body: p('双方\u202e同意。') + table([p('甲') + table(['乙', '丙']), '丁']) }),
  ],
]

/** Each file by its name, and what is said of it. */
export const ofImports = async (): Promise<
  { readonly typed: string; readonly message: Message }[]
> => {
  const read = files.map(async ([path, bytes]) => {
    const setting = { path, memoPath: 'source/memo.md', decision: null, read: readText }
    const { messages } = await importFile(bytes, setting)
    return messages.map((message) => ({ typed: `memopress init --from ${path}`, message }))
  })
  const lost = {
    typed: '',
    message: lostText({ wanted: '双方同意', got: '双方意' }, 'agreed.docx'),
  }
  const ofReviews = [
    noReviewTemplate('source/memo.md'),
    noBase('returned.docx', 'source/memo.md'),
    anotherMemo('returned.docx', 'source/memo.md'),
    unreadableBase('returned.docx'),
    notAccounted(['方', '意'], 'returned.docx'),
    finishedCopy('returned.docx'),
    matchedByText('returned.docx', 12),
  ].map((message) => ({ typed: 'memopress review returned.docx', message }))
  return [...(await Promise.all(read)).flat(), lost, ...ofReviews]
}
