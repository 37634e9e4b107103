/** The code of a memo's address: in its banner, or beside the lines that say where its full text is. */
import type { Context } from './context.ts'
import { fillText } from './labels.ts'
import type { Beside, Paragraph } from './pieces.ts'
import { codePicture } from './picture-names.ts'

/** Modules of the quiet zone (ISO/IEC 18004, 9.1), and the least a telephone reads with ease, in points. */
const quietZone = 4
const leastModule = 1.1

/** The code, at the size of the template or as large as it has to be; null where none is to stand. */
const codeIn = (
  where: NonNullable<Context['template']['qr']>['beside'],
  { memo: { meta }, template: { qr }, dress, labels, values }: Context,
): Beside | null => {
  if (qr?.beside !== where || meta.url === undefined) return null
  const isFramed = where === 'title'
  const { key, width: modules } = dress.image(codePicture(meta.url, isFramed))
  const side = Math.max(qr.size, modules * leastModule)
  return {
    image: key,
    alt: fillText(labels.code, values),
    width: side,
    height: side,
    side: isFramed ? 'right' : 'left',
    gap: Math.max(qr.gap, isFramed ? 0 : (quietZone * side) / modules),
  }
}

/** The paragraphs of a banner, with the code at their right. */
export const withCodeInTitle = (banner: readonly Paragraph[], context: Context): Paragraph[] => {
  const beside = codeIn('title', context)
  if (!beside) return [...banner]
  const clear = beside.width + beside.gap
  return banner.map((piece, at) => ({ ...piece, clear, ...(at === 0 && { beside }) }))
}

/** A paragraph at the end of a document, with the code at its left. */
export const withCodeInClosing = (piece: Paragraph, context: Context): Paragraph => {
  const beside = codeIn('closing', context)
  return beside ? { ...piece, style: `${piece.style}-beside`, beside } : piece
}
