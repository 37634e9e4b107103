/** Numbers of captions as fields, so that Word counts on and lists tables and figures. */
import { captionNumber } from '../flow/captions.ts'
import type { Content, Paragraph } from '../flow/pieces.ts'
import type { Flow } from '../flow/model.ts'

/** A caption in three: what stands before its number, its number with the field that counts it, and the rest. */
export type NumberedCaption = {
  readonly before: Content
  readonly number: Content
  readonly code: string
  readonly after: Content
}

const captions: ReadonlySet<string> = new Set(['caption', 'table-caption', 'figure-caption'])

/** Captions that have a number. One that does not go on from the last of its word begins a count anew (`\r`). */
export const captionNumbers = ({ body }: Flow): ReadonlyMap<Paragraph, NumberedCaption> => {
  const last = new Map<string, number>()
  const found = new Map<Paragraph, NumberedCaption>()
  for (const piece of body) {
    if (piece.type !== 'paragraph' || !captions.has(piece.style)) continue
    const [first, ...rest] = piece.content
    if (!first || !('text' in first)) continue
    const parts = captionNumber(first.text)
    if (!parts) continue
    const { word, before, number, after } = parts
    const ordinal = Number(number)
    const goesOn = ordinal === (last.get(word) ?? 0) + 1
    last.set(word, ordinal)
    found.set(piece, {
      before: [{ ...first, text: before }],
      number: [{ ...first, text: number }],
      code: `SEQ ${word} \\* ARABIC${goesOn ? '' : ` \\r ${ordinal}`}`,
      after: [...(after === '' ? [] : [{ ...first, text: after }]), ...rest],
    })
  }
  return found
}
