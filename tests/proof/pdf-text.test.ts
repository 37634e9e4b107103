/** Pages as the proof reads them: as pdf.js does, glyph by glyph, and nothing that is not read is passed over. */
import { join } from 'node:path'
import { deflateSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Drawn } from '../../scripts/readers/pdf/canvas.ts'
import { drawnOn } from '../../scripts/readers/pdf/content.ts'
import { objectsOf } from '../../scripts/readers/pdf/objects.ts'
import { pagesIn } from '../../scripts/readers/pdf/pages.ts'
import { readPdf } from '../../scripts/readers/pdf/text.ts'
import { loadPdfjs, settings } from '../tools/pdfjs.ts'
import { make, render } from '../pdf/make.ts'
import { written } from '../random/markdown.ts'
import { memos } from '../random/memo.ts'
import { whole } from '../whole.ts'
import { pdf } from './pdf.ts'

type Content = { readonly id: string; text: string }

/** What each marked content of each page says to pdf.js, which writes gaps as spaces. */
const ofPdfjs = async (bytes: Uint8Array): Promise<Content[][]> => {
  const { getDocument } = await loadPdfjs()
  const task = getDocument({ data: new Uint8Array(bytes), ...settings })
  const document = await task.promise
  const pages: Content[][] = []
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number)
    const options = { includeMarkedContent: true, disableNormalization: true }
    const contents: Content[] = []
    for (const item of (await page.getTextContent(options)).items)
      if ('str' in item) contents.at(-1)!.text += item.str
      else if (item.type.startsWith('begin')) contents.push({ id: item.id ?? '', text: '' })
    pages.push(contents)
  }
  await task.destroy()
  return pages
}

const drawnIn = (bytes: Uint8Array): { readonly page: string; readonly drawn: Drawn[] }[] => {
  const objects = objectsOf(bytes)
  const fonts = new Map()
  return pagesIn(objects).map((page) => ({
    page: page.ref,
    drawn: drawnOn(objects.dictionaryAt(page), objects, fonts),
  }))
}

const ofOurs = (bytes: Uint8Array): Content[][] =>
  drawnIn(bytes).map(({ page, drawn }) => {
    const contents: Content[] = []
    for (const item of drawn)
      if (item.type === 'text') contents.at(-1)!.text += item.text
      else if (item.type === 'begin')
        contents.push({ id: item.id === null ? '' : `p${page}_mc${item.id}`, text: '' })
    return contents
  })

const inkOf = (pages: readonly (readonly Content[])[]): Content[][] =>
  pages.map((contents) =>
    contents.map(({ id, text }) => ({ id, text: text.replaceAll(/\s+/g, '') })),
  )

/** Places of a page that have a space before them, by the characters of ink up to there. */
const spacesOf = (contents: readonly Content[]): Set<number> => {
  const places = new Set<number>()
  let ink = 0
  for (const { text } of contents)
    for (const part of text.trim().split(/(\s+)/))
      if (part.trim() === '') places.add(ink)
      else ink += part.length
  return places
}

/** A space typed beside a full-width mark is drawn where the mark has nothing: pdf.js measures no gap there. */
const besideMark = /[\u3000-\u303f\uff00-\uffef“”‘’—…]/

/** The same ink, and no space where pdf.js has none: it takes narrower gaps for one. */
const expectAlike = async (bytes: Uint8Array, path: string): Promise<void> => {
  const [ours, theirs] = [ofOurs(bytes), await ofPdfjs(bytes)]
  expect(inkOf(ours), path).toEqual(inkOf(theirs))
  for (const [page, contents] of ours.entries()) {
    const ink = contents.map(({ text }) => text.replaceAll(/\s+/g, '')).join('')
    const known = spacesOf(theirs[page]!)
    const others = [...spacesOf(contents)].filter((at) => !known.has(at))
    expect(
      others.filter((at) => !besideMark.test(ink.slice(at - 1, at + 1))),
      path,
    ).toEqual([])
  }
}

const root = join(import.meta.dirname, '../..')

describe('is read as pdf.js reads it', () => {
  test.each([
    ['the memo', 'source/memo.md'],
    ['a memo of everything', 'tests/pdf/everything/memo.md'],
    ['what the checks are tried on', 'tests/proof/memo.md'],
    ['a memo in English', 'tests/fixtures/plain-memo-en/memo.md'],
  ])('%s', async (_, file) => {
    for (const made of make(join(root, file))) {
      const bytes = await render(made)
      await expectAlike(bytes, made.path)
    }
  })

  test('memos nobody wrote', async () => {
    await fc.assert(
      fc.asyncProperty(memos, async (memo) => {
        const options = { only: ['brief'], formats: ['pdf' as const] }
        const { artifacts } = await whole(written(memo).markdown, options)
        for (const { bytes, file } of artifacts)
          if (file.format === 'pdf') await expectAlike(bytes!, file.path)
      }),
      {
        numRuns: Number(process.env['RANDOM_RUNS'] ?? 10),
        seed: Number(process.env['RANDOM_SEED'] ?? 4),
        endOnFailure: process.env['RANDOM_SHRINK'] === undefined,
      },
    )
  })
})

/** A page of such operators, in a font whose codes 1 to 3 are A, B and a space, half an em wide. */
const page = (
  content: string | Buffer,
  streamKeys = '',
  fontKeys = '',
  contents = '4 0 R',
  more = '',
): Buffer => {
  const cmap =
    more +
    '1 beginbfchar <0003> <0020> endbfchar 1 beginbfrange <0001> <0002> [<0041> <0042>] endbfrange'
  const stream = (text: string | Buffer, keys = '') => {
    const bytes = Buffer.from(text as string, 'latin1')
    return `<< /Length ${bytes.length} ${keys} >>\nstream\n${bytes.toString('latin1')}\nendstream`
  }
  return pdf([
    '<< /Pages 2 0 R /StructTreeRoot << /K [12 0 R] >> >>',
    '<< /Kids [3 0 R] >>',
    `<< /MediaBox [0 0 100 100] /Contents ${contents} /Resources << /Font << /F1 5 0 R >> /XObject << /I 8 0 R /X 9 0 R /L 10 0 R /Q 11 0 R >> /ExtGState << /G1 << /Font [5 0 R 10] >> >> >> >>`,
    stream(content, streamKeys),
    `<< /Encoding /Identity-H /ToUnicode 6 0 R /DescendantFonts [7 0 R] ${fontKeys} >>`,
    stream(cmap),
    '<< /W [1 [500 500] 3 3 500] /CIDToGIDMap /Identity /FontDescriptor << /FontFile2 8 0 R >> >>',
    stream('no page', '/Subtype /Image'),
    stream(
      'BT /F1 10 Tf 1 0 0 1 5 0 Tm [<0002>] TJ ET',
      '/Subtype /Form /Matrix [1 0 0 1 0 50] /Resources << /Font << /F1 5 0 R >> >>',
    ),
    stream('/L Do', '/Subtype /Form /Resources << /XObject << /L 10 0 R >> >>'),
    stream('Q', '/Subtype /Form'),
    '<< /S /Figure /Alt (a port) /Pg 3 0 R /K 0 >>',
  ])
}
const textOf = (bytes: Uint8Array): string[] =>
  drawnIn(bytes).flatMap(({ drawn }) =>
    drawn.flatMap((item) => (item.type === 'text' ? [item.text] : [])),
  )
const begin = 'BT /F1 10 Tf 1 0 0 1 10 10 Tm'

describe('a page', () => {
  test.each([
    ['says what its codes stand for', `${begin} [<00010002>] TJ ET`, ['AB']],
    ['has a space where there is a gap', `${begin} [<0001> -200 <0002>] TJ ET`, ['A B']],
    ['has none where glyphs are set apart by less', `${begin} [<0001> -199 <0002>] TJ ET`, ['AB']],
    ['has a space where one is drawn', `${begin} [<000100030002>] TJ ET`, ['A B']],
    ['has a space where a narrow one is drawn', `${begin} [<00010003> 490 <0002>] TJ ET`, ['A B']],
    ['has none where it is taken back', `${begin} [<00010003> 491 <0002>] TJ ET`, ['AB']],
    ['has one that another text drew', `${begin} [<00010003> 490] TJ [<0002>] TJ ET`, ['A', ' B']],
    [
      'has one between texts on one line',
      `${begin} [<0001>] TJ 1 0 0 1 20 12 Tm [<0002>] TJ ET`,
      ['A', ' B'],
    ],
    ['has none between lines', `${begin} [<0001>] TJ 1 0 0 1 20 20 Tm [<0002>] TJ ET`, ['A', 'B']],
    ['says nothing beside its edges', `${begin} [<0001> -9000 <0002>] TJ ET`, ['A']],
    ['shows what no font explains', `${begin} [<00010009>] TJ ET`, ['A\ufffd']],
    [
      'may be moved and turned upside down',
      `q 1 0 0 -1 0 100 cm BT /F1 10 Tf 1 0 0 -1 10 90 Tm [<0001>] TJ ET Q`,
      ['A'],
    ],
    ['shows pictures, and what they say', `${begin} [<0001>] TJ ET /I Do /X Do`, ['A', 'B']],
  ])('%s', (_, content, expected) => {
    expect(textOf(page(content))).toEqual(expected)
  })

  test('may be deflated', () => {
    const content = deflateSync(Buffer.from(`${begin} [<0001>] TJ ET`))
    expect(textOf(page(content, '/Filter /FlateDecode'))).toEqual(['A'])
  })

  test('tells where its texts stand', () => {
    const [first] = drawnIn(page('/X Do'))[0]!.drawn
    expect(first).toMatchObject({
      type: 'text',
      text: 'B',
      box: { x: 5, y: 50, end: 10, size: 10 },
    })
  })

  test.each([
    ['an opening mark', '201C', { x: 15, end: 20 }],
    ['a closing mark', '201D', { x: 10, end: 15 }],
    ['a comma', 'FF0C', { x: 10, end: 15 }],
    ['a character', '53CC', { x: 10, end: 20 }],
  ])('%s as wide as a character stands where its ink is', (_, code, stands) => {
    const wide = `1 beginbfchar <0004> <${code}> endbfchar\n`
    const bytes = Buffer.from(
      page(`${begin} [<0004>] TJ ET`, '', '', '4 0 R', wide)
        .toString('latin1')
        .replace('3 3 500]', '3 4 999]'),
      'latin1',
    )
    const [first] = drawnIn(bytes)[0]!.drawn
    expect(first).toMatchObject({ box: { x: stands.x, end: expect.closeTo(stands.end, 1) } })
  })
})

describe('is refused', () => {
  const good = `${begin} [<0001>] TJ ET`
  const edited = (from: string, to: string) =>
    Buffer.from(page(good).toString('latin1').replace(from, to.padEnd(from.length)), 'latin1')
  test.each<[string, Uint8Array, RegExp]>([
    ['an operator that is not ours', page(`${begin} (AB) ' ET`), /“'” is never drawn/],
    ['the name of something every object has', page('constructor'), /“constructor” is never drawn/],
    ['a text made invisible', page(`BT 3 Tr /F1 10 Tf [<0001>] TJ ET`), /“Tr” is never drawn/],
    ['a text without a font', page('BT [<0001>] TJ ET'), /without a font/],
    ['a text without a list', page(`${begin} <0001> TJ ET`), /no list/],
    ['a text of names', page(`${begin} [/AB] TJ ET`), /not of codes/],
    ['half a code', page(`${begin} [<000100>] TJ ET`), /not of codes/],
    ['a font that is not there', page('BT /F2 10 Tf ET'), /a font that is not in the file/],
    ['a font by way of a state', page('/G1 gs'), /set in another way/],
    [
      'a font of other codes',
      edited('/Encoding /Identity-H', '/Encoding /WinAnsi'),
      /not of two bytes/,
    ],
    [
      'widths without an end',
      edited('/W [1 [500 500] 3 3 500]', '/W [0 4294967294 5]'),
      /no range/,
    ],
    ['a page without edges', edited('/MediaBox [0 0 100 100]', ''), /no 4 numbers/],
    ['a place of five numbers', page('1 0 0 1 0 cm'), /no 6 numbers/],
    ['a picture that is not there', page('/Y Do'), /of unknown making/],
    ['a picture inside itself', page('/L Do'), /call stack/],
    ['a picture that takes what the page kept', page(`q /Q Do Q ${good}`), /did not begin/],
    ['what is kept for ever', page(`q ${good}`), /does not end/],
    ['content that does not end', page(`/P <</MCID 0>> BDC ${good}`), /does not end/],
    ['content that did not begin', page(`${good} EMC`), /did not begin/],
    ['content marked by a name', page(`/P /MC0 BDC ${good} EMC`), /marked in another way/],
    ['operands without an operator', page('1 0 0'), /no operator/],
    ['values without an end', page(`${'1 '.repeat(769)}w`), /more than 768 values/],
    [
      'a code of a whole book',
      page(
        good,
        '',
        '',
        '4 0 R',
        `1 beginbfrange <0000> <ffff> <${'0041'.repeat(257)}> endbfrange `,
      ),
      /no characters/,
    ],
    ['another way of packing', page(good, '/Filter /LZWDecode'), /in another way than/],
    ['a predictor', page(good, '/Filter /FlateDecode /DecodeParms <<>>'), /in another way than/],
    ['what does not unpack', page(good, '/Filter /FlateDecode'), /header check/],
    [
      'what unpacks to more than is expected',
      page(deflateSync(Buffer.alloc(257 << 20)), '/Filter /FlateDecode'),
      /larger than/,
    ],
    ['a stream of another length', edited(`/Length ${good.length}`, '/Length 3'), /no .*endstream/],
    [
      'streams that unpack to more together',
      page(`${good} %${'9'.repeat(90 << 20)}`, '', '', '[4 0 R 4 0 R 4 0 R]'),
      /more than/,
    ],
    ['a page that is cropped', page(good, '', '', '4 0 R /CropBox [0 0 9 9]'), /“CropBox”/],
    ['a page in another unit', page(good, '', '', '4 0 R /UserUnit 2'), /another unit/],
    ['a stamp', page(good, '', '', '4 0 R /Annots [<< /Subtype /Stamp >>]'), /no link/],
    [
      'a link that shows something',
      page(good, '', '', '4 0 R /Annots [<< /Subtype /Link /AP 9 0 R >>]'),
      /“AP”/,
    ],
    [
      'a font of other glyphs',
      edited('/CIDToGIDMap /Identity', '/CIDToGIDMap 8 0 R'),
      /not the glyphs/,
    ],
    ['a font that is not embedded', edited('/FontFile2 8 0 R', ''), /not the glyphs/],
    [
      'a font of too many codes',
      page(
        good,
        '',
        '',
        '4 0 R',
        '9 beginbfrange <0000> <ffff> <0000> <0000> <ffff> <0000> <0000> <ffff> <0000> <0000> <ffff> <0000> <0000> <ffff> <0000> endbfrange ',
      ),
      /too many codes/,
    ],
    ['an encrypted file', edited('/Root 1 0 R', '/Encrypt 1 0 R /Root 1 0 R'), /“Encrypt”/],
    ['pages inside themselves', edited('/Kids [3 0 R]', '/Kids [2 0 R]'), /no tree/],
  ])('%s', (_, bytes, words) => {
    expect(() => readPdf(bytes)).toThrow(words)
  })

  test('a copy that is not what is drawn', () => {
    const copied = (copy: string) =>
      readPdf(page(`/Span << /MCID 0 /ActualText ${copy} >> BDC ${good} EMC`)).miscopied
    expect(copied('(A)')).toEqual([])
    expect(copied('(A )')).toEqual([])
    expect(copied('<feff0041>')).toEqual([])
    expect(copied('(B)')).toEqual([{ drawn: 'A', copy: 'B' }])
    expect(copied('()')).toEqual([{ drawn: 'A', copy: '' }])
    const nested = `/Span << /ActualText (B) >> BDC /Span << /MCID 0 >> BDC ${good} EMC EMC`
    expect(readPdf(page(nested)).miscopied).toEqual([{ drawn: 'A', copy: 'B' }])
  })

  test('no text that is put into a figure, where the memo has none', () => {
    const { body, alts } = readPdf(page(`/Figure << /MCID 0 >> BDC ${good} EMC`))
    expect([body.map(({ text }) => text), alts]).toEqual([['A'], ['a port']])
  })

  test('no font with outlines of PostScript', () => {
    const font = '/CIDToGIDMap /Identity /FontDescriptor << /FontFile2 8 0 R >>'
    const bytes = edited(font, '/FontDescriptor << /FontFile3 8 0 R >>')
    expect(readPdf(bytes).body.map(({ text }) => text)).toEqual(['A'])
  })

  test('no other page', () => {
    expect(readPdf(page(good)).body.map(({ text }) => text)).toEqual(['A'])
  })
})
