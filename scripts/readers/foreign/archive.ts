/** The files in a Word file that another program packed (ECMA-376 Part 2): however it packs them, within a budget. */
import { crc32 } from 'node:zlib'
import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl'
import { limits } from '../../limits.ts'

/** Bytes by path. */
export type Archive = ReadonlyMap<string, Uint8Array>

/** Why bytes are no archive that is read here. */
export type Unpackable = 'no-archive' | 'damaged' | 'encrypted' | 'too-large' | 'unsafe-names'

/** All files, or why there are none: nothing is unpacked beyond `limits.foreign`, nor taken without its checksum. */
export const unpack = async (bytes: Uint8Array): Promise<Archive | Unpackable> => {
  const zip = await fromBufferPromise(Buffer.from(bytes), { lazyEntries: true }).catch(() => null)
  if (!zip) return 'no-archive'
  // Names that lead out of the archive, and sizes other than those listed, are errors of the library.
  return filesIn(zip).catch((error: unknown) => (isOfName(error) ? 'unsafe-names' : 'damaged'))
}

const isOfName = (error: unknown): boolean =>
  error instanceof Error &&
  /^(absolute path|invalid relative path|invalid characters in fileName): /.test(error.message)

const filesIn = async (zip: ZipFile): Promise<Archive | Unpackable> => {
  const files = new Map<string, Uint8Array>()
  let left: number = limits.foreign.bytes
  let tags = 0
  for await (const entry of zip.eachEntry()) {
    if (entry.fileName.endsWith('/')) continue
    if (entry.isEncrypted()) return 'encrypted'
    left -= entry.uncompressedSize
    if (left < 0 || files.size >= limits.foreign.files) return 'too-large'
    const content = await contentOf(zip, entry)
    if (crc32(content) !== entry.crc32) return 'damaged'
    tags += tagsIn(content)
    if (tags > limits.foreign.tags) return 'too-large'
    files.set(entry.fileName, content)
  }
  return files
}

/** Blanks, marks of byte order, and the other half of UTF-16: what may stand before XML (XML 1.0, 2.8). */
const beforeXml = new Set([0x00, 0x09, 0x0a, 0x0d, 0x20, 0xef, 0xbb, 0xbf, 0xfe, 0xff])

/** Whatever begins with `<` in a part of XML, by its content: its name says nothing of how it is read. */
const tagsIn = (content: Uint8Array): number => {
  const first = content.subarray(0, 65_536).find((byte) => !beforeXml.has(byte))
  if (first !== undefined && first !== 0x3c) return 0
  let tags = 0
  for (const byte of content) if (byte === 0x3c) tags++
  return tags
}

const contentOf = async (zip: ZipFile, entry: Entry): Promise<Uint8Array> => {
  const chunks: Buffer[] = []
  for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}
