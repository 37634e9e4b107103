/** The pages of the document in view: those that are seen are drawn first, and only those that look otherwise. */
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { Box, DrawnDocument } from '../model.ts'
import { element } from './dom.ts'
import { drawPage, openPdf } from './pdf.ts'
import { createSheet, forget, showLines, showPicture, type Sheet } from './sheet.ts'

/** How pages and lines are called, in the language of the page. */
export type Names = {
  readonly page: (page: number, count: number) => string
  readonly line: (box: Box) => string
}

export type View = {
  readonly root: HTMLElement
  readonly list: HTMLElement
  readonly names: Names
  sheets: readonly Sheet[]
  document: DrawnDocument | null
  pdf: PDFDocumentProxy | null
  /** Counts what was asked for: what comes too late is thrown away. */
  turn: number
  /** Width of a page as a multiple of the room there is. */
  zoom: number
}

/** Pages inside an element, which scrolls. */
export function createView(root: HTMLElement, names: Names): View {
  const list = element('div', { class: 'sheets' })
  root.append(list)
  const view: View = { root, list, names, sheets: [], document: null, pdf: null, turn: 0, zoom: 1 }
  const later = debounced(() => void drawNear(view))
  root.addEventListener('scroll', later, { passive: true })
  new ResizeObserver(later).observe(root)
  return view
}

/** Calls a function once before the next frame, however often it is asked for. */
function debounced(call: () => void): () => void {
  let frame = 0
  return () => {
    cancelAnimationFrame(frame)
    frame = requestAnimationFrame(call)
  }
}

/** Shows another document, or the same one as it is drawn now: then pages that look as before stay as they are. */
export async function show(view: View, document: DrawnDocument): Promise<void> {
  const mine = ++view.turn
  const next = await openPdf(document.pdf)
  if (!next || mine !== view.turn) return void next?.loadingTask.destroy()
  const old = view.pdf
  const isOther = view.document?.id !== document.id
  view.pdf = next
  view.document = document
  setSheets(view, isOther ? [] : view.sheets)
  if (isOther) view.root.scrollTop = 0
  await drawNear(view)
  void old?.loadingTask.destroy()
  view.root.dataset['drawn'] = document.pdf
}

/** A sheet for each page: one that looks as before keeps its picture, wherever it stood. */
function setSheets(view: View, old: readonly Sheet[]): void {
  const { pages, boxes } = view.document!
  const taken = new Set<Sheet>()
  const take = (sheet: Sheet | undefined): Sheet | undefined => {
    if (!sheet || taken.has(sheet)) return undefined
    taken.add(sheet)
    return sheet
  }
  const pictures = new Map(old.map((sheet) => [sheet.drawn?.hash, sheet]))
  const alike = pages.map(({ hash }) => take(pictures.get(hash)))
  view.sheets = pages.map((size, at) => alike[at] ?? take(old[at]) ?? createSheet(size))
  const own = byPage(boxes)
  view.sheets.forEach((sheet, at) => {
    sheet.size = pages[at]!
    sheet.boxes = own.get(at + 1) ?? []
    // A page that is drawn anew gets its lines with its picture.
    if (sheet.drawn?.hash === sheet.size.hash) showLines(sheet, view.names.line)
  })
  putInOrder(view)
  nameSheets(view)
}

/** Moves sheets only where they are not in their places, so that what has the focus or is seen stays. */
function putInOrder({ list, sheets }: View): void {
  sheets.forEach(({ root }, at) => {
    const here = list.children[at] ?? null
    if (here !== root) list.insertBefore(root, here)
  })
  while (list.childElementCount > sheets.length) list.lastElementChild!.remove()
}

function byPage(boxes: readonly Box[]): ReadonlyMap<number, Box[]> {
  const pages = new Map<number, Box[]>()
  for (const box of boxes) {
    const own = pages.get(box.page) ?? []
    own.push(box)
    pages.set(box.page, own)
  }
  return pages
}

function nameSheets({ sheets, names }: View): void {
  sheets.forEach(({ root }, at) => {
    root.setAttribute('aria-label', names.page(at + 1, sheets.length))
    root.dataset['page'] = String(at + 1)
  })
}

/** Names pages and lines anew, in another language. */
export function rename(view: View): void {
  nameSheets(view)
  for (const sheet of view.sheets)
    if (sheet.lines.childElementCount > 0) showLines(sheet, view.names.line)
}

/** Pixels above and below what is seen in which pages are drawn too; farther ones give their pictures back. */
const [near, far] = [800, 6000]

/** Draws pages near the window, those that are seen first. */
export async function drawNear(view: View): Promise<void> {
  const mine = ++view.turn
  const { pdf, sheets } = view
  if (!pdf) return
  for (const sheet of sheets) if (distanceOf(sheet, view) > far) forget(sheet)
  for (const sheet of inTurn(view)) {
    const pixels = pixelsOf(sheet)
    if (sheet.drawn?.hash === sheet.size.hash && sheet.drawn.pixels === pixels) continue
    const canvas = await drawPage(pdf, sheets.indexOf(sheet) + 1, pixels)
    if (mine !== view.turn) return
    showPicture(sheet, canvas, pixels)
    showLines(sheet, view.names.line)
  }
}

const pixelsOf = ({ root }: Sheet): number =>
  Math.round(root.clientWidth * (window.devicePixelRatio || 1))

/** Sheets that are near, by their distance: 0 for those that are seen. */
function inTurn(view: View): Sheet[] {
  const distances = new Map(view.sheets.map((sheet) => [sheet, distanceOf(sheet, view)]))
  return view.sheets
    .filter((sheet) => distances.get(sheet)! < near)
    .sort((a, b) => distances.get(a)! - distances.get(b)!)
}

function distanceOf({ root: sheet }: Sheet, { root }: View): number {
  const [box, window] = [sheet.getBoundingClientRect(), root.getBoundingClientRect()]
  return Math.max(0, box.top - window.bottom, window.top - box.bottom)
}

/** Multiples of the room there is. */
const zooms = [0.4, 0.5, 0.67, 0.8, 1, 1.25, 1.5, 2, 3, 4]

/** Makes pages larger or smaller, or as wide as there is room; what is in the middle stays there. */
export function zoom(view: View, step: 1 | -1 | 0): void {
  const { root, list } = view
  const at = zooms.indexOf(view.zoom) + step
  view.zoom = step === 0 ? 1 : (zooms[Math.min(zooms.length - 1, Math.max(0, at))] ?? 1)
  const middle = (root.scrollTop + root.clientHeight / 2) / root.scrollHeight
  list.style.setProperty('--zoom', String(view.zoom))
  root.scrollTop = middle * root.scrollHeight - root.clientHeight / 2
  void drawNear(view)
}
