/** A house's own Word template instead of our styles. */
import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { strToU8, unzipSync, zipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readPackage } from '../../scripts/readers/docx/package.ts'
import { checkWord } from '../../scripts/proof/word/word.ts'
import { readWordStyles } from '../../scripts/docx/house-styles.ts'
import { limits } from '../../scripts/limits.ts'
import { proversOf } from '../../scripts/proof/prove.ts'
import { memoOf } from '../memo/read.ts'
import { toDocx } from '../../scripts/docx/to-docx.ts'
import type { Message } from '../../scripts/message.ts'
import { loadTemplates } from '../../scripts/project/templates.ts'
import { loadWordStyles } from '../../scripts/project/word-templates.ts'
import { assets, full, pages } from './flow.ts'
import { changed, inFolder, partOf, validate } from './package.ts'

const run = promisify(execFile)
const has = (command: string): Promise<boolean> =>
  run(command, ['--version']).then(
    () => true,
    () => false,
  )
const withOffice = await has('soffice')
const withPandoc = await has('pandoc')

const styles = 'word/styles.xml'
/** The first bytes of a compound file. */
const compound = Buffer.from('d0cf11e0a1b11ae1', 'hex')

/** The styles of a paragraph of text, by id. */
const styleIn = (docx: Uint8Array, id: string): string =>
  new RegExp(`<w:style [^>]*w:styleId="${id}"[^]*?</w:style>`).exec(partOf(docx, styles))?.[0] ?? ''

const ids = (docx: Uint8Array): string[] =>
  [...partOf(docx, styles).matchAll(/<w:style [^>]*w:styleId="([^"]*)"/g)].map(([, id]) => id!)

/** The flow in the styles of a Word file. */
const dressedIn = async (house: Uint8Array): Promise<Uint8Array> => {
  const wordStyles = readWordStyles(house)
  if (!wordStyles) throw new Error('no Word template')
  return toDocx({ ...full, wordStyles: { ...wordStyles, file: 'house.dotx' } }, assets, pages)
}

const versions = ['Office2010', 'Microsoft365'] as const
const errorsOf = async (docx: Uint8Array): Promise<string[]> =>
  (await Promise.all(versions.map((version) => validate(docx, version)))).flat()

let ours: Uint8Array
beforeAll(async () => {
  ours = await toDocx(full, assets, pages)
})

describe('a house of other ids and another red', () => {
  let house: Uint8Array
  let copy: Uint8Array
  beforeAll(async () => {
    house = changed(ours, styles, (xml) =>
      xml
        // As a Chinese Word numbers its ids; `Title` is the id of some other style here.
        .replace(/(?<=(styleId|basedOn w:val|next w:val)=)"(Heading1|Normal|Title)"/g, (id) =>
          id.replace('Heading1', '1').replace('Normal', 'a').replace('Title', 'a3'),
        )
        .replace('w:val="heading 1"', 'w:val="Heading 1"')
        .replace(
          '</w:styles>',
          '<w:style w:type="paragraph" w:customStyle="1" w:styleId="Title"><w:name w:val="House Label"/><w:basedOn w:val="a"/></w:style></w:styles>',
        )
        .replace(/<w:style [^>]*w:styleId="Quote".*?<\/w:style>/, '')
        .replace(/(w:styleId="1".*?)<w:pPr>/, '$1<w:pPr><w:numPr><w:numId w:val="7"/></w:numPr>')
        .replace(/(w:styleId="1".*?)<w:color [^>]*>/, '$1<w:color w:val="C00000"/>'),
    )
    copy = await dressedIn(house)
  })

  test('lends its look to the styles of our names', () => {
    expect(styleIn(copy, 'Heading1')).toContain('<w:color w:val="C00000"/>')
    expect(styleIn(copy, 'Heading1')).toContain('<w:basedOn w:val="Normal"/>')
    expect(partOf(copy, 'word/document.xml')).toContain('<w:pStyle w:val="Heading1"/>')
  })

  test('keeps its other styles, under other ids where ours need them', () => {
    expect(styleIn(copy, 'Title')).toContain('<w:name w:val="Title"/>')
    expect(styleIn(copy, 'TitleHouse')).toContain('<w:name w:val="House Label"/>')
  })

  test('takes ours for what it lacks, and our lists in place of its own', () => {
    expect(styleIn(copy, 'Quote')).toContain('<w:name w:val="Quote"/>')
    expect(partOf(copy, styles)).not.toContain('<w:numId w:val="7"/>')
    for (const id of ['ListBullet', 'ListNumber', 'MemoRecommendation'])
      expect(styleIn(copy, id), id).toMatch(/<w:numId w:val="[1-9]/)
  })

  test('makes a sound file', async () => {
    expect(new Set(ids(copy)).size).toBe(ids(copy).length)
    expect(checkWord(readPackage(copy))).toEqual([])
    expect(await errorsOf(copy)).toEqual([])
  })
})

test('a house without a language, with an id twice and styles based on none makes a sound file', async () => {
  const house = changed(ours, styles, (xml) =>
    xml
      .replace(/<w:lang [^>]*>/, '')
      .replace(
        '</w:styles>',
        '<w:style w:type="paragraph" w:styleId="Own"><w:name w:val="Own"/><w:basedOn w:val="None"/></w:style>'.repeat(
          2,
        ) + '</w:styles>',
      ),
  )
  const copy = await dressedIn(house)
  expect(partOf(copy, styles)).toMatch(/<w:lang w:val="en-US" w:eastAsia="zh-CN"/)
  expect(partOf(copy, styles).match(/w:styleId="Own"/g)).toHaveLength(1)
  expect(checkWord(readPackage(copy))).toEqual([])
  expect(await errorsOf(copy)).toEqual([])
}, 60_000)

test.skipIf(!withOffice)(
  'styles that went through LibreOffice are found again by name (needs LibreOffice)',
  async () => {
    const house = await inFolder(ours, async (path, folder) => {
      const profile = `-env:UserInstallation=file://${folder}/profile`
      const args = [profile, '--headless', '--convert-to', 'docx:MS Word 2007 XML', path]
      await run('soffice', [...args, '--outdir', `${folder}/out`])
      return readFile(`${folder}/out/file.docx`)
    })
    expect(partOf(house, styles)).toContain('w:styleId="TextBody"')
    const copy = await dressedIn(house)
    expect(ids(copy)).not.toContain('TextBody')
    expect(new Set(ids(copy)).size).toBe(ids(copy).length)
    expect(checkWord(readPackage(copy))).toEqual([])
    expect(await errorsOf(copy)).toEqual([])
  },
)

test.skipIf(!withPandoc)('Pandoc’s reference file lends its headings (needs Pandoc)', async () => {
  const { stdout } = await run('pandoc', ['--print-default-data-file', 'reference.docx'], {
    encoding: 'buffer',
  })
  const copy = await dressedIn(stdout)
  expect(styleIn(copy, 'Heading1')).toContain('w:asciiTheme="majorHAnsi"')
  expect(partOf(copy, 'word/theme/theme1.xml')).toContain('Calibri')
  expect(checkWord(readPackage(copy)).filter(({ rule }) => rule !== 'missing-language')).toEqual([])
})

test('a style that hides the memo is the fault of the house, not of the memo', async () => {
  const hidden = changed(ours, styles, (xml) =>
    xml.replace(
      /(<w:style [^>]*w:styleId="BodyText"[^]*?)<\/w:style>/,
      '$1<w:rPr><w:vanish/></w:rPr></w:style>',
    ),
  )
  const copy = await dressedIn(hidden)
  const wordStyles = { ...readWordStyles(hidden)!, file: 'templates/house.dotx' }
  const memo = memoOf('# Memo\n\nText.\n')
  const { artifact } = proversOf({ memo, source: '', path: 'memo.md', prints: new Map() })
  const messages = artifact(
    { path: 'memo.docx', format: 'docx', bytes: copy },
    { ...full, wordStyles },
  )
  expect(messages).toContainEqual(
    expect.objectContaining({
      path: 'templates/house.dotx',
      en: expect.stringMatching(
        /^memo\.docx: something hides a text, found “w:vanish, BodyText: .*: change how it looks in the template, or in the Word file/,
      ),
    }),
  )
})

describe('a template that names a Word template', () => {
  const root = mkdtempSync(join(tmpdir(), 'memopress-house-'))
  afterAll(() => rmSync(root, { recursive: true, force: true }))
  mkdirSync(join(root, 'templates'))

  const load = (path: string, file: Uint8Array) => {
    writeFileSync(join(root, 'templates/house.dotx'), file)
    writeFileSync(
      join(root, 'templates/own.yaml'),
      `extends: brief\nof: memo\npath: own\nword: { styles: ${path} }\n`,
    )
    const messages: Message[] = []
    const loaded = loadWordStyles(loadTemplates(root), messages)
    return { names: Object.keys(loaded), messages }
  }

  test('gets its styles', () => {
    const { names, messages } = load('house.dotx', ours)
    expect(names).toEqual(['house'])
    expect(messages.filter(({ level }) => level === 'error')).toEqual([])
  })

  test('is told which of ours stand in', () => {
    const house = changed(ours, styles, (xml) =>
      xml.replaceAll('w:val="Body Text"', 'w:val="Plain"'),
    )
    const { messages } = load('house.dotx', house)
    const missing = messages.filter(({ rule }) => rule === 'missing-word-style')
    expect(missing).toEqual([expect.objectContaining({ level: 'query' })])
    expect(missing[0]!.en).toMatch(/no style .*Body Text/)
  })

  // As python-docx and lxml write XML: single quotes in its declaration.
  const quoted = (xml: string): string =>
    xml.replace(/^<\?xml[^>]*\?>/, "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>")

  test('of another program lends its styles, and says what of a letterhead stays behind', () => {
    const files = unzipSync(
      changed(ours, styles, (xml) => quoted(xml.replaceAll('C9D1D9', 'C00000'))),
    )
    const w = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
    const a = 'http://schemas.openxmlformats.org/drawingml/2006/main'
    const lines = Object.keys(files).filter((name) => /^word\/(?:header|footer)/.test(name))
    for (const name of lines) delete files[name]
    const header = `<w:hdr xmlns:w="${w}" xmlns:a="${a}"><w:p><w:r><w:t>东湖中心</w:t></w:r><w:r><w:drawing><a:blip/></w:drawing></w:r></w:p></w:hdr>`
    files['word/header1.xml'] = strToU8(quoted(`<?xml version="1.0"?>\n${header}`))
    const { names, messages } = load('house.dotx', zipSync(files))
    expect(names).toEqual(['house'])
    expect(messages.filter(({ level }) => level === 'error')).toEqual([])
    const left = messages.find(({ rule }) => rule === 'left-in-word-template')!
    expect(left.en).toMatch(/with “东湖中心”, 1 picture; .*`logos`/)
    expect(left.zh).toMatch(/其中有“东湖中心”、图片 1 张；/)
  })

  test.each([
    [
      'macros',
      () => zipSync({ ...unzipSync(ours), 'word/vbaProject.bin': strToU8('x') }),
      /has macros/,
    ],
    [
      'a password',
      () => Buffer.concat([compound, Buffer.from('EncryptedPackage', 'utf16le')]),
      /has a password/,
    ],
    ['the form of an older Word', () => compound, /older Word/],
    [
      'no styles',
      () => zipSync({ 'word/document.xml': strToU8('<w:document/>') }),
      /lacks `word\/styles\.xml`/,
    ],
    ['an end torn off', () => ours.subarray(0, ours.length - 100), /cannot be read/],
    ['nothing of a Word file', () => strToU8('{\\rtf1'), /no Word template/],
  ])('is refused with %s, in words that say so', (_, file, said) => {
    const { names, messages } = load('house.dotx', file())
    expect(names).toEqual([])
    expect(messages).toEqual([
      expect.objectContaining({
        level: 'error',
        rule: 'bad-word-template',
        en: expect.stringMatching(said) as string,
      }),
    ])
  })

  test('is refused when the Word templates before it have all the styles there may be', () => {
    const comment = `<w:p w:val="${'x'.repeat(limits.wordStylesBytes - 200_000)}"/>`
    const house = changed(ours, styles, (xml) =>
      xml.replace('</w:styles>', `${comment}</w:styles>`),
    )
    for (const n of [1, 2, 3, 4]) {
      writeFileSync(join(root, `templates/house${n}.dotx`), house)
      const own = `extends: brief\nof: memo\npath: own${n}\nword: { styles: house${n}.dotx }\n`
      writeFileSync(join(root, `templates/own${n}.yaml`), own)
    }
    const { messages } = load('house.dotx', ours)
    for (const n of [1, 2, 3, 4]) rmSync(join(root, `templates/own${n}.yaml`))
    expect(messages.filter(({ level }) => level === 'error').map(({ rule }) => rule)).toEqual([
      'too-many-word-styles',
    ])
  })

  test.each([
    ['a file that is not there', 'no.dotx', () => ours],
    ['a file outside its folder', '../../house.dotx', () => ours],
    ['a text', 'house.dotx', () => strToU8('PK, it says')],
    ['a zip of something else', 'house.dotx', () => zipSync({ 'a.txt': strToU8('a') })],
    [
      'broken XML',
      'house.dotx',
      () => changed(ours, styles, (xml) => xml.replace('</w:style>', '')),
    ],
    [
      'a DTD',
      'house.dotx',
      () => changed(ours, styles, (xml) => xml.replace('<w:styles', '<!DOCTYPE x><w:styles')),
    ],
  ])('is refused %s', (_, path, file) => {
    const { names, messages } = load(path, file())
    expect(names).toEqual([])
    expect(messages.map(({ rule }) => rule)).toEqual(['bad-word-template'])
  })
})

test('elements inside each other without end are no Word template', () => {
  const deep = '<w:p>'.repeat(100_000) + '</w:p>'.repeat(100_000)
  const w = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
  const xml = `<w:styles xmlns:w="${w}">${deep}</w:styles>`
  expect(readWordStyles(zipSync({ 'word/styles.xml': strToU8(xml) }))).toBeNull()
})
