/** One page of a document: its picture, and a button on each line. */
import type { Box, PageSize } from '../model.ts'
import { element } from './dom.ts'

export type Sheet = {
  readonly root: HTMLElement
  readonly picture: HTMLElement
  readonly lines: HTMLElement
  /** What it is to show, and what its picture shows, so many pixels wide: null before it is drawn. */
  size: PageSize
  drawn: { readonly hash: string; readonly pixels: number } | null
  /** Its lines, which the buttons name by their index. */
  boxes: readonly Box[]
}

export function createSheet(size: PageSize): Sheet {
  const picture = element('div', { class: 'picture' })
  const lines = element('div', { class: 'lines' })
  const root = element('section', { class: 'sheet' }, picture, lines)
  root.style.aspectRatio = `${size.width} / ${size.height}`
  return { root, picture, lines, size, drawn: null, boxes: [] }
}

/** Puts a picture in the place of the last one, so many pixels wide. */
export function showPicture(sheet: Sheet, canvas: HTMLCanvasElement, pixels: number): void {
  sheet.picture.replaceChildren(canvas)
  sheet.drawn = { hash: sheet.size.hash, pixels }
}

/** Gives back the memory of a picture that is far from what is seen. */
export function forget(sheet: Sheet): void {
  sheet.picture.replaceChildren()
  sheet.drawn = null
}

/** Puts a button on each line; one that is called and stands as before stays. */
export function showLines({ lines, boxes, size }: Sheet, name: (box: Box) => string): void {
  boxes.forEach((box, index) => {
    const button = lines.children[index] ?? lines.appendChild(lineButton(index))
    button.setAttribute('aria-label', name(box))
    place((button as HTMLElement).style, box, size)
  })
  while (lines.childElementCount > boxes.length) lines.lastElementChild!.remove()
}

function lineButton(index: number): HTMLElement {
  return element('button', { type: 'button', class: 'line', tabindex: -1, 'data-index': index })
}

function place(style: CSSStyleDeclaration, { x, y, w, h }: Box, { width, height }: PageSize): void {
  style.left = `${(x / width) * 100}%`
  style.top = `${(y / height) * 100}%`
  style.width = `${(w / width) * 100}%`
  style.height = `${(h / height) * 100}%`
}
