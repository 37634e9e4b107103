/** A document as it is laid out → its bytes, and what is wrong with them. */
import type { Made, MakeWord, Prove } from './check/prove.ts'
import { formats, type Setup } from './formats.ts'
import type { FormatName } from './template/template.ts'
import type { Message } from './message.ts'
import { wordPages } from './word-pages.ts'

/** A document that is being made and proved. */
export type Pressed = {
  readonly bytes: Promise<Uint8Array>
  readonly proof: Promise<readonly Message[]>
  /** Made by this thread, and not elsewhere meanwhile. */
  readonly isHere: boolean
}

type Ways = { readonly prove: Prove; readonly makeWord: MakeWord | null }

/** Makes and proves a document. Its pages are drawn here; a Word copy can be made elsewhere meanwhile. */
export const press = (
  format: FormatName,
  setup: Setup,
  wanted: Omit<Made, 'format' | 'bytes'>,
  { prove, makeWord }: Ways,
): Pressed => {
  if (format === 'docx' && makeWord) {
    const { flow, fonts, assets } = setup
    const word = makeWord({ ...wanted, images: assets.images, pages: wordPages(flow, fonts) })
    return {
      bytes: word.then(({ bytes }) => bytes),
      proof: word.then(({ messages }) => messages),
      isHere: false,
    }
  }
  const bytes = formats[format](setup)
  return { bytes, proof: bytes.then((bytes) => prove({ ...wanted, format, bytes })), isHere: true }
}
