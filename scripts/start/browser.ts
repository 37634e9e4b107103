/** What pdf.js asks a browser for, at less cost: bundled into its place by name, so nothing else sees it. */
import { inflateSync } from 'node:zlib'

/** It only looks at the prototype; the class of Node would load all that fetches from a network. */
export const Response = { prototype: { bytes: (): void => {} } }

/**
 * The part of the Compression Streams standard that pdf.js uses, for `deflate`: one writer, and chunks to be
 * awaited. Streams proper take longer to pass the bytes on than zlib takes to inflate them. Writing throws
 * what zlib throws; pdf.js then reads the stream as far as it goes.
 */
export function DecompressionStream(format: string) {
  if (format !== 'deflate') throw new TypeError(`No decompression of ${format} here`)
  const chunks: Uint8Array[] = []
  const writer = {
    ready: Promise.resolve(),
    write: (bytes: Uint8Array): Promise<number> => Promise.resolve(chunks.push(inflateSync(bytes))),
    close: (): Promise<void> => Promise.resolve(),
  }
  return { readable: chunks, writable: { getWriter: () => writer } }
}
