/** On which pages a word processor will find the headings, which is not where the PDF has them. */
import type { PageNumbers } from './docx/to-docx.ts'
import type { Flow } from './flow/model.ts'
import { anchorsIn } from './layout/layout.ts'
import type { Face, Faces } from './layout/model.ts'
import { facesOf, type FontCase } from './pdf/fonts.ts'

/**
 * Pages of the headings for the contents of a Word copy; none when it has no contents. Readers give
 * every mark its full width and every Han–Latin gap its natural one, and hyphenate nothing, so
 * that paragraphs run longer than in the PDF.
 */
export const wordPages = (flow: Flow, fonts: FontCase): PageNumbers => {
  if (!flow.body.some(({ type }) => type === 'contents')) return new Map()
  const { gap } = flow.setting
  const setting = { ...flow.setting, gap: { ...gap, min: gap.natural } }
  const anchors = anchorsIn({ ...flow, setting }, untrimmed(facesOf(fonts)), null)
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
