/** pdfmake's document, with our metadata, our structure tree and fonts that are opened once. */
import { createHash } from 'node:crypto'
import type { Font as FontkitFont } from 'fontkit'
import type { Flow } from '../flow/model.ts'
import type { FontId } from '../template/names.ts'
import type { FontStore } from '../fonts/open-fonts.ts'
import { PDFDocument } from './pdfmake.ts'
import type { Ref } from './ref.ts'
import type { TreeDocument } from './structure.ts'
import type { EmbeddedFont } from './text.ts'
import { copySimpleGlyphs } from './subset.ts'
import { toXmp, type Xmp } from './xmp.ts'

const software = 'memopress'
const producer = 'memopress (pdfmake, pdfkit)'

/** The day of the memo, or the first day a PDF can name without harm: never the clock. */
export const dateOf = ({ meta }: Flow): Date => {
  const [year = 1980, month = 1, day = 1] = (meta.date ?? '').split('-').filter(Boolean).map(Number)
  return new Date(Date.UTC(year, month - 1, day))
}

const infoOf = (flow: Flow, part: 2 | 3): Xmp => ({
  title: flow.meta.title,
  author: flow.meta.author,
  subject: flow.meta.subject,
  keywords: flow.meta.keywords.join(', '),
  series: flow.meta.series,
  rights: flow.meta.rights,
  lang: flow.meta.lang,
  creator: software,
  producer,
  date: dateOf(flow),
  part,
})

/** The part of pdfkit's document that is used beyond its types; held by contract tests. */
type Internals = TreeDocument & {
  _root: { data: Record<string, unknown> }
  _font: EmbeddedFont
  _fontCount: number
  _fontFamilies: Record<string, EmbeddedFont>
  _id: Buffer
  page: {
    dictionary: Ref
    fonts: Record<string, unknown>
    structParentTreeKey: number
    annotations: unknown[]
    height: number
  }
  outline: OutlineItem
  addContent(operators: string): void
  openImage(bytes: Buffer): object
}
export type OutlineItem = {
  addItem(title: string): OutlineItem
  children: OutlineItem[]
  outlineData: Record<string, unknown>
}

export type Document = InstanceType<typeof PDFDocument> &
  Internals & {
    /** This document's font of a face, on the current page. */
    embed(face: FontId): EmbeddedFont
    /** What has been written. */
    bytes(): Buffer
  }

/** An empty document for a flow: PDF 1.7, tagged, PDF/UA-1 and PDF/A-2a, or 3a with files. */
export const createDocument = (flow: Flow, fonts: FontStore, compress: boolean): Document => {
  const xmp = infoOf(flow, flow.attachments ? 3 : 2)
  const info = {
    Title: xmp.title,
    ...(xmp.author && { Author: xmp.author }),
    ...(xmp.subject && { Subject: xmp.subject }),
    ...(xmp.keywords && { Keywords: xmp.keywords }),
    Creator: xmp.creator,
    Producer: xmp.producer,
    CreationDate: xmp.date,
    ModDate: xmp.date,
  }
  const document = new MemoDocument(xmp, fonts, {
    pdfVersion: '1.7',
    // pdfkit adds the output intent that PDF/A asks for; its XMP is replaced by ours.
    subset: `PDF/A-${xmp.part}a`,
    tagged: true,
    displayTitle: true,
    compress,
    lang: flow.meta.lang,
    autoFirstPage: false,
    info,
    font: null,
  }) as unknown as Document
  // pdfkit's id hashes the Info dictionary alone: two editions of one memo would share it.
  document._id = createHash('sha256')
    .update(JSON.stringify(printed(flow)))
    .digest()
    .subarray(0, 16)
  return document
}

/** A flow without what only Word copies say: the source may differ where they alone show it. */
const printed = (flow: Flow): object => ({ ...flow, review: null, wordStyles: undefined })

type EmbeddedFontClass = new (document: object, font: FontkitFont, id: string) => EmbeddedFont

let embeddedFont: EmbeddedFontClass | null = null

/**
 * pdfkit's class of an embedded font, found by way of any font file. pdfkit only makes one of a file, which
 * each document would open and measure again; of a font that is open already it takes the class, and that is
 * not exported.
 */
const embeddedFontClass = (file: Uint8Array): EmbeddedFontClass => {
  if (embeddedFont) return embeddedFont
  const scratch = new PDFDocument({}, {}, {}, {}, { autoFirstPage: false, font: null })
  scratch.font(file as Buffer)
  const { constructor } = (scratch as unknown as Internals)._font
  return (embeddedFont = constructor as EmbeddedFontClass)
}

/** Writes of pdfkit that are joined into one chunk of the file. */
const inChunk = 1000

class MemoDocument extends PDFDocument {
  /** Begun by pdfkit's own constructor, which writes the header. */
  declare private written: { readonly chunks: Buffer[]; readonly last: Buffer[] }
  readonly xmp: Xmp
  readonly fontStore: FontStore
  readonly embedded = new Map<FontId, EmbeddedFont>()

  constructor(xmp: Xmp, fonts: FontStore, options: ConstructorParameters<typeof PDFDocument>[4]) {
    super({}, {}, {}, {}, options)
    this.xmp = xmp
    this.fontStore = fonts
  }

  /** Takes a few bytes of the file; null ends it. A stream would keep each by itself, a million of a long memo. */
  override push(bytes: Buffer | null): boolean {
    const { chunks, last } = (this.written ??= { chunks: [], last: [] })
    if (bytes) last.push(bytes)
    if (bytes === null || last.length === inChunk) chunks.push(Buffer.concat(last.splice(0)))
    return true
  }

  bytes(): Buffer {
    return Buffer.concat(this.written.chunks)
  }

  embed(face: FontId): EmbeddedFont {
    const inner = this as unknown as Internals
    let font = this.embedded.get(face)
    if (!font) {
      const { font: opened, bytes } = this.fontStore(face)
      font = new (embeddedFontClass(bytes))(this, opened, `F${++inner._fontCount}`)
      copySimpleGlyphs(font.subset)
      inner._fontFamilies[font.id] = font
      this.embedded.set(face, font)
    }
    inner.page.fonts[font.id] ??= font.ref()
    return font
  }

  /** Replaces pdfkit's packet, which neither escapes its text nor describes `pdfuaid`. */
  override endMetadata(): void {
    const inner = this as unknown as Internals
    const packet = Buffer.from(toXmp(this.xmp), 'utf8')
    const ref = inner.ref({ Type: 'Metadata', Subtype: 'XML', Length: packet.length }) as Ref & {
      compress: boolean
      write(bytes: Buffer): void
    }
    ref.compress = false
    ref.write(packet)
    ref.end()
    inner._root.data['Metadata'] = ref
  }
}
