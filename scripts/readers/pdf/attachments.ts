/** A PDF → the files attached to it, read by pdf.js. */
import { loadPdfjs, settings } from './pdfjs.ts'

export type Attached = { readonly path: string; readonly bytes: Uint8Array }

/** What the entries of pdf.js have, which its types do not say. */
type Entry = { readonly rawFilename: string; readonly content: Uint8Array | null }

/** The files in the order of their keys, named as the PDF names them. Throws when the bytes are no PDF. */
export const readAttachments = async (bytes: Uint8Array): Promise<Attached[]> => {
  const { getDocument } = await loadPdfjs()
  // pdf.js takes its data over, and no Buffer, so it gets a copy.
  const task = getDocument({ data: new Uint8Array(bytes), ...settings })
  try {
    const document = await task.promise
    const entries = ((await document.getAttachments()) ?? {}) as Readonly<Record<string, Entry>>
    return Object.values(entries).flatMap(({ rawFilename, content }) =>
      content ? [{ path: rawFilename, bytes: content }] : [],
    )
  } finally {
    await task.destroy()
  }
}
