/** On which pages a word processor will find the headings, which is not where the PDF has them. */
import type { PageNumbers } from './docx/to-docx.ts'
import type { Flow } from './flow/model.ts'
import { anchorsIn } from './layout/layout.ts'
import type { Face, Faces } from './layout/model.ts'
import { facesOf, type FontCase } from './pdf/fonts.ts'

/**
 * Pages of the units for the contents of a Word copy; none when it has no contents. Readers of
 * Word files give most marks their full width and hyphenate nothing, so that paragraphs run a
 * little longer than in the PDF: LibreOffice by two pages in eighty.
 */
export const wordPages = (flow: Flow, fonts: FontCase): PageNumbers => {
  if (!flow.body.some(({ type }) => type === 'contents')) return new Map()
  const anchors = anchorsIn(flow, untrimmed(facesOf(fonts)), null)
  return new Map([...anchors].map(([id, { page }]) => [id, page]))
}

/** The faces with nothing to take away from their marks. */
const untrimmed = (faces: Faces): Faces => {
  const known = new Map<string, Face>()
  return (id) => {
    const face = known.get(id) ?? { ...faces(id), trim: () => ({ left: 0, right: 0 }) }
    known.set(id, face)
    return face
  }
}
