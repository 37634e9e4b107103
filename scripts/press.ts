/** A document as it is laid out → its bytes, and what is wrong with them. */
import type { MakeWord, Prove } from './check/prove.ts'
import { formats, type Setup } from './formats.ts'
import type { Memo } from './memo/model.ts'
import type { Message } from './message.ts'
import type { FormatName } from './template/template.ts'
import { wordPages } from './word-pages.ts'

/** A document to be made, and what from. */
export type Job = {
  readonly path: string
  readonly format: FormatName
  readonly setup: Setup
  readonly edition: Memo
}

/** A document that is being made and proved. Where making it fails both fail, so wait for both at once. */
export type Pressed = {
  readonly bytes: Promise<Uint8Array>
  readonly proof: Promise<readonly Message[]>
  /** Made by this thread, and to be waited for before the next is begun: one drawing is room enough. */
  readonly isHere: boolean
}

/** Who proves a document, and who makes Word copies when that is not this thread. */
export type Ways = { readonly prove: Prove; readonly makeWord: MakeWord | null }

/** Makes and proves a document. Its pages are drawn here; a Word copy can be made elsewhere meanwhile. */
export const press = (
  { path, format, setup, edition }: Job,
  { prove, makeWord }: Ways,
): Pressed => {
  const { flow, fonts, assets } = setup
  if (format === 'docx' && makeWord) {
    const pages = wordPages(flow, fonts)
    const word = makeWord({ path, flow, edition, images: assets.images, pages })
    return {
      bytes: word.then(({ bytes }) => bytes),
      proof: word.then(({ messages }) => messages),
      isHere: false,
    }
  }
  const bytes = formats[format](setup)
  const proof = bytes.then((bytes) => prove({ path, format, flow, edition, bytes }))
  return { bytes, proof, isHere: true }
}
