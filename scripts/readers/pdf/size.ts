/** How large a PDF becomes when it is read: pdf.js unpacks whatever it is given. */
import { createInflate } from 'node:zlib'

/** True when no more than `most` bytes come out of all the packed streams of a PDF together. */
export const unpacksWithin = async (pdf: Uint8Array, most: number): Promise<boolean> => {
  let left = most
  for (const start of streamsIn(Buffer.from(pdf.buffer, pdf.byteOffset, pdf.length))) {
    left -= await inflatedSize(pdf.subarray(start), left)
    if (left < 0) return false
  }
  return true
}

/** Where data begins that looks like zlib's (RFC 1950 2.2), after the keyword (ISO 32000-1 7.3.8). */
function* streamsIn(pdf: Buffer): Generator<number> {
  for (let at = pdf.indexOf('stream'); at >= 0; at = pdf.indexOf('stream', at + 6)) {
    let start = at + 6
    while (pdf[start] === 0x0d || pdf[start] === 0x0a) start++
    const [method = 0, flags = 0] = pdf.subarray(start)
    if ((method & 15) === 8 && (method * 256 + flags) % 31 === 0) yield start
  }
}

/** Counts without keeping; damaged data counts as far as it goes, as readers read it so far. */
const inflatedSize = async (bytes: Uint8Array, most: number): Promise<number> => {
  const inflate = createInflate()
  inflate.end(bytes)
  let size = 0
  try {
    for await (const chunk of inflate) {
      size += (chunk as Buffer).length
      if (size > most) break
    }
  } catch {
    return size
  }
  return size
}
