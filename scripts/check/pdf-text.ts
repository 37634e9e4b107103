/** A PDF → what it says, read by pdf.js from the glyphs on its pages. */
import { placesIn, type Part, type Places, type Where } from './pdf-tags.ts'
import type { Fragment, Reading } from './reading.ts'

type Pdfjs = typeof import('pdfjs-dist/legacy/build/pdf.mjs')
type Page = Awaited<ReturnType<Awaited<ReturnType<Pdfjs['getDocument']>['promise']>['getPage']>>
type TextContent = Awaited<ReturnType<Page['getTextContent']>>

let library: Promise<Pdfjs> | undefined

/** pdf.js, loaded once; loading it ahead of the first PDF saves waiting. */
export const loadPdfReader = (): Promise<Pdfjs> => {
  // It asks for the classes of a canvas, which reading text never uses.
  const globals: Record<string, unknown> = globalThis
  for (const name of ['DOMMatrix', 'ImageData', 'Path2D']) globals[name] ??= class {}
  return (library ??= keepingNatives(async () => {
    // Found here, the part that reads files needs no address to be fetched from.
    globals['pdfjsWorker'] ??= await import('pdfjs-dist/legacy/build/pdf.worker.mjs')
    return import('pdfjs-dist/legacy/build/pdf.mjs')
  }))
}

/**
 * pdf.js mends faults of old engines in odd cases (core-js: `es.array.push`, `es.json.*`) by functions of
 * its own, for everybody and many times slower: whatever loading replaced is put back.
 */
const keepingNatives = async <T>(load: () => Promise<T>): Promise<T> => {
  const natives = [
    [Array.prototype, { push: Array.prototype.push }],
    [JSON, { parse: JSON.parse, stringify: JSON.stringify }],
  ] as const
  const loaded = await load()
  for (const [owner, methods] of natives) Object.assign(owner, methods)
  return loaded
}

/** No network, no eval, no system fonts; a broken file is an error. */
export const settings = {
  verbosity: 0,
  stopAtErrors: true,
  disableFontFace: true,
  useSystemFonts: false,
  useWorkerFetch: false,
  useWasm: false,
  isEvalSupported: false,
  isImageDecoderSupported: false,
  isOffscreenCanvasSupported: false,
  disableAutoFetch: true,
  disableRange: true,
  disableStream: true,
}

/** Throws when the bytes are no PDF. */
export const readPdf = async (bytes: Uint8Array): Promise<Reading> => {
  const { getDocument } = await loadPdfReader()
  // pdf.js takes its data over, and no Buffer, so it gets a copy.
  const task = getDocument({ data: new Uint8Array(bytes), ...settings })
  try {
    const document = await task.promise
    const places = placesIn(bytes)
    const pages: PageText[] = []
    for (let number = 1; number <= document.numPages; number++) {
      const page = await document.getPage(number)
      const content = await page.getTextContent({
        includeMarkedContent: true,
        disableNormalization: true,
      })
      pages.push(pageText(content, places, number))
      page.cleanup()
    }
    return joined(pages)
  } finally {
    await task.destroy()
  }
}

type PageText = {
  readonly parts: readonly { readonly part: Part; readonly fragment: Fragment }[]
  readonly alts: readonly string[]
}

const joined = (pages: readonly PageText[]): Reading => {
  const of = (part: Part): Fragment[] =>
    pages.flatMap(({ parts }) =>
      parts.filter((each) => each.part === part).map(({ fragment }) => fragment),
    )
  return {
    body: of('body'),
    notes: of('note'),
    furniture: of('furniture'),
    pageNumbers: of('pageNumber').map(({ text }) => text.trim()),
    alts: pages.flatMap(({ alts }) => alts),
    pages: pages.length,
  }
}

/** One fragment for each marked content, in the order of drawing, but cells in that of the table. */
const pageText = ({ items }: TextContent, places: Places, page: number): PageText => {
  const parts: { part: Part; fragment: Fragment }[] = []
  const alts: string[] = []
  const open: Where[] = []
  let last: Box | null = null
  let isNew = true
  // White space read before the first ink of marked content.
  let blank = ''
  for (const item of items) {
    if (!('str' in item)) {
      if (item.type === 'endMarkedContent') open.pop()
      else {
        const where = whereOf(item, places, open.at(-1))
        open.push(where)
        if (where.alt !== undefined) alts.push(where.alt)
      }
      isNew = true
      continue
    }
    const isInk = item.str.trim() !== ''
    if (isNew && !isInk) {
      blank += item.str
      continue
    }
    const box = { ...boxOf(item), cell: open.at(-1)?.cell }
    if (isNew) {
      const { part, alt: _, ...where } = open.at(-1) ?? { part: 'body' as const }
      const text = blank + item.str
      parts.push({ part, fragment: { ...where, text, page, startsLine: isNewLine(box, last) } })
    } else parts[parts.length - 1] = add(parts.at(-1)!, item.str)
    isNew = false
    blank = ''
    if (isInk) last = box
  }
  return { parts: inOrderOfCells(parts), alts }
}

/** Where a text stands on its page, in points from the bottom left. */
type Box = {
  readonly x: number
  readonly y: number
  readonly end: number
  readonly size: number
  readonly cell?: number | undefined
}

type TextItem = Extract<TextContent['items'][number], { str: string }>
const boxOf = ({ transform, width, height }: TextItem): Box => {
  const [x, y] = transform.slice(4) as [number, number]
  return { x, y, end: x + width, size: height }
}

/** In another cell, to the left of what was read before, or further below it than a note's mark is raised. */
const isNewLine = (box: Box, last: Box | null): boolean =>
  last === null ||
  box.cell !== last.cell ||
  box.x < last.end - 1 ||
  Math.abs(box.y - last.y) > 0.6 * Math.max(box.size, last.size)

const add = <P extends { readonly fragment: Fragment }>(last: P, text: string): P => ({
  ...last,
  fragment: { ...last.fragment, text: last.fragment.text + text },
})

const whereOf = (
  { tag, id }: { readonly tag?: string; readonly id?: string | null },
  places: Places,
  outer: Where | undefined,
): Where =>
  tag === 'Artifact'
    ? { part: 'furniture' }
    : ((id ? places.get(id) : undefined) ?? outer ?? { part: 'body' })

/** Strips of a row that is cut between lines go through all its cells; each cell is read whole. */
const inOrderOfCells = <P extends { readonly fragment: Fragment }>(parts: readonly P[]): P[] => {
  const cells = parts.filter(({ fragment }) => fragment.cell !== undefined)
  const sorted = [...cells].sort((a, b) => a.fragment.cell! - b.fragment.cell!)
  let next = 0
  return parts.map((part) => (part.fragment.cell === undefined ? part : sorted[next++]!))
}
