/** Where a project's files are, and how they are read. */
import { createHash } from 'node:crypto'
import {
  closeSync,
  existsSync,
  openSync,
  readFileSync,
  readSync,
  readdirSync,
  statSync,
} from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { stampOf } from './font-case.ts'
import type { FontFile, FontId } from './flow/model.ts'
import type { Message } from './message.ts'
import { readTemplates, templateFile, type TemplateFile, type Templates } from './template/read.ts'

/** Folder of memopress itself: its templates serve every project. */
export const home = dirname(dirname(fileURLToPath(import.meta.url)))

/** A path as the user would write it: from where they are, with `/`. */
export const shown = (path: string, from = process.cwd()): string => {
  const short = relative(from, path)
  return (short === '' || short.startsWith('..') ? path : short).replaceAll('\\', '/')
}

/** SHA-256 in hexadecimal. */
export const sha256 = (bytes: Uint8Array | string): string =>
  createHash('sha256').update(bytes).digest('hex')

/** No folder, pipe or device, and no link to one or to nothing. */
const isPlain = (path: string): boolean => {
  try {
    return statSync(path).isFile()
  } catch {
    return false
  }
}

/** Bytes of a plain file; throws when it is none: a pipe or a device would be read for ever. */
export const readPlain = (path: string): Buffer => {
  if (!statSync(path).isFile()) throw new Error(`no plain file: ${path}`)
  return readFileSync(path)
}

/** Templates of the folder the user is in, then those of memopress, whose fonts serve them all. */
export const loadTemplates = (root: string): Templates => {
  const folders = [...new Set([resolve(root, 'templates'), join(home, 'templates')])]
  const templates = readTemplates(folders.flatMap(templateFiles))
  return { ...templates, fonts: findFonts(templates.fonts, folders[0]!, folders.slice(1)) }
}

/** Font files below a folder; each that is not there may stand in the same place below another. */
export const findFonts = (
  fonts: Templates['fonts'],
  folder: string,
  others: readonly string[],
): Templates['fonts'] =>
  new Map(
    [...fonts].map(([id, file]) => {
      const places = [file, ...others.map((other) => join(other, relative(folder, file)))]
      return [id, places.find((place) => existsSync(place)) ?? file]
    }),
  )

const templateFiles = (folder: string): TemplateFile[] =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.endsWith('.yaml') && isPlain(join(folder, name)))
        .sort()
        .map((name) => {
          const path = join(folder, name)
          return templateFile(path, shown(path), readFileSync(path, 'utf8'))
        })
    : []

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
