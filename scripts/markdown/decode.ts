/** Bytes of a file → its text, or a message that says where it is not text. */
import type { Report } from '../message.ts'
import { limits } from '../limits.ts'
import { forbiddenIn, placeAt } from './code-points.ts'

type Signature = { readonly name: string; readonly matches: (bytes: Uint8Array) => boolean }

const begins =
  (...start: readonly number[]) =>
  (bytes: Uint8Array): boolean =>
    start.every((byte, i) => bytes[i] === byte)

/** True when every other byte of the beginning, from `first` on, is zero: Latin text in UTF-16. */
const zeroEverySecond =
  (first: 0 | 1) =>
  (bytes: Uint8Array): boolean => {
    const high = bytes.subarray(0, 64).filter((_, i) => i % 2 === first)
    return high.length > 1 && high.every((byte) => byte === 0)
  }

/** What people hand in instead of a UTF-8 text. UTF-32 first: its mark begins with UTF-16's. */
const signatures: readonly Signature[] = [
  { name: 'UTF-32', matches: begins(0xff, 0xfe, 0, 0) },
  { name: 'UTF-32', matches: begins(0, 0, 0xfe, 0xff) },
  { name: 'UTF-16', matches: begins(0xff, 0xfe) },
  { name: 'UTF-16', matches: begins(0xfe, 0xff) },
  { name: 'UTF-16', matches: zeroEverySecond(1) },
  { name: 'UTF-16', matches: zeroEverySecond(0) },
  { name: 'Word or ZIP', matches: begins(0x50, 0x4b, 3, 4) },
  { name: 'Word 97', matches: begins(0xd0, 0xcf, 0x11, 0xe0) },
  { name: 'PDF', matches: begins(0x25, 0x50, 0x44, 0x46) },
]

/**
 * The text of a UTF-8 file, without byte order mark and with `\n` as line end, or null after a
 * message. Text is never repaired: a byte that is not UTF-8 is an error, not U+FFFD (P15).
 */
export const decode = (
  bytes: Uint8Array,
  report: Report,
  maxBytes: number = limits.memoBytes,
): string | null => {
  if (bytes.length > maxBytes) return tooLarge(bytes.length, maxBytes, report)
  const other = signatures.find((signature) => signature.matches(bytes))
  if (other) return notUtf8(other.name, report)
  const text = fromUtf8(bytes)
  if (text === null) return brokenUtf8(bytes, report)
  const isBad = [reportForbidden(text, report), reportMarks(text, report)].includes(true)
  return isBad ? null : text
}

const fromUtf8 = (bytes: Uint8Array): string | null => {
  try {
    return lines(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return null
  }
}

const lines = (text: string): string => text.replaceAll(/\r\n?/g, '\n')

const reportForbidden = (text: string, report: Report): boolean => {
  const found = forbiddenIn(text)
  for (const { name, offset, count, en, zh } of found)
    report({
      rule: 'forbidden-character',
      place: placeAt(text, offset),
      en: `${name} is ${en}, and nobody sees it (${count} in the file): delete it`,
      zh: `${name} 是${zh}，读者看不见它（全文共 ${count} 处）：请删除`,
    })
  return found.length > 0
}

const stackOfMarks = new RegExp(`\\p{M}{${limits.combiningMarks + 1}}`, 'u')

/** Shaping such a stack takes a time that grows with the square of its height, and prints a blot. */
const reportMarks = (text: string, report: Report): boolean => {
  const found = stackOfMarks.exec(text)
  if (!found) return false
  report({
    rule: 'too-many-marks',
    place: placeAt(text, found.index),
    en: `One letter carries more than ${limits.combiningMarks} marks: delete those that nobody can read`,
    zh: `一个字母上叠加了 ${limits.combiningMarks} 个以上的符号：请删除无法辨认的符号`,
  })
  return true
}

/** Says that a memo is larger than allowed. */
export const tooLarge = (size: number, max: number, report: Report): null => {
  report({
    rule: 'too-large',
    en: `The memo has ${size} bytes, and ${max} at most are read: split it, or allow more with --deadline SECONDS`,
    zh: `文件有 ${size} 字节，上限为 ${max} 字节：请拆分备忘录，或用 --deadline 秒数 放宽上限`,
  })
  return null
}

const notUtf8 = (name: string, report: Report): null => {
  if (/Word/.test(name)) {
    report({
      rule: 'not-utf-8',
      en: `This is a ${name} file, not Markdown text: copy its text into a .md file, saved as UTF-8`,
      zh: `这是 ${name} 文件，应为 Markdown 文本：请把文字复制到 .md 文件，并存为 UTF-8`,
    })
    return null
  }
  report({
    rule: 'not-utf-8',
    en: `This is a ${name} file, not Markdown text in UTF-8: save it again as UTF-8`,
    zh: `这是 ${name} 文件，应为 UTF-8 编码的 Markdown 文本：请另存为 UTF-8`,
  })
  return null
}

const brokenUtf8 = (bytes: Uint8Array, report: Report): null => {
  const good = validLength(bytes)
  const before = lines(new TextDecoder().decode(bytes.subarray(0, good)))
  const byte = bytes[good]!.toString(16).toUpperCase().padStart(2, '0')
  report({
    rule: 'not-utf-8',
    place: placeAt(before, before.length),
    en: `The byte ${byte} is not UTF-8 (is the file in GBK?): save it again as UTF-8`,
    zh: `字节 ${byte} 不是 UTF-8（文件可能是 GBK 编码）：请另存为 UTF-8`,
  })
  return null
}

/** Bytes before the first one that is not UTF-8. */
const validLength = (bytes: Uint8Array): number => {
  let [good, bad] = [0, bytes.length]
  while (bad - good > 1) {
    const middle = (good + bad) >> 1
    if (beginsValid(bytes.subarray(0, middle))) good = middle
    else bad = middle
  }
  return wholeCharacters(bytes, good)
}

/** True also when the last character is cut: `stream` waits for its rest. */
const beginsValid = (bytes: Uint8Array): boolean => {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true })
    return true
  } catch {
    return false
  }
}

/** Steps back over a character that began but does not end. */
const wholeCharacters = (bytes: Uint8Array, length: number): number => {
  let start = length
  while (start > 0 && (bytes[start - 1]! & 0xc0) === 0x80) start--
  const lead = bytes[start - 1] ?? 0
  const size = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc0 ? 2 : 1
  return length - start + 1 < size ? start - 1 : length
}
