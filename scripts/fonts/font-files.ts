/** The font files that templates name, in memory: whether they are fonts, and their hashes. */
import type { FontFile } from '../flow/model.ts'
import type { Templates } from '../template/model.ts'
import type { FontId } from '../template/names.ts'
import type { Message } from '../message.ts'
import { readPlain, sha256, shown } from '../files.ts'

/** Every font the templates name, read and hashed; one that cannot be read is an error of its template. */
export const readFonts = (
  { fonts }: Pick<Templates, 'fonts'>,
  messages: Message[],
  from = process.cwd(),
): Map<FontId, FontFile> => {
  const files = new Map<FontId, FontFile>()
  for (const [id, path] of fonts) {
    const font = readFont(path)
    if (font) files.set(id, font)
    else messages.push(missingFont(shown(path, from)))
  }
  return files
}

/** A font file; null when it cannot be read or is no whole font. */
const readFont = (path: string): FontFile | null => {
  try {
    const found = readPlain(path)
    return isFont(found) ? { path, bytes: shared(found), sha256: sha256(found) } : null
  } catch {
    return null
  }
}

/** The bytes in memory that threads share: the one that makes Word copies measures by the same fonts. */
const shared = (bytes: Uint8Array): Uint8Array => {
  const copy = new Uint8Array(new SharedArrayBuffer(bytes.length))
  copy.set(bytes)
  return copy
}

const missingFont = (path: string): Message => ({
  level: 'error',
  rule: 'missing-font',
  path,
  en: 'The font file cannot be read; put a whole TrueType or OpenType file there, or correct the path under `fonts` in the template',
  zh: '无法读取字体文件；请在此处放置完整的 TrueType 或 OpenType 文件，或更正模板 `fonts` 中的路径',
})

/** Versions of a font with outlines of TrueType or PostScript (OpenType 1.9, Organization of an OpenType Font). */
const versions = new Set([0x00010000, 0x4f54544f, 0x74727565])
const tables = ['cmap', 'head', 'hhea', 'hmtx', 'maxp']

/** Whether a file is a font by its directory, and all its tables are there. */
const isFont = (file: Buffer): boolean => {
  if (file.length < 12 || !versions.has(file.readUInt32BE(0))) return false
  const starts = Array.from({ length: file.readUInt16BE(4) }, (_, i) => 12 + 16 * i)
  if (12 + 16 * starts.length > file.length) return false
  const names = new Set(starts.map((start) => file.toString('latin1', start, start + 4)))
  return (
    tables.every((name) => names.has(name)) &&
    starts.every(
      (start) => file.readUInt32BE(start + 8) + file.readUInt32BE(start + 12) <= file.length,
    )
  )
}
