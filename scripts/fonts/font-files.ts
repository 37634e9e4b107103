/** The font files that templates name: whether they are fonts, and their hashes. */
import { createHash } from 'node:crypto'
import { closeSync, openSync, readFileSync, readSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { FontFile } from '../flow/model.ts'
import type { FontId } from '../template/model.ts'
import { stampOf } from './font-store.ts'
import type { Message } from '../message.ts'
import { home, isPlain, shown } from '../files.ts'
import type { Templates } from '../template/model.ts'

/** Every font the templates name, hashed; one that cannot be read is an error of its template. */
export const hashFonts = (
  { fonts }: Pick<Templates, 'fonts'>,
  messages: Message[],
  known: ReadonlyMap<string, string> = knownFonts(),
): Map<FontId, FontFile> => {
  const files = new Map<FontId, FontFile>()
  for (const [id, path] of fonts) {
    try {
      const stamp = stampOf(path)
      const sha256 = known.get(historyOf(path).text) ?? hashFont(path)
      files.set(id, { path, stamp, sha256 })
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

/** Where a bundle keeps what it knows of the fonts that it comes with. */
export const knownFontsFile = join(home, 'dist/fonts.json')

/** Hashes of fonts by their histories: whatever has one of these is a file that was hashed and not touched since. */
const knownFonts = (): ReadonlyMap<string, string> => {
  try {
    const known = JSON.parse(readFileSync(knownFontsFile, 'utf8')) as [unknown, unknown][]
    return new Map(known.filter(isHashed))
  } catch {
    return new Map()
  }
}

const isHashed = (pair: [unknown, unknown]): pair is [string, string] =>
  /^[\da-f]{64}$/.test(String(pair[1]))

/** A file may be changed twice within a tick of the clock that stamps it, in ms. */
const tick = 2000

/** What is known of fonts from now on, but of those that were changed a moment ago. */
export const knowFonts = (paths: readonly string[]): [history: string, sha256: string][] =>
  paths.flatMap((path) => {
    const now = Date.now()
    const { text, touched } = historyOf(path)
    const sha256 = hashFont(path)
    return now - touched > tick && historyOf(path).text === text ? [[text, sha256]] : []
  })

/** What the system says of a file, with the time when anything of it was last touched, which programs do not set. */
const historyOf = (path: string): { readonly text: string; readonly touched: number } => {
  const { size, mtimeNs, ctimeNs, ctimeMs, ino, dev } = statSync(path, { bigint: true })
  return { text: [size, mtimeNs, ctimeNs, ino, dev].join(' '), touched: Number(ctimeMs) }
}

/** SHA-256 of a font. Throws when the file is none. */
const hashFont = (path: string): string => {
  if (!isFont(path)) throw new Error(`no font: ${path}`)
  return sha256OfFile(path)
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
