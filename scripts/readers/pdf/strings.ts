/** The two ways in which a PDF writes a string of bytes, one to a character (ISO 32000-1 7.3.4). */
import type { Written } from './values.ts'

const digitOf = new Int8Array(256).fill(-1)
for (const char of '0123456789abcdefABCDEF') digitOf[char.charCodeAt(0)] = parseInt(char, 16)

const close = '>'.charCodeAt(0)
const isWhite = (char: number): boolean => /[\0\t\n\f\r ]/.test(String.fromCharCode(char))

/** In hexadecimal, between `<` and `>`; a last digit that stands alone has a 0 after it (7.3.4.3). */
export const hexadecimalAt = (source: string, from: number): Written<string> => {
  let bytes = ''
  let high = -1
  let at = from + 1
  for (let char = source.charCodeAt(at); char !== close; char = source.charCodeAt(++at)) {
    const digit = digitOf[char] ?? -1
    if (digit < 0 && !isWhite(char)) throw new Error(`no value at byte ${from}`)
    if (digit < 0) continue
    if (high >= 0) bytes += String.fromCharCode((high << 4) | digit)
    high = high < 0 ? digit : -1
  }
  return { value: high < 0 ? bytes : bytes + String.fromCharCode(high << 4), end: at + 1 }
}

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }
const piece = /[^\\()]+|\\([0-7]{1,3}|\r\n|[^])|[()]/y

/** A string in parentheses, which may hold others in pairs (7.3.4.2). */
export const literalAt = (source: string, at: number): Written<string> => {
  const parts: string[] = []
  piece.lastIndex = at + 1
  for (let depth = 1; depth > 0;) {
    const [part, escaped] = piece.exec(source) ?? []
    if (part === undefined) throw new Error('a string does not end')
    if (part === '(') depth++
    if (part === ')') depth--
    if (depth > 0)
      parts.push(escaped === undefined ? part.replaceAll(/\r\n?/g, '\n') : unescaped(escaped))
  }
  return { value: parts.join(''), end: piece.lastIndex }
}

const unescaped = (escaped: string): string => {
  if (/^[0-7]/.test(escaped)) return String.fromCharCode(parseInt(escaped, 8) & 255)
  return /^[\r\n]/.test(escaped) ? '' : (escapes[escaped] ?? escaped)
}
