/** pdfmake's renderer, drawing our lines and saying of everything what it is. */
import type { LinePiece } from '../compose/model.ts'
import type { LineMark } from '../layout/model.ts'
import type { Document } from './document.ts'
import type { Artifact, Picture, Vector } from './drawing.ts'
import type { FontStore } from '../fonts/open-fonts.ts'
import { Renderer } from './pdfmake.ts'
import { segmentsOf, type Segment } from './segments.ts'
import {
  addContent,
  addInline,
  nothingDrawn,
  type Content,
  type Drawn as DrawnOnPages,
  type InlinePart,
} from './structure.ts'
import type { Ref } from './ref.ts'
import { bridgeGaps, operatorsOf, showsOf, type Show } from './text.ts'

type TaggedLine = LineMark & { readonly artifact: Artifact }

/** Operators, or a function that writes them to the page. */
type Drawing = string | (() => void)

export class TaggedRenderer extends (Renderer as typeof Renderer<Document, TaggedLine>) {
  readonly drawn: DrawnOnPages = nothingDrawn()
  readonly fonts: FontStore
  /** Language of the document. */
  readonly lang: string
  /** Content marked so far on each page. */
  readonly marked = new Map<Ref, number>()
  /** A picture shown twice is in the file once. */
  readonly pictures = new Map<string, object>()

  constructor(document: Document, fonts: FontStore, lang: string) {
    super(document)
    this.fonts = fonts
    this.lang = lang
  }

  override renderLine(mark: TaggedLine): void {
    if (mark.owner === null) return this.drawArtifact(mark, mark.artifact, mark.line.pieces)
    const segments = segmentsOf(mark, this.lang).map((segment) => {
      const words = segment.pieces.filter(({ piece }) => !piece.hyphen)
      return { segment, shows: showsOf(words, mark, this.fonts) }
    })
    bridgeGaps(
      segments.flatMap(({ shows }) => shows),
      this.fonts,
    )
    for (const { segment, shows } of segments) this.drawSegment(mark, mark.owner, segment, shows)
  }

  override renderVector(vector: Vector & { artifact: Artifact }): void {
    this.asArtifact(vector.artifact, () => super.renderVector({ ...vector }))
  }

  override renderImage(picture: Picture): void {
    const { image, key, x, y, _width: width, _height: height } = picture
    const opened = this.pictures.get(key) ?? this.pdfDocument.openImage(image!)
    this.pictures.set(key, opened)
    // pdfmake's own method wants an image it has measured; ours is measured already.
    this.asFigure(picture, () => this.pdfDocument.image(opened as never, x, y, { width, height }))
  }

  override renderSVG(svg: Picture): void {
    this.asFigure(svg, () => super.renderSVG({ ...svg, svg: svg.svg! }))
  }

  private asArtifact(artifact: Artifact, drawing: Drawing): void {
    this.marking('Artifact', artifactProperties[artifact], drawing)
  }

  private asFigure(picture: Picture, draw: () => void): void {
    if (picture.owner === null) return this.asArtifact(picture.artifact, draw)
    const { x, y, _width: width, _height: height } = picture
    const bottom = this.pdfDocument.page.height - y - height
    const content = this.content('Figure', '', draw)
    const box = [x, bottom, x + width, bottom + height] as const
    addContent(this.drawn, picture.owner, { ...content, box })
  }

  private drawSegment(
    mark: TaggedLine,
    owner: string,
    segment: Segment,
    shows: readonly Show[],
  ): void {
    const { target, lang, look, change } = segment
    const text = segment.pieces.map((each) => each.text).join('')
    const content = this.textContent(mark, shows)
    const of = change ? { change } : {}
    if (target)
      addInline(this.drawn, owner, { target, ...of }, this.annotated(mark, segment, content))
    else if (lang || look) addInline(this.drawn, owner, { lang, look, ...of }, { content, text })
    else addContent(this.drawn, owner, content)
    const hyphens = segment.pieces.flatMap(({ piece }) => (piece.hyphen ? [piece] : []))
    if (hyphens.length > 0) this.drawArtifact(mark, 'Layout', hyphens)
  }

  /**
   * A part of a line: its text is kept as ActualText, so that a copy has the source's spaces and no others; each font's
   * by itself, as MuPDF would say those after the first once more.
   */
  private textContent(mark: TaggedLine, shows: readonly Show[]): Content {
    const [first, ...others] = shows
    const copy = ({ text }: Show): string => `/ActualText ${hexadecimal(text)}`
    if (first && others.length === 0)
      return this.content('Span', copy(first), this.operators(mark, first))
    const each = shows.map(
      (show) => `/Span <<${copy(show)}>> BDC\n${this.operators(mark, show)}\nEMC`,
    )
    return this.content('Span', '', each.join('\n'))
  }

  private drawArtifact(mark: TaggedLine, artifact: Artifact, pieces: readonly LinePiece[]): void {
    const words = pieces.map((piece) => ({ piece, text: piece.text }))
    const shows = showsOf(words, mark, this.fonts)
    this.asArtifact(artifact, shows.map((show) => this.operators(mark, show)).join('\n'))
  }

  private operators(mark: TaggedLine, show: Show): string {
    return operatorsOf(show, mark, this.pdfDocument.embed(show.run.face))
  }

  private marking(tag: string, properties: string, drawing: Drawing): void {
    const begin = `/${tag} <<${properties}>> BDC`
    if (typeof drawing === 'string') this.pdfDocument.addContent(`${begin}\n${drawing}\nEMC`)
    else {
      this.pdfDocument.addContent(begin)
      drawing()
      this.pdfDocument.addContent('EMC')
    }
  }

  /** Draws as content of the structure on the current page, and names it. */
  private content(tag: string, properties: string, drawing: Drawing): Content {
    const page = this.pdfDocument.page.dictionary
    if (!this.drawn.pages.has(page))
      this.drawn.pages.set(page, this.pdfDocument.page.structParentTreeKey)
    const mcid = this.marked.get(page) ?? 0
    this.marked.set(page, mcid + 1)
    this.marking(tag, `/MCID ${mcid} ${properties}`, drawing)
    return { page, mcid }
  }

  /** One annotation for each line of a link (ISO 14289-1 7.18.5). */
  private annotated(
    mark: TaggedLine,
    { x, width, pieces, target }: Segment,
    content: Content,
  ): InlinePart {
    const document = this.pdfDocument
    const { height } = document.page
    const key = document.createStructParentTreeNextKey()
    const left = mark.x + x
    const annotation = document.ref({
      Type: 'Annot',
      Subtype: 'Link',
      Rect: [left, height - mark.top - mark.height, left + width, height - mark.top],
      Border: [0, 0, 0],
      F: 4,
      StructParent: key,
      ...('href' in target!
        ? { A: { S: 'URI', URI: new String(target.href) } }
        : { Dest: new String(target!.ref) }),
    })
    document.page.annotations.push(annotation)
    return { content, text: pieces.map(({ text }) => text).join(''), annotation, key }
  }
}

/** Property lists of artifacts (ISO 32000-1 table 330). */
const artifactProperties: Readonly<Record<Artifact, string>> = {
  Header: '/Type /Pagination /Subtype /Header',
  Footer: '/Type /Pagination /Subtype /Footer',
  Layout: '/Type /Layout',
}

/** UTF-16 as hexadecimal, in which no scanner of the page can find an operator. */
const hexadecimal = (text: string): string =>
  `<feff${Buffer.from(text, 'utf16le').swap16().toString('hex')}>`
