/** What scripts do to a Word copy with python-docx, which knows nothing of us: each gives what a person expects. */
import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { toDocx } from '../../scripts/docx/to-docx.ts'
import { readWordStyles } from '../../scripts/docx/house-styles.ts'
import { home } from '../../scripts/files.ts'
import { checkWord } from '../../scripts/proof/word/word.ts'
import { cascadeOf } from '../../scripts/readers/docx/cascade.ts'
import { readPackage } from '../../scripts/readers/docx/package.ts'
import { readWordText, type WordParagraph } from '../../scripts/readers/docx/text.ts'
import { childOf, valueOf } from '../../scripts/readers/docx/xml.ts'
import { itemsMore, labelsOfStyles, memoCopy } from './edited-memo.ts'
import { advice, assets, bullet, counted, flowOf, h, li, p } from './flow.ts'
import { partOf, validate } from './package.ts'

const run = promisify(execFile)
/** The Python of the system, which python-docx is installed for. */
const python = '/usr/bin/python3'
const withPythonDocx = await run(python, ['-c', 'import docx']).then(
  () => true,
  () => false,
)

describe.skipIf(!withPythonDocx)('by python-docx (needs python3-docx)', () => {
  let folder: string
  let before: Uint8Array
  const edited = (name: string): Promise<Uint8Array> => readFile(join(folder, `${name}.docx`))
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'memopress-python-docx-'))
    before = await memoCopy()
    await writeFile(join(folder, 'file.docx'), before)
    const script = join(home, 'tests/docx/office/python_docx.py')
    const picture = join(home, 'tests/pdf/everything/river.png')
    await run(python, [script, join(folder, 'file.docx'), picture, folder])
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  const printed = ({ label, text }: WordParagraph): string => `${label} ${text}`.trim()
  const linesOf = async (name: string): Promise<string[]> =>
    readWordText(await edited(name)).map(printed)

  test('a copy opened and saved says the same, and is valid', async () => {
    expect(await linesOf('saved')).toEqual(readWordText(before).map(printed))
    expect(await validate(await edited('saved'), 'Microsoft365')).toEqual([])
  })

  test.each(itemsMore)(
    'items more at every level are counted with those around: %s …',
    async (...items) => {
      const lines = await linesOf('items')
      const at = lines.indexOf(items[0]!)
      expect(lines.slice(at, at + items.length)).toEqual(items)
    },
  )

  test.each(labelsOfStyles)('a new paragraph in %s has its label', async (style, label) => {
    expect(await linesOf('applied')).toContain(`${label} ${style}`)
  })

  test('a section more with a recommendation has the next numbers', async () => {
    const lines = await linesOf('recommendation')
    const at = lines.indexOf('3 航运')
    expect(lines[at + 1]).toBe('建议 3.1 双方应交换航运数据。')
  })

  /** What text of a style has: its face, and its size in half points. */
  const text = ['BodyText', 'ListBullet', 'ListNumber', 'Quote', 'MemoRecommendation']
  const looksIn = async (name: string) => {
    const { run: find } = cascadeOf(readPackage(await edited(name)))
    return text.map((id) => {
      const has = find({ run: undefined, paragraph: id, table: undefined })
      return [has('w:rFonts')?.attributes['w:eastAsia'], has('w:sz')?.attributes['w:val']]
    })
  }
  test('another face of Normal is that of all text', async () => {
    expect((await looksIn('face')).map(([face]) => face)).toEqual(text.map(() => '仿宋'))
  })
  test('another size of Normal is that of all text', async () => {
    expect((await looksIn('size')).map(([, size]) => size)).toEqual(text.map(() => '32'))
  })

  test.each([
    ['row', '丙', '3'],
    ['typed_row', '丁', '4'],
  ])('a row more of a table looks as its others (%s)', async (edit, name, number) => {
    const cells = readWordText(await edited(edit)).filter(({ place }) => place === 'cell')
    const at = cells.findIndex(({ text: own }) => own === name)
    expect(cells[at + 1]?.text).toBe(number)
    const { run: find, paragraph: set } = cascadeOf(readPackage(await edited(edit)))
    const looks = [cells[at - 1]!, cells[at]!].map(({ style }) => {
      const styled = { run: undefined, paragraph: style || 'Normal', table: 'MemoTable' }
      const fonts = find(styled)('w:rFonts')?.attributes['w:eastAsiaTheme']
      return [
        fonts,
        find(styled)('w:sz')?.attributes['w:val'],
        set(styled)('w:spacing')?.attributes,
      ]
    })
    expect(looks[1]).toEqual(looks[0])
  })

  test('a picture in a line of text has room: the pitch of its paragraph is the least', async () => {
    const word = readPackage(await edited('paste'))
    expect(partOf(await edited('paste'), 'word/document.xml')).toContain('<pic:pic')
    const { paragraph } = cascadeOf(word)
    expect(paragraph({ paragraph: 'BodyText' })('w:spacing')?.attributes['w:lineRule']).toBe(
      'atLeast',
    )
  })

  test('a file of its own as the house’s: lists have bullets, numbers and indents, in their styles', async () => {
    const house = readWordStyles(await edited('house'))!
    const pieces = [
      h(2, 'ships', '航运'),
      p('body', '文'),
      li(bullet(1), '点', 'a'),
      li(counted(2, 1), '数', 'b'),
      li(advice(3, 1, 1), '建', 'c', 'recommendation'),
    ]
    const copy = toDocx(
      flowOf(pieces, { wordStyles: { ...house, file: 'house.dotx' } }),
      assets,
      new Map(),
    )
    const word = readPackage(copy)
    const unlanguaged = checkWord(word).filter(({ rule }) => rule !== 'missing-language')
    expect(unlanguaged).toEqual([])
    const body = readWordText(copy).filter(({ place }) => place === 'body')
    expect(body.map(printed)).toEqual(['航运', '文', '• 点', '1. 数', '建议 1.1 建'])
    const { paragraph } = cascadeOf(word)
    for (const id of ['ListBullet', 'ListNumber']) {
      expect(
        Number(valueOf(paragraph({ paragraph: id })('w:numPr'), 'w:numId')),
        id,
      ).toBeGreaterThan(0)
      expect(
        Number(paragraph({ paragraph: id })('w:ind')?.attributes['w:hanging']),
        id,
      ).toBeGreaterThan(0)
    }
    const items = readWordText(copy).filter(({ label }) => label !== '')
    expect(items.map(({ node }) => childOf(childOf(node, 'w:pPr'), 'w:numPr'))).toEqual([
      undefined,
      undefined,
      undefined,
    ])
    expect(await validate(copy, 'Microsoft365')).toEqual([])
  })
})
