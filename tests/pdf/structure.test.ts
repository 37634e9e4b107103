import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Piece } from '../../scripts/flow/pieces.ts'
import { textOf as contentText } from '../../scripts/layout/line-marks.ts'
import { make, render } from './make.ts'
import { objectsOf, type Dictionary } from './objects.ts'
import { elementsOf, faultsOf, textOf, treeOf } from './tree.ts'

const fixture = (name: string) => join(import.meta.dirname, 'everything', name)
const [memo] = make(fixture('memo.md'), ['brief'])
const bytes = await render(memo!)
const tree = treeOf(bytes)
const all = elementsOf(tree)
const ofType = (type: string) => all.filter((element) => element.type === type)
const find = (id: string) => all.find((element) => element.id === id)!

/** Texts of a flow's pieces in order, as they are in the source. */
const textsOf = (piece: Piece): string[] =>
  piece.type === 'paragraph'
    ? [contentText(piece.content)]
    : piece.type === 'table'
      ? piece.rows.flat().map((cell) => contentText(cell.content))
      : []

/** Content with a text of its own: the text, and of each of its TJ the codes of its glyphs. */
const copiesIn = (pdf: Uint8Array): { readonly text: string; readonly shows: string[][] }[] => {
  const objects = objectsOf(pdf)
  const pages = objects.list(objects.dictionary(objects.root['Pages'])['Kids'])
  const streams = pages.map((page) => objects.stream(objects.dictionary(page)['Contents']))
  const copy = /\/ActualText <feff([0-9a-f]*)>>> BDC\n([^]*?)\nEMC/g
  return streams.flatMap((stream) =>
    [...stream.matchAll(copy)].map(([, hex = '', drawn = '']) => ({
      text: Buffer.from(hex, 'hex').swap16().toString('utf16le'),
      shows: [...drawn.matchAll(/^\[(.*)\] TJ$/gm)].map(([, array = '']) =>
        [...array.matchAll(/<([0-9a-f]*)>/g)].flatMap(([, codes = '']) => codes.match(/.{4}/g)!),
      ),
    })),
  )
}

describe('the structure of a PDF', () => {
  test('says everything the flow says, in its order', () => {
    const spoken = textOf(tree).replaceAll(/\s/g, '')
    let from = 0
    const lost = memo!.flow.body.flatMap(textsOf).filter((text) => {
      const at = spoken.indexOf(text.replaceAll(/\s/g, ''), from)
      from = at < 0 ? from : at + text.replaceAll(/\s/g, '').length
      return at < 0
    })
    expect(lost).toEqual([])
  })

  // MuPDF says the glyphs after a character without one twice, and all that a second font shows.
  test('keeps the text of what one font shows, with a glyph for each space', () => {
    const copies = copiesIn(bytes)
    expect(copies.length).toBeGreaterThan(100)
    expect(copies.filter(({ shows }) => shows.length !== 1)).toEqual([])
    // But in ligatures a character has a glyph.
    const spaced = copies.filter(({ text }) => /^[^f]*\S \S[^f]*$/.test(text))
    expect(spaced.length).toBeGreaterThan(3)
    expect(spaced.filter(({ text, shows }) => shows[0]!.length < text.trimEnd().length)).toEqual([])
  })

  test('ties every content and annotation to the element that names it', () => {
    expect(faultsOf(bytes)).toEqual([])
  })

  test('has one element for a link of two lines, with an annotation on each', () => {
    const link = ofType('Link').find((element) => textOf(element).startsWith('江城水务公开'))!
    expect(textOf(link)).toBe(
      '江城水务公开数据平台二〇二五年度堤防安全与疏浚工程情况通报（含附件与历年数据对照表）',
    )
    expect(link.kids.length).toBe(2)
  })

  test('says an annotation what its whole link says', () => {
    const { all: objects, dictionary } = objectsOf(bytes)
    const said = [...objects.values()]
      .map(({ value }) => dictionary(value))
      .filter(
        ({ Subtype, Contents }) => Subtype === '/Link' && String(Contents).startsWith('江城水务'),
      )
    expect(said.length).toBe(2)
    expect(new Set(said.map(({ Contents }) => Contents)).size).toBe(1)
  })

  test('marks words of another language, and whole paragraphs of it', () => {
    const spans = ofType('Span').map((span) => [span.lang, textOf(span).trim()])
    expect(spans).toContainEqual(['en', 'English words'])
    expect(spans).toContainEqual(['en', 'Harbour & Sons <Forum>'])
    const english = ofType('P').find((element) => textOf(element).startsWith('This paragraph'))!
    expect(english.lang).toBe('en')
    expect(english.kids.every((kid) => typeof kid === 'string')).toBe(true)
  })

  test('reads a note once, where it is first referred to', () => {
    const notes = ofType('Note').map((note) => note.id)
    expect(notes).toEqual(['note.1', 'note.2', 'note.3', 'note.4'])
    expect(textOf(tree).match(/第一条脚注/g)?.length).toBe(1)
  })

  test('gives a figure its alternative text and its box', () => {
    const alts = ofType('Figure').map(({ alt }) => alt)
    expect(alts).toContain('规划 & 方案 <草图>')
    for (const { attributes } of ofType('Figure'))
      expect((attributes!['BBox'] as readonly number[]).length).toBe(4)
  })

  test('keeps a picture shown twice once', () => {
    const { all: objects, dictionary } = objectsOf(bytes)
    const pictures = [...objects.values()].filter(
      ({ value }) => dictionary(value)['Filter'] === '/DCTDecode',
    )
    expect(ofType('Figure').length).toBe(4)
    expect(pictures.length).toBe(1)
  })

  test('names units: an id is a destination and an element', () => {
    const { root, dictionary, list } = objectsOf(bytes)
    const names = list(dictionary(dictionary(root['Names'])['Dests'])['Names'])
    const ids = names.filter((_, at) => at % 2 === 0).map(String)
    expect(ids).toEqual(ids.toSorted())
    expect(ids).toContain('dredge')
    expect(find('dredge').type).toBe('LI')
    expect(find('ports').type).toBe('H2')
  })

  test('counts the open entries of the outline, at every level', () => {
    const { root, dictionary } = objectsOf(bytes)
    const count = (item: Dictionary): number => {
      let sum = 0
      for (let kid = item['First']; kid; kid = dictionary(kid)['Next'])
        sum += 1 + count(dictionary(kid))
      expect(item['Count'] ?? 0).toBe(sum)
      return sum
    }
    expect(count(dictionary(root['Outlines']))).toBe(ofType('H1').length + headings())
    expect(root['PageLabels']).toEqual({ Nums: [0, { S: '/D' }] })
  })

  test('tells running heads from feet, and both from what is read', () => {
    const pages = [...objectsOf(bytes).all.values()].map(({ stream }) => stream)
    const content = pages.find((stream) => stream.includes('/MCID'))!
    expect(content).toContain('/Artifact <</Type /Pagination /Subtype /Header>> BDC')
    expect(content).toContain('/Artifact <</Type /Pagination /Subtype /Footer>> BDC')
    expect(textOf(tree)).not.toContain('前不得公开')
  })
})

const headings = (): number => ['H2', 'H3', 'H4'].flatMap(ofType).length

describe('the bytes of a PDF', () => {
  test('are the same each time', async () => {
    const [again] = make(fixture('memo.md'), ['brief'])
    expect(Buffer.compare(await render(again!), bytes)).toBe(0)
  })

  const has = (tool: string, option: string) => spawnSync(tool, [option]).status === 0
  const folder = mkdtempSync(join(tmpdir(), 'memopress-'))
  const save = async (): Promise<string> => {
    const path = join(folder, 'memo.pdf')
    writeFileSync(path, await render(memo!, true))
    return path
  }

  test.skipIf(!has('qpdf', '--version'))('satisfy qpdf', async () => {
    expect(execFileSync('qpdf', ['--check', await save()], { encoding: 'utf8' })).toContain(
      'No syntax or stream encoding errors',
    )
  })

  test.skipIf(!has('pdftotext', '-v'))('give Poppler the sentences of the source', async () => {
    const text = execFileSync('pdftotext', ['-raw', await save(), '-'], { encoding: 'utf8' })
    const copied = text.replaceAll(/[\n\f]/g, '')
    const texts = memo!.flow.body.flatMap((piece) =>
      piece.type === 'paragraph' && piece.style !== 'code' && piece.style !== 'title'
        ? textsOf(piece)
        : [],
    )
    expect(texts.filter((said) => !copied.includes(said))).toEqual([])
    expect(texts.length).toBeGreaterThan(30)
  })
})
