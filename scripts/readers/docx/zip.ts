/** The files in a zip archive (PKWARE APPNOTE 6.3, 4.3), as the library of Word files writes one. */
import { crc32, inflateRawSync } from 'node:zlib'

export type ZipEntry = {
  readonly path: string
  /** Bytes it unpacks to. */
  readonly size: number
  /** Throws when they are not what the archive says of them. */
  readonly unpack: () => Uint8Array
}

const signature = { entry: 0x04034b50, listed: 0x02014b50, end: 0x06054b50 } as const
/** Bytes of each record without names and notes (4.3.7, 4.3.12, 4.3.16). */
const length = { entry: 30, listed: 46, end: 22 } as const
const encrypted = 1

/**
 * Entries in the order of the directory, whose words count. Throws for bytes that are no archive, or one
 * with anything a Word file needs not: notes, parts on other disks, two files of one name.
 */
export const entriesOf = (zip: Uint8Array): ZipEntry[] => {
  const bytes = Buffer.from(zip.buffer, zip.byteOffset, zip.length)
  const end = bytes.length - length.end
  if (end < 0 || bytes.readUInt32LE(end) !== signature.end) throw new Error('no zip archive')
  if (bytes.readUInt32LE(end + 4) !== 0) throw new Error('a zip archive on several disks')
  if (bytes.readUInt16LE(end + 8) !== bytes.readUInt16LE(end + 10))
    throw new Error('a zip archive that counts its entries twice')
  const entries: ZipEntry[] = []
  const start = bytes.readUInt32LE(end + 16)
  let at = start
  let filled = 0
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
    const { next, from, to, ...entry } = entryAt(bytes, at)
    if (from !== filled) throw new Error(`bytes before ${entry.path} that belong to nothing`)
    entries.push(entry)
    at = next
    filled = to
  }
  if (at !== end || filled !== start)
    throw new Error('a zip archive with more than its directory names')
  if (new Set(entries.map(({ path }) => path)).size < entries.length)
    throw new Error('two files of one name in a zip archive')
  return entries
}

/** Where its bytes are, and where the next one is listed. */
type Listed = ZipEntry & { readonly from: number; readonly to: number; readonly next: number }

const entryAt = (bytes: Buffer, at: number): Listed => {
  if (bytes.readUInt32LE(at) !== signature.listed) throw new Error(`no zip entry at byte ${at}`)
  const flags = bytes.readUInt16LE(at + 8)
  const method = bytes.readUInt16LE(at + 10)
  const sum = bytes.readUInt32LE(at + 16)
  const packed = bytes.readUInt32LE(at + 20)
  const size = bytes.readUInt32LE(at + 24)
  const nameEnd = at + length.listed + bytes.readUInt16LE(at + 28)
  if (bytes.readUInt32LE(at + 30) !== 0 || bytes.readUInt16LE(at + 34) !== 0)
    throw new Error(`a zip entry with notes at byte ${at}`)
  const path = bytes.toString('utf8', at + length.listed, nameEnd)
  const unpackAny = methods[method]
  if (!unpackAny || flags & encrypted) throw new Error(`${path} is packed in a way never used here`)
  const from = bytes.readUInt32LE(at + 42)
  const start = from + length.entry + bytes.readUInt16LE(from + 26)
  // Some readers go by what stands before the bytes: the same, from the version on (4.3.7, 4.3.12).
  const isThere =
    bytes.readUInt32LE(from) === signature.entry &&
    bytes.readUInt16LE(from + 28) === 0 &&
    bytes.subarray(from + 4, from + 26).equals(bytes.subarray(at + 6, at + 28)) &&
    bytes.toString('utf8', from + length.entry, start) === path
  if (!isThere) throw new Error(`${path} is not there`)
  const unpack = (): Uint8Array => {
    const unpacked = unpackAny(bytes.subarray(start, start + packed), size)
    if (unpacked.length !== size || crc32(unpacked) !== sum)
      throw new Error(`${path} is not what its checksum says`)
    return unpacked
  }
  return { path, size, unpack, from, to: start + packed, next: nameEnd }
}

/** Ways of packing (4.4.5), by number: not at all, and deflated. */
const methods: Readonly<Record<number, (packed: Uint8Array, size: number) => Uint8Array>> = {
  0: (packed) => packed,
  8: (packed, size) => inflateRawSync(packed, { maxOutputLength: Math.max(1, size) }),
}
