/** The font files that templates name, in memory: whether they are fonts, and their hashes. */
import { dirname, join } from 'node:path'
import type { FontFile } from '../flow/assets.ts'
import type { Templates } from '../template/model.ts'
import type { FontId } from '../template/names.ts'
import type { Message } from '../message.ts'
import { home, readPlain, sha256, shown } from '../files.ts'

/** Every font the templates name, read and hashed; one that cannot be read is an error of its template. */
export const readFonts = (
  { fonts }: Pick<Templates, 'fonts'>,
  messages: Message[],
  from = process.cwd(),
): Map<FontId, FontFile> => {
  const files = new Map<FontId, FontFile>()
  let missing = 0
  for (const [id, path] of fonts) {
    const font = readFont(path)
    if (typeof font === 'object') files.set(id, font)
    else if (dirname(path) === ownFonts) missing++
    else messages.push({ level: 'error', path: shown(path, from), ...faults[font] })
  }
  if (missing > 0) messages.push(incompletePackage(missing, shown(ownFonts, from)))
  return files
}

/** Fonts that come with memopress. */
const ownFonts = join(home, 'templates/fonts')

/** One message: whoever installed memopress cannot mend its fonts one by one. */
const incompletePackage = (missing: number, path: string): Message => ({
  level: 'error',
  rule: 'incomplete-package',
  path,
  en: `Of the fonts that come with memopress, ${missing} cannot be read; expected all of them: install memopress again, whole`,
  zh: `memopress 自带的字体有 ${missing} 个无法读取；应全部齐备：请重新完整安装 memopress`,
})

type Fault = 'unreadable' | 'collection'

/** A font file, or why it is none: it cannot be read, is no whole font, or holds several. */
const readFont = (path: string): FontFile | Fault => {
  try {
    const found = readPlain(path)
    if (found.toString('latin1', 0, 4) === 'ttcf') return 'collection'
    return isFont(found) ? { path, bytes: shared(found), sha256: sha256(found) } : 'unreadable'
  } catch {
    return 'unreadable'
  }
}

/** The bytes in memory that threads share: the one that makes Word copies measures by the same fonts. */
const shared = (bytes: Uint8Array): Uint8Array => {
  const copy = new Uint8Array(new SharedArrayBuffer(bytes.length))
  copy.set(bytes)
  return copy
}

/** A collection begins with the tag `ttcf` (OpenType 1.9, Font Collections). */
const faults: Readonly<Record<Fault, Pick<Message, 'rule' | 'en' | 'zh'>>> = {
  unreadable: {
    rule: 'missing-font',
    en: 'The font file cannot be read; put a whole TrueType or OpenType file there, or correct the path under `fonts` in the template',
    zh: '无法读取字体文件；请在此处放置完整的 TrueType 或 OpenType 文件，或更正模板 `fonts` 中的路径',
  },
  collection: {
    rule: 'font-collection',
    en: 'The font file is a collection of several fonts (.ttc), expected one font; take out the one you need, for instance the first with `pip install fonttools` and `python -c "import sys; from fontTools.ttLib import TTCollection; TTCollection(sys.argv[1]).fonts[0].save(sys.argv[2])" IN.ttc OUT.ttf`, and name OUT.ttf under `fonts` in the template',
    zh: '字体文件是含有多个字体的字体集（.ttc），此处应为单个字体；请取出所需的一个，例如先运行 `pip install fonttools`，再用 `python -c "import sys; from fontTools.ttLib import TTCollection; TTCollection(sys.argv[1]).fonts[0].save(sys.argv[2])" 输入.ttc 输出.ttf` 取出第一个，然后在模板的 `fonts` 中写输出文件的路径',
  },
}

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
