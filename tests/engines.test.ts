/** What the adapters know of their engines beyond the documentation: an upgrade that moves a name fails here. */
import { readFileSync, readdirSync } from 'node:fs'
import { createRequire, isBuiltin } from 'node:module'
import { join } from 'node:path'
import { Document, Packer, Paragraph, TextRun, type FileChild } from 'docx'
import { create } from 'fontkit'
import { describe, expect, test } from 'vitest'
import { node } from '../scripts/docx/nodes.ts'
import { writtenPieces } from '../scripts/docx/written-pieces.ts'
import { PDFDocument, Renderer } from '../scripts/pdf/pdfmake.ts'

const root = join(import.meta.dirname, '..')
const require = createRequire(import.meta.url)
const json = (path: string) =>
  JSON.parse(readFileSync(join(root, path), 'utf8')) as {
    version: string
    dependencies: Record<string, string>
    devDependencies: Record<string, string>
  }

describe('versions', () => {
  const { dependencies, devDependencies } = json('package.json')
  const pinned = { ...devDependencies, ...dependencies }
  test.each(['pdfmake', 'pdfkit', 'fontkit', 'docx', 'fflate', 'hyphen', '@resvg/resvg-js'])(
    '%s is pinned, and the one that is installed',
    (name) => expect(json(`node_modules/${name}/package.json`).version).toBe(pinned[name]),
  )

  test('an installed package needs nothing but what the bundle leaves out', () => {
    const named =
      /(?:\brequire|\bimport|import\.meta\.url\))\s*\("(@?\w[^"$]*)"\)|\bfrom\s*"(@?\w[^"$]*)"/g
    const needed = readdirSync(join(root, 'dist'))
      .filter((name) => /\.c?js$/.test(name))
      .flatMap((name) => [...readFileSync(join(root, 'dist', name), 'utf8').matchAll(named)])
      .map((match) => (match[1] ?? match[2])!)
      .filter((name) => !name.startsWith('.') && !isBuiltin(name))
      .map((name) => /^(?:@[^/]+\/)?[^/]+/.exec(name)![0])
    expect([...new Set(needed)].sort()).toEqual(Object.keys(dependencies).sort())
  })

  test('pdfmake draws with the pdfkit that is pinned', () => {
    const pdfmake = createRequire(require.resolve('pdfmake/js/PDFDocument.js'))
    expect(pdfmake.resolve('pdfkit')).toBe(require.resolve('pdfkit'))
  })
})

type Loose = Record<string, unknown>
const font = readFileSync(join(root, 'templates/fonts/SourceSerif4-Italic.ttf'))
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAMAAAACCAIAAAASFvFNAAAAFElEQVR4nGNgYPjPAMJgFhMDKgAAJhsDAgVfZt0AAAAASUVORK5CYII=',
  'base64',
)
const documentOf = () =>
  new PDFDocument(
    {},
    {},
    {},
    {},
    {
      pdfVersion: '1.7',
      subset: 'PDF/A-2a',
      tagged: true,
      displayTitle: true,
      compress: false,
      lang: 'zh-CN',
      autoFirstPage: false,
      info: { Title: 'T', CreationDate: new Date(0) },
      font: null,
    },
  )

/** Kind of each thing at a dotted path. */
const kinds = (object: unknown, paths: readonly string[]): string[] =>
  paths.map((path) => {
    const found = path.split('.').reduce<unknown>((at, name) => (at as Loose)?.[name], object)
    return `${path}: ${Array.isArray(found) ? 'array' : Buffer.isBuffer(found) ? 'buffer' : typeof found}`
  })

describe('pdfkit', () => {
  const document = documentOf()
  document.addPage({ size: [100, 200] })
  document.font(font)
  const inner = document as unknown as Record<string, never>

  test('a document has what the adapter uses', () => {
    const expected = [
      '_root.data.Pages.data.Kids: array',
      '_root.data.Names.data: object',
      '_root.data.ViewerPreferences: object',
      '_id: buffer',
      '_font.id: string',
      '_font.subset.includeGlyph: function',
      '_font.widths: array',
      '_font.unicode: array',
      '_font.ref: function',
      'page.dictionary.data: object',
      'page.fonts: object',
      'page.structParentTreeKey: number',
      'page.annotations: array',
      'page.height: number',
      'outline.addItem: function',
      'outline.children: array',
      'outline.outlineData: object',
      'ref: function',
      'addContent: function',
      'openImage: function',
      'image: function',
      'endMetadata: function',
      'push: function',
      'getStructTreeRoot: function',
      'getStructParentTree: function',
      'createStructParentTreeNextKey: function',
    ]
    expect(
      kinds(
        inner,
        expected.map((line) => line.split(': ')[0]!),
      ),
    ).toEqual(expected)
  })

  test('an object has data and can be ended and written to', () => {
    const ref = (inner as unknown as { ref(data: object): object }).ref({ A: 1 })
    expect(kinds(ref, ['data.A', 'end', 'write', 'compress'])).toEqual([
      'data.A: number',
      'end: function',
      'write: function',
      'compress: boolean',
    ])
  })

  test('glyph 0 is the first of a subset, and codes count from there', () => {
    const { subset, widths, unicode } = inner['_font'] as unknown as {
      subset: { includeGlyph(glyph: number): number }
      widths: number[]
      unicode: number[][]
    }
    expect([subset.includeGlyph(7), subset.includeGlyph(9), subset.includeGlyph(7)]).toEqual([
      1, 2, 1,
    ])
    expect([widths.length, unicode[0]]).toEqual([1, [0]])
  })

  test('a bookmark counts its entries only when it is asked to be open', () => {
    const { outline } = inner as unknown as {
      outline: { addItem(title: string): { outlineData: Loose; endOutline(): void } }
    }
    const item = outline.addItem('一')
    item.outlineData['Count'] = 5
    item.endOutline()
    expect(item.outlineData['Count']).toBe(5)
  })

  test('a picture once opened is drawn without opening it again', () => {
    const { openImage, image } = inner as unknown as {
      openImage(bytes: Buffer): { label: string; obj: unknown }
      image(opened: object, x: number, y: number, size: object): void
    }
    const opened = openImage.call(document, png)
    image.call(document, opened, 0, 0, { width: 3, height: 2 })
    const first = opened.obj
    image.call(document, opened, 9, 9, { width: 3, height: 2 })
    expect([opened.obj === first, opened.label]).toEqual([true, 'I1'])
  })

  test('a String is written as text, a string as a name, and the end asks for our metadata', async () => {
    const written = documentOf()
    const chunks: Buffer[] = []
    written.on('data', (chunk: Buffer) => chunks.push(chunk))
    let asked = 0
    const inside = written as unknown as {
      endMetadata(): void
      ref(data: object): { end(): void }
    }
    inside.endMetadata = () => void asked++
    written.addPage({ size: [100, 200] })
    inside.ref({ Name: 'name', Text: new String('江'), Plain: new String('a') }).end()
    written.end()
    await new Promise((resolve) => written.on('end', resolve))
    const text = Buffer.concat(chunks).toString('latin1')
    expect(text).toContain('/Name /name\n/Text (\xfe\xff\x6c\x5f)\n/Plain (a)')
    expect(text).toContain('/GTS_PDFA1')
    expect(text).toContain('/Tabs /S')
    expect(asked).toBe(1)
  })
})

describe('pdfmake', () => {
  test('its renderer hands each item of a page to the method of its type', () => {
    const calls: string[] = []
    const document = { addPage: ({ size }: { size: number[] }) => calls.push(`page ${size}`) }
    class Spy extends (Renderer as unknown as new (document: object) => {
      renderPages(pages: object[]): void
    }) {
      renderLine = (item: { name: string }) => calls.push(`line ${item.name}`)
      renderVector = (item: { name: string }) => calls.push(`vector ${item.name}`)
      renderImage = (item: { name: string }) => calls.push(`image ${item.name}`)
      renderSVG = (item: { name: string }) => calls.push(`svg ${item.name}`)
    }
    const items = ['line', 'vector', 'image', 'svg'].map((type) => ({ type, item: { name: 'x' } }))
    new Spy(document).renderPages([{ pageSize: { width: 1, height: 2 }, items }])
    expect(calls).toEqual(['page 1,2', 'line x', 'vector x', 'image x', 'svg x'])
  })

  test('its renderer has a method for vectors and one for drawings', () => {
    expect(kinds(Renderer.prototype, ['renderVector', 'renderSVG', 'renderPages'])).toEqual([
      'renderVector: function',
      'renderSVG: function',
      'renderPages: function',
    ])
  })

  test('its document is a pdfkit document', () => {
    expect(documentOf()).toBeInstanceOf(require('pdfkit'))
  })
})

describe('fontkit', () => {
  const face = create(font)

  test('a font measures and shapes', () => {
    expect(face.unitsPerEm).toBe(1000)
    expect(face.hasGlyphForCodePoint(0x61)).toBe(true)
    expect(face.hasGlyphForCodePoint(0x6c5f)).toBe(false)
    const glyph = face.glyphForCodePoint(0x61)
    expect(kinds(glyph, ['id', 'advanceWidth', 'codePoints'])).toEqual([
      'id: number',
      'advanceWidth: number',
      'codePoints: array',
    ])
    const { glyphs, positions, advanceWidth } = face.layout('fi')
    expect(glyphs.length).toBe(positions.length)
    expect(kinds(positions[0], ['xAdvance', 'xOffset', 'yOffset'])).toEqual([
      'xAdvance: number',
      'xOffset: number',
      'yOffset: number',
    ])
    expect(positions.reduce((sum, { xAdvance }) => sum + xAdvance, 0)).toBe(advanceWidth)
  })

  test('a feature is switched on or off', () => {
    const serif = create(readFileSync(join(root, 'templates/fonts/NotoSerifSC-Regular.ttf')))
    const width = (features: Readonly<Record<string, boolean>>) =>
      serif.layout('，', features).advanceWidth
    expect([width({}), width({ halt: true })]).toEqual([1000, 500])
    const sans = create(readFileSync(join(root, 'templates/fonts/SourceSans3-Regular.ttf')))
    const gamma = (locl: boolean) => sans.layout('xΓ', { locl }).glyphs.at(-1)!.id
    expect(gamma(false)).toBe(sans.glyphForCodePoint(0x393).id)
    expect(gamma(true)).not.toBe(gamma(false))
  })
})

describe('docx', () => {
  test('its packer has a compiler that gives the parts by path, those handed to it as they are', () => {
    const { compiler } = Packer as unknown as {
      compiler: { compile: (...args: readonly unknown[]) => Map<string, unknown> }
    }
    const own = { path: 'word/styles.xml', data: '<w:styles/>' }
    const parts = compiler.compile(new Document({ sections: [] }), '', [own])
    expect(parts.get('word/styles.xml')).toBe(own.data)
    expect(parts.get('[Content_Types].xml')).toContain('<Types')
    expect(parts.get('word/document.xml')).toContain('<w:document')
  })

  test('its body asks an element for those that it stands for, and writes them as they are', () => {
    const { later, inPlace } = writtenPieces()
    const text = 'a & "b" <c>\u00a0'
    const picture = new TextRun({ children: [node('w:drawing', {}, node('wp:inline'))] })
    const made = () => [
      new Paragraph({ style: 'A', children: [new TextRun(text), new TextRun({ break: 1 })] }),
      new Paragraph({ children: [picture] }),
    ]
    const own = partOf([...made(), new Paragraph('end')])
    const found = partOf([later(made), new Paragraph('end')])
    expect(found).toContain('memopress:written')
    expect(found).toContain('w:drawing')
    expect(inPlace(found)).toBe(own)
  })
})

const partOf = (children: readonly FileChild[]): string => {
  const { compiler } = Packer as unknown as {
    compiler: { compile: (...args: readonly unknown[]) => Map<string, string> }
  }
  return compiler.compile(new Document({ sections: [{ children }] }), '').get('word/document.xml')!
}
