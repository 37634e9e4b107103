/** On which pages a word processor will find the headings, which is not where the PDF has them. */
import type { PageNumbers } from './docx/to-docx.ts'
import type { Flow } from './flow/model.ts'
import { firstFitAnchors } from './layout/layout.ts'
import { facesOf, type FontCase } from './pdf/fonts.ts'

/**
 * Pages of the units for the contents of a Word copy; none when it has no contents. In LibreOffice
 * all the headings of a hundred memos in one are on them, of 824 pages.
 */
export const wordPages = (flow: Flow, fonts: FontCase): PageNumbers => {
  if (!flow.body.some(({ type }) => type === 'contents')) return new Map()
  const anchors = firstFitAnchors(flow, facesOf(fonts))
  return new Map([...anchors].map(([id, { page }]) => [id, page]))
}
