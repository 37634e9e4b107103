/** The part of pdfmake's undocumented classes that the adapter uses; `tests/engines.test.ts` holds them to it. */
declare module 'pdfmake/js/PDFDocument.js' {
  import type PDFKitDocument from 'pdfkit'
  type Options = {
    size?: [number, number]
    pdfVersion?: string
    subset?: string
    tagged?: boolean
    displayTitle?: boolean
    compress?: boolean
    lang?: string
    autoFirstPage: false
    info?: Record<string, unknown>
    font: null
  }
  class PDFDocument extends PDFKitDocument {
    constructor(
      fonts: object,
      images: object,
      patterns: object,
      attachments: object,
      options: Options,
    )
  }
  const _default: { default: typeof PDFDocument }
  export default _default
}

declare module 'pdfmake/js/Renderer.js' {
  type Item<T extends string, I> = { type: T; item: I }
  type Vector = {
    type: string
    x?: number
    y?: number
    w?: number
    h?: number
    x1?: number
    y1?: number
    x2?: number
    y2?: number
    lineWidth?: number
    lineCap?: string
    dash?: { length: number; space: number }
    color?: string
    lineColor?: string
  }
  type Svg = { svg?: string; x: number; y: number; _width: number; _height: number; font: string }
  type Image = { image?: unknown; x: number; y: number; _width: number; _height: number }
  type Page<L> = {
    pageSize: { width: number; height: number }
    items: (Item<'line', L> | Item<'vector', Vector> | Item<'image', Image> | Item<'svg', Svg>)[]
  }
  class Renderer<D, L> {
    constructor(document: D)
    pdfDocument: D
    renderPages(pages: Page<L>[]): void
    renderLine(line: L, x: number, y: number): void
    renderVector(vector: Vector): void
    renderImage(image: Image): void
    renderSVG(svg: Svg): void
  }
  const _default: { default: typeof Renderer }
  export default _default
}
