/** The font files that templates name: whether they are fonts, and their hashes. */
import { createHash } from 'node:crypto'
import { closeSync, openSync, readSync, statSync } from 'node:fs'
import type { FontFile, FontId } from './flow/model.ts'
import { stampOf } from './font-case.ts'
import type { Message } from './message.ts'
import { isPlain, shown } from './project.ts'
import type { Templates } from './template/read.ts'

/** Every font the templates name, hashed; one that cannot be read is an error of its template. */
export const hashFonts = (
  { fonts }: Pick<Templates, 'fonts'>,
  messages: Message[],
): Map<FontId, FontFile> => {
  const files = new Map<FontId, FontFile>()
  for (const [id, path] of fonts) {
    try {
      if (!isFont(path)) throw new Error(`no font: ${path}`)
      const stamp = stampOf(path)
      files.set(id, { path, stamp, sha256: sha256OfFile(path) })
    } catch {
      messages.push({
        level: 'error',
        rule: 'missing-font',
        path: shown(path),
        en: 'The font file cannot be read; put a whole TrueType or OpenType file there, or correct the path under `fonts` in the template',
        zh: '无法读取字体文件；请在此处放置完整的 TrueType 或 OpenType 文件，或更正模板 `fonts` 中的路径',
      })
    }
  }
  return files
}

/** Versions of a font with outlines of TrueType or PostScript (OpenType 1.9, Organization of an OpenType Font). */
const versions = new Set([0x00010000, 0x4f54544f, 0x74727565])
const tables = ['cmap', 'head', 'hhea', 'hmtx', 'maxp']

/** Whether the file is a font by its directory, and all its tables are there. */
const isFont = (path: string): boolean => {
  if (!isPlain(path)) return false
  const head = Buffer.alloc(12 + 16 * 256)
  const file = openSync(path, 'r')
  readSync(file, head)
  closeSync(file)
  const { size } = statSync(path)
  if (!versions.has(head.readUInt32BE(0))) return false
  const records = Array.from({ length: Math.min(256, head.readUInt16BE(4)) }, (_, i) => 12 + 16 * i)
  const names = new Set(records.map((at) => head.toString('latin1', at, at + 4)))
  return (
    tables.every((name) => names.has(name)) &&
    records.every((at) => head.readUInt32BE(at + 8) + head.readUInt32BE(at + 12) <= size)
  )
}

/** By parts: fonts have 20 MB, and room for all of that takes longer to get than to fill. */
const sha256OfFile = (path: string): string => {
  const hash = createHash('sha256')
  const part = Buffer.allocUnsafe(64 * 1024)
  const file = openSync(path, 'r')
  try {
    for (let size = 1; size > 0;) {
      size = readSync(file, part)
      hash.update(part.subarray(0, size))
    }
  } finally {
    closeSync(file)
  }
  return hash.digest('hex')
}
