/** A flow → its Word copy, with the pages its contents say. */
import { toDocx, type PageNumbers } from '../docx/to-docx.ts'
import type { Assets } from '../flow/assets.ts'
import type { Flow } from '../flow/model.ts'
import { namesPages } from '../flow/pages.ts'
import { firstFitAnchors } from '../layout/layout.ts'
import { facesOf, type FontStore } from '../fonts/open-fonts.ts'

export const wordCopy = (flow: Flow, images: Assets['images'], fonts: FontStore): Uint8Array =>
  toDocx(flow, { images }, wordPages(flow, fonts))

/**
 * On which pages a word processor will find the units, which is not where the PDF has them; none when the copy has
 * no contents or overview. In LibreOffice all the headings of a hundred memos in one are on them, of 824 pages.
 */
export const wordPages = (flow: Flow, fonts: FontStore): PageNumbers => {
  if (!flow.body.some(namesPages)) return new Map()
  const anchors = firstFitAnchors(flow, facesOf(fonts))
  return new Map([...anchors].map(([id, { page }]) => [id, page]))
}
