/** Kinds of changes beyond those of words: values of the front matter, notes, marks, comments, shapes of other programs. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { reviewFile } from '../../scripts/cli/review-file.ts'
import { home, sha256 } from '../../scripts/files.ts'
import { readMemo, readTemplates, toDocx, toFlow } from '../../scripts/index.ts'
import { readResources } from '../../scripts/project/resources.ts'
import { asideChanges } from '../../scripts/review/aside.ts'
import { readText } from '../../scripts/review/read-text.ts'
import { review } from '../../scripts/review/review.ts'
import { edited, retype } from './word-edits.ts'

const resources = readResources(home).value!
const templates = readTemplates(home).value!
const memo = `---
title: 港口对话共识备忘录
subtitle: 第三轮对话的结论
convenors: [东湖中心, 海湾学会]
date: 2026年1月
place: 武汉
lang: zh-CN
domains:
  ports: 港口
---

双方就**港口**交换意见。[^1]

## 港口

双方同意继续讨论评估方法。 <!-- unit id=method -->
<!-- 部里还没有同意 -->

- 两国应公布数据。

[^1]: 见附件一的说明。
`
const copyOf = (text: string, template = 'review'): Uint8Array => {
  const source = readMemo(text, { path: 'memo.md', folder: home }).value!
  return toDocx(toFlow(source, templates, { template }).value!, templates)
}
const copy = copyOf(memo)

type Change = (xml: string) => string
const withParts = (bytes: Uint8Array, changes: Readonly<Record<string, Change>>): Uint8Array => {
  const files = unzipSync(bytes)
  const changed = Object.entries(changes).map(([path, change]) => {
    const before = files[path] ? strFromU8(files[path]) : ''
    const after = change(before)
    if (after === before) throw new Error(`nothing to change in ${path}`)
    return [path, strToU8(after)] as const
  })
  return zipSync({ ...files, ...Object.fromEntries(changed) })
}
const document = 'word/document.xml'

const reviewed = async (bytes: Uint8Array, today = memo, file = join(home, 'memo.md')) =>
  review({ path: 'memo.md', folder: home, file, today: readText(today)!, given: null, resources }, [
    { path: 'back.docx', bytes },
  ])

const run = (text: string, rPr = ''): string =>
  `<w:r>${rPr}<w:t xml:space="preserve">${text}</w:t></w:r>`

describe('a change lands', () => {
  test.each<[what: string, bytes: () => Uint8Array, before: string, after: string]>([
    [
      'of the title',
      () => edited(copy, retype('港口对话共识备忘录', '港口对话联合声明')),
      'title: 港口对话共识备忘录',
      'title: 港口对话联合声明',
    ],
    [
      'of the subtitle, in quotes where YAML needs them',
      () => edited(copy, retype('第三轮对话的结论', '结论: 三点')),
      'subtitle: 第三轮对话的结论',
      'subtitle: "结论: 三点"',
    ],
    [
      'of a value in the byline',
      () => withParts(copy, { [document]: (xml) => xml.replace('海湾学会', '海湾研究会') }),
      '海湾学会',
      '海湾研究会',
    ],
    [
      'in a note',
      () => withParts(copy, { 'word/footnotes.xml': (xml) => xml.replace('附件一', '附件二') }),
      '附件一',
      '附件二',
    ],
    [
      'to bold',
      () =>
        withParts(copy, {
          [document]: (xml) =>
            xml.replace(
              run('两国应公布数据。'),
              run('两国应') + run('公布', '<w:rPr><w:b/></w:rPr>') + run('数据。'),
            ),
        }),
      '应公布数',
      '应**公布**数',
    ],
    [
      'from bold',
      () =>
        withParts(copy, {
          [document]: (xml) =>
            xml.replace(
              /(<w:rPr><w:rStyle w:val="Strong"\/>)(<\/w:rPr><w:t [^>]*>港口)/,
              '$1<w:b w:val="0"/>$2',
            ),
        }),
      '**港口**交换',
      '港口交换',
    ],
  ])('%s', async (_, bytes, before, after) => {
    const { value, messages } = await reviewed(bytes())
    expect(messages).toEqual([])
    expect(value!.source).toBe(memo.replace(before, after))
    expect(value!.answers.map(({ fate }) => fate)).toEqual(['landed'])
  })

  test('of a new note: its mark where it was put, its text at the end', async () => {
    const bytes = withParts(copy, {
      [document]: (xml) =>
        xml.replace(
          run('两国应公布数据。'),
          `${run('两国应公布数据')}<w:r><w:footnoteReference w:id="77"/></w:r>${run('。')}`,
        ),
      'word/footnotes.xml': (xml) =>
        xml.replace(
          '</w:footnotes>',
          `<w:footnote w:id="77"><w:p>${run('指吞吐量。')}</w:p></w:footnote></w:footnotes>`,
        ),
    })
    const { value } = await reviewed(bytes)
    expect(value!.source).toBe(
      `${memo.replace('公布数据。', '公布数据[^new1]。')}\n[^new1]: 指吞吐量。\n`,
    )
    expect(value!.answers.map(({ fate }) => fate)).toEqual(['landed', 'landed'])
    const again = await reviewed(bytes, value!.source)
    expect(again.value!.source).toBe(value!.source)
    expect(again.value!.answers.map(({ fate }) => fate)).toEqual(['made', 'made'])
  })
})

describe('what Markdown has no place for is listed, and the text stays as it was', () => {
  const [head] = Object.keys(unzipSync(copy)).filter((path) => /header\d*\.xml$/.test(path))
  test.each<[what: string, bytes: () => Uint8Array, told: readonly object[]]>([
    [
      'colours',
      () =>
        withParts(copy, {
          [document]: (xml) =>
            xml.replace(
              run('两国应公布数据。'),
              run('两国应') +
                run('公布', '<w:rPr><w:color w:val="ff0000"/></w:rPr>') +
                run('数据。', '<w:rPr><w:highlight w:val="yellow"/></w:rPr>'),
            ),
        }),
      [
        { words: '公布', look: 'color FF0000' },
        { words: '数据。', look: 'highlight yellow' },
      ],
    ],
    [
      'hidden words',
      () =>
        withParts(copy, {
          [document]: (xml) =>
            xml.replace(
              run('两国应公布数据。'),
              run('两国应公布') + run('数据。', '<w:rPr><w:vanish/></w:rPr>'),
            ),
        }),
      [{ words: '数据。', look: 'hidden' }],
    ],
    [
      'sizes and fonts',
      () =>
        withParts(copy, {
          [document]: (xml) =>
            xml.replace(
              run('两国应公布数据。'),
              run('两国应') +
                run('公布', '<w:rPr><w:rFonts w:ascii="Calibri" w:eastAsia="楷体"/></w:rPr>') +
                run('数据。', '<w:rPr><w:sz w:val="36"/></w:rPr>'),
            ),
        }),
      [
        { words: '数据。', look: 'size 18' },
        { words: '公布', look: 'font Calibri 楷体' },
      ],
    ],
    [
      'words in a head',
      () =>
        withParts(copy, {
          [head!]: (xml) => xml.replace('</w:hdr>', `<w:p>${run('内部')}</w:p></w:hdr>`),
        }),
      [{ kind: 'template', before: '', after: '内部' }],
    ],
    [
      'words above notes',
      () =>
        withParts(copy, {
          'word/footnotes.xml': (xml) =>
            xml.replace(/(<w:footnote [^>]*w:type="separator".*?)(<\/w:p>)/, `$1${run('草稿')}$2`),
        }),
      [{ kind: 'template', before: '', after: '草稿' }],
    ],
  ])('%s', async (_, bytes, told) => {
    const { value, messages } = await reviewed(bytes())
    expect(messages).toEqual([])
    expect(value!.source).toBe(memo)
    expect(value!.answers).toMatchObject(told.map((change) => ({ change, fate: 'listed' })))
  })

  test('words in the contents, unless they are headings as they are now', () => {
    const heading = (text: string) => ({
      names: [],
      text,
      runs: [],
      style: 'heading 2',
      depth: null,
      level: 2,
      comments: [],
      cell: null,
      note: null,
      notes: [],
    })
    const copyWith = (headings: readonly string[], lines: readonly string[]) => ({
      paragraphs: headings.map(heading),
      aside: lines.map((text) => ({ kind: 'contents' as const, text })),
    })
    const issued = copyWith(
      ['港口', '目标2030', '能源'],
      ['目录', '1　港口', '2　目标2030', '3　能源'],
    )
    const returned = copyWith(
      ['码头', '目标2030', '能源'],
      ['目录', '1　码头1', '2　目标20302', '3　能量3'],
    )
    expect(asideChanges(issued, returned)).toEqual([
      { kind: 'template', before: '3　能源', after: '' },
      { kind: 'template', before: '', after: '3　能量' },
    ])
  })

  test('and text that was not read at all stops the review', async () => {
    const bytes = withParts(copy, {
      [document]: (xml) =>
        xml.replace(/<w:sectPr[ >]/, (own) => `<w:altered>${run('漏')}</w:altered>${own}`),
    })
    const { value, messages } = await reviewed(bytes)
    expect([value, messages.map(({ rule }) => rule)]).toEqual([null, ['review-not-whole']])
  })
})

test('comments come with their words, line, answers and state, and are a file for the editor', async () => {
  const comment = (id: number, author: string, text: string): string =>
    `<w:comment w:id="${id}" w:author="${author}" w:date="2026-02-0${id}T08:00:00Z"><w:p w14:paraId="0000000${id}">${run(text)}</w:p></w:comment>`
  const w =
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
  const type = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments'
  const bytes = withParts(copy, {
    [document]: (xml) =>
      xml.replace(
        run('双方同意继续讨论评估方法。'),
        `${run('双方同意')}<w:commentRangeStart w:id="1"/>${run('继续讨论')}<w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r><w:r><w:commentReference w:id="2"/></w:r>${run('评估方法。')}`,
      ),
    'word/comments.xml': () =>
      `<w:comments ${w}>${comment(1, '王', '谁来讨论？')}${comment(2, '李', '工作组。')}</w:comments>`,
    'word/commentsExtended.xml': () =>
      '<w15:commentsEx xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"><w15:commentEx w15:paraId="00000001" w15:done="1"/><w15:commentEx w15:paraId="00000002" w15:paraIdParent="00000001" w15:done="1"/></w15:commentsEx>',
    'word/_rels/document.xml.rels': (xml) =>
      xml.replace(
        '</Relationships>',
        `<Relationship Id="c1" Type="${type}" Target="comments.xml"/><Relationship Id="c2" Type="http://schemas.microsoft.com/office/2011/relationships/commentsExtended" Target="commentsExtended.xml"/></Relationships>`,
      ),
  })
  const { value } = await reviewed(bytes)
  expect(value!.source).toBe(memo)
  expect(value!.remarks).toEqual([
    {
      author: '王',
      date: '2026-02-01T08:00:00Z',
      text: '谁来讨论？',
      quoted: '继续讨论',
      isResolved: true,
      file: 'back.docx',
      unit: 'method',
      line: 16,
      replies: [{ author: '李', date: '2026-02-02T08:00:00Z', text: '工作组。' }],
    },
  ])
  expect(reviewFile(value!, 'memo.md', 'zh')).toBe(
    '# 审阅意见：memo.md\n\n## 批注\n\n### memo.md:16 · `method` · back.docx (已解决)\n\n> 继续讨论\n\n**王**, 2026-02-01: 谁来讨论？\n\n- **李**, 2026-02-02: 工作组。\n',
  )
})

describe('the text that a copy was issued from', () => {
  const today = memo.replace('继续讨论', '尽快讨论').replace('公布数据', '公布全部数据')
  const back = edited(copy, retype('港口对话共识备忘录', '港口对话联合声明'))
  const merged = today.replace('港口对话共识备忘录', '港口对话联合声明')

  test('is in the copy, when the memo has moved on', async () => {
    const { value } = await reviewed(back, today)
    expect(value).toMatchObject({ source: merged, bases: [{ from: 'copy' }] })
  })

  test('is found in the history of the memo, when the copy has lost it', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'memopress-review-'))
    const git = (...args: readonly string[]) =>
      execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.org', ...args], {
        cwd: folder,
      })
    git('init', '-q')
    for (const text of [memo, today]) {
      writeFileSync(join(folder, 'memo.md'), text)
      git('add', '-A')
      git('commit', '-q', '-m', 'memo')
    }
    const { 'customXml/item1.xml': _, ...files } = unzipSync(back)
    const { value } = await reviewed(zipSync(files), today, join(folder, 'memo.md'))
    expect(value!.source).toBe(merged)
    const [first] = git('rev-list', '--reverse', 'HEAD').toString().split('\n')
    expect(value!.bases).toEqual([{ file: 'back.docx', from: { commit: first } }])
    const none = await reviewed(zipSync(files), today, join(folder, 'none.md'))
    expect(none.messages.map(({ rule }) => rule)).toEqual(['another-base'])
    rmSync(folder, { recursive: true })
  })

  test('is of no use where it cannot be read any more', async () => {
    const broken = memo.replace('双方就**港口**', '<div>双方就**港口**</div>')
    const bytes = withParts(back, {
      'customXml/item1.xml': (xml) =>
        xml
          .replace(/sha256="[^"]*"/, `sha256="${sha256(broken)}"`)
          .replace(/>---[^]*(?=<)/, `>${broken.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}`),
    })
    const { value, messages } = await reviewed(bytes, today)
    expect([value, messages.map(({ rule }) => rule)]).toEqual([null, ['unreadable-base']])
  })
})

describe('a file as another program writes it', () => {
  const each = (xml: string, change: (run: string) => string): string =>
    xml.replaceAll(/<w:r>(?:(?!<w:r>).)*?<w:t [^>]*>[^<]{4,}<\/w:t><\/w:r>/g, change)
  const halves = (own: string): string =>
    own.replace(
      /^(<w:r>.*?<w:t [^>]*>)([^<]{2})([^<&]*)(<\/w:t><\/w:r>)$/,
      '$1$2$4<w:proofErr w:type="spellStart"/>$1$3$4<w:proofErr w:type="spellEnd"/>',
    )
  const shapes: Readonly<Record<string, Readonly<Record<string, Change>>>> = {
    'with runs cut in two and proofing marks': { [document]: (xml) => each(xml, halves) },
    'with rsids and ids of paragraphs': {
      [document]: (xml) =>
        xml
          .replaceAll('<w:p>', '<w:p w14:paraId="1A2B3C4D" w:rsidR="00AB12CD" w:rsidP="00AB12CD">')
          .replaceAll('<w:r>', '<w:r w:rsidRPr="00AB12CD">'),
    },
    'with smart tags and content controls': {
      [document]: (xml) =>
        each(
          xml,
          (own) => `<w:smartTag w:uri="urn:x" w:element="place">${own}</w:smartTag>`,
        ).replaceAll(
          /(<w:p><w:pPr><w:pStyle w:val="[^"]*"\/><\/w:pPr>)(<w:bookmarkStart)/g,
          '$1<w:sdt><w:sdtPr/><w:sdtContent/></w:sdt>$2',
        ),
    },
    'with styles under numbers, as WPS has them': Object.fromEntries(
      [document, 'word/styles.xml', 'word/footnotes.xml', 'word/numbering.xml'].map((path) => [
        path,
        (xml: string) =>
          xml.replaceAll(
            /(w:(?:pStyle|rStyle|basedOn|next|link) w:val|w:styleId)="([A-Za-z]\w*)"/g,
            (_, key: string, id: string) =>
              `${key}="${[...id].reduce((sum, c) => (sum * 31 + c.charCodeAt(0)) % 99991, 7)}"`,
          ),
      ]),
    ),
    'with everything in every run, few styles and no bookmarks, as Google Docs has it': {
      [document]: (xml) =>
        xml
          .replaceAll(/<w:bookmark(?:Start|End)[^>]*>/g, '')
          .replaceAll(/<w:pStyle w:val="(?:BodyText|MemoLead|TableText|TableHead)"\/>/g, '')
          .replaceAll(
            '<w:r><w:t',
            '<w:r><w:rPr><w:b w:val="0"/><w:i w:val="0"/><w:strike w:val="0"/><w:u w:val="none"/><w:shd w:fill="auto" w:val="clear"/><w:vertAlign w:val="baseline"/><w:rtl w:val="0"/></w:rPr><w:t',
          ),
    },
    'with directions and languages everywhere, and no bookmarks, as Pages has it': {
      [document]: (xml) =>
        xml
          .replaceAll(/<w:bookmark(?:Start|End)[^>]*>/g, '')
          .replaceAll('</w:pPr>', '<w:bidi w:val="0"/></w:pPr>')
          .replaceAll(
            '<w:r><w:t',
            '<w:r><w:rPr><w:rtl w:val="0"/><w:lang w:val="zh-Hans"/></w:rPr><w:t',
          ),
    },
    'without any bookmarks': {
      [document]: (xml) => xml.replaceAll(/<w:bookmark(?:Start|End)[^>]*>/g, ''),
    },
  }
  test.each(Object.entries(shapes))(
    '%s changes nothing, and its change lands',
    async (what, parts) => {
      const plain = await reviewed(withParts(copy, parts))
      expect(plain).toMatchObject({ value: { source: memo, answers: [] } })
      // Where bookmarks are lost, this is said.
      expect(plain.messages.map(({ rule }) => rule)).toEqual(
        what.includes('bookmarks') ? ['matched-by-text'] : [],
      )
      const { value } = await reviewed(
        withParts(edited(copy, retype('两国应公布数据。', '两国应每年公布数据。')), parts),
      )
      expect(value!.source).toBe(memo.replace('应公布', '应每年公布'))
    },
  )
})

test('a finished document that came back is told from a review copy', async () => {
  const { messages } = await reviewed(copyOf(memo, 'brief'))
  expect(messages.map(({ rule }) => rule)).toEqual(['finished-copy'])
})
