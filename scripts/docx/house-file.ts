/** A house's own Word file as a package: why its styles cannot be read, and what else is in it. */
import { strFromU8, unzipSync } from 'fflate'
import { limits } from '../limits.ts'
import { all, parseXml, textOf, type Node } from '../readers/docx/xml.ts'

/** Why a file is no Word template that styles are taken from. */
export type HouseFault = 'no-word' | 'old-word' | 'encrypted' | 'macros' | 'no-styles' | 'damaged'

/** The first bytes of a compound file, as older Word writes it, and any Word a file with a password ([MS-CFB] 2.2). */
const compound = Buffer.from('d0cf11e0a1b11ae1', 'hex')
const encrypted = Buffer.from('EncryptedPackage', 'utf16le')
const zip = Buffer.from('PK\u0003\u0004')

/** Styles of a house, by the path of their part. */
export const stylesPart = 'word/styles.xml'

/** Macros make it a file that runs something, whatever its styles. */
export const hasMacros = (bytes: Uint8Array): boolean =>
  namesIn(bytes)?.some((name) => /vbaProject\.bin$/i.test(name)) ?? false

/** What is wrong with a file whose styles could not be read, or are not taken. */
export const faultOf = (bytes: Uint8Array): HouseFault => {
  const buffer = Buffer.from(bytes)
  if (buffer.subarray(0, compound.length).equals(compound))
    return buffer.includes(encrypted) ? 'encrypted' : 'old-word'
  if (!buffer.subarray(0, zip.length).equals(zip)) return 'no-word'
  const names = namesIn(bytes)
  if (!names) return 'damaged'
  if (hasMacros(bytes)) return 'macros'
  return names.includes(stylesPart) ? 'damaged' : 'no-styles'
}

/** Paths of the parts, none of which is unpacked; null where there is no list of them. */
const namesIn = (bytes: Uint8Array): string[] | null => {
  const names: string[] = []
  try {
    unzipSync(bytes, { filter: ({ name }) => names.push(name) < 0 })
    return names
  } catch {
    return null
  }
}

/** What a letterhead has beside its styles, which stays behind. */
export type LeftBehind = {
  /** What its running lines say, those of headers first. */
  readonly lines: readonly string[]
  /** Pictures in them. */
  readonly pictures: number
}

const runningLine = /^word\/(?:header|footer)\d*\.xml$/

/** Running lines of a file that say or show something. A part that cannot be read says nothing. */
export const leftBehind = (bytes: Uint8Array): LeftBehind => {
  const parts = Object.entries(runningParts(bytes)).sort(([a], [b]) => (a < b ? 1 : -1))
  const roots = parts.flatMap(([, part]) => rootOf(part) ?? [])
  const lines = roots.map((root) => all(root, 'w:t').map(textOf).join('').trim())
  const pictures = roots.flatMap((root) => [...all(root, 'a:blip'), ...all(root, 'v:imagedata')])
  return { lines: [...new Set(lines.filter((line) => line !== ''))], pictures: pictures.length }
}

const runningParts = (bytes: Uint8Array): Readonly<Record<string, Uint8Array>> => {
  const seen = new Set<string>()
  let room: number = limits.wordStylesBytes
  try {
    return unzipSync(bytes, {
      filter: ({ name, originalSize }) =>
        runningLine.test(name) &&
        !seen.has(name) &&
        (room -= originalSize) >= 0 &&
        seen.add(name).size > 0,
    })
  } catch {
    return {}
  }
}

const rootOf = (part: Uint8Array): Node | null => {
  try {
    return parseXml(strFromU8(part))
  } catch {
    return null
  }
}
