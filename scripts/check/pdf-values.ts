/** What a PDF writes its objects, contents and tables of characters in: values and operators (ISO 32000-1 7.3). */

export type Value = null | boolean | number | string | Name | Ref | readonly Value[] | Dictionary
export type Name = { readonly name: string }
/** `12R`, or `12R1` of another generation. */
export type Ref = { readonly ref: string; readonly number: number }
export type Dictionary = ReadonlyMap<string, Value>

export const isDictionary = (value: Value | undefined): value is Dictionary => value instanceof Map
export const isRef = (value: Value | undefined): value is Ref =>
  typeof value === 'object' && value !== null && 'ref' in value
export const isName = (value: Value | undefined): value is Name =>
  typeof value === 'object' && value !== null && 'name' in value
export const isList = (value: Value | undefined): value is readonly Value[] => Array.isArray(value)

const white = String.raw`[\0\t\n\f\r ]`
const regular = String.raw`[^\0\t\n\f\r ()<>[\]{}/%]`
/** A comment ends at the end of its line and nowhere else, or a row of `%` could be read in 2ⁿ ways. */
const gap = String.raw`(?:${white}|%[^\r\n]*(?![^\r\n]))*`

/** In this order: both parts of a reference, a number, a name, and so on. */
const kinds = [
  String.raw`(<<|\[)`,
  String.raw`(>>|\])`,
  String.raw`(\d+)${white}+(\d+)${white}+R(?!${regular})`,
  String.raw`([+-]?(?:\d+\.?\d*|\.\d+))(?!${regular})`,
  String.raw`\/(${regular}*)`,
  String.raw`<((?:[\da-fA-F]|${white})*)>`,
  String.raw`(\()`,
  `(${regular}+)`,
  '($)',
]

/** The next token, and by its `lastIndex` the place up to which the functions below have read. */
const token = new RegExp(`${gap}(?:${kinds.join('|')})`, 'y')

const words = new Map<string, Value>([
  ['null', null],
  ['true', true],
  ['false', false],
])

/** What is no value: the end of a list, a dictionary or the text, or a word that is an operator. */
type Mark = { readonly mark: ']' | '>>' | 'end' | 'operator'; readonly name?: string }
const marks = { ']': { mark: ']' }, '>>': { mark: '>>' }, end: { mark: 'end' } } as const
const isMark = (item: Value | Mark): item is Mark =>
  typeof item === 'object' && item !== null && 'mark' in item

/** A value, and where the text that writes it ends. */
export type Written = { readonly value: Value; readonly end: number }

/** The value that begins at an offset; a string is its bytes, one to a character. Throws when there is none. */
export const valueAt = (source: string, offset: number): Written => {
  token.lastIndex = offset
  const value = next(source)
  if (isMark(value)) throw new Error(`no value at byte ${offset}`)
  return { value, end: token.lastIndex }
}

/** Values that may stand before an operator: three to each 256 of 65,536 codes, as pdfkit writes a CMap. */
const most = 3 * 256

/**
 * Calls back for each operator in turn, with the values before it (7.8.2): what a page draws, or a CMap says.
 * Throws where the text is neither.
 */
export const eachOperator = (
  source: string,
  call: (operator: string, operands: readonly Value[]) => void,
): void => {
  let operands: Value[] = []
  for (let at = 0; ;) {
    token.lastIndex = at
    const item = next(source)
    // Kept here: what is called may read another text meanwhile.
    at = token.lastIndex
    if (operands.length > most) throw new Error(`more than ${most} values at byte ${at}`)
    if (!isMark(item)) operands.push(item)
    else if (item.mark === 'operator') {
      call(item.name!, operands)
      operands = []
    } else if (item.mark === 'end' && operands.length === 0) return
    else throw new Error(`no operator at byte ${at}`)
  }
}

/** Reads on from where `token` stands. */
const next = (source: string): Value | Mark => {
  const from = token.lastIndex
  const match = token.exec(source)
  if (!match) throw new Error(`no value at byte ${from}`)
  const [, open, close, number, generation, plain, name, hex, text, word] = match
  if (plain !== undefined) return Number(plain)
  if (hex !== undefined) return bytesOf(hex)
  if (open) return open === '[' ? listIn(source, ']') : dictionaryIn(source)
  if (close) return marks[close as ']' | '>>']
  if (name !== undefined) return { name: name.replaceAll(/#([\da-fA-F]{2})/g, charOf) }
  if (number) return { ref: `${number}R${generation === '0' ? '' : generation}`, number: +number }
  if (text) return literal(source)
  if (word === undefined) return marks.end
  return words.has(word) ? words.get(word)! : { mark: 'operator', name: word }
}

const charOf = (_: string, hex: string): string => String.fromCharCode(parseInt(hex, 16))

/** A last digit that stands alone has a 0 after it (7.3.4.3). */
const bytesOf = (hex: string): string => {
  const digits = hex.replaceAll(/[^\da-fA-F]/g, '')
  return Buffer.from(digits.length % 2 === 0 ? digits : `${digits}0`, 'hex').toString('latin1')
}

const listIn = (source: string, end: ']' | '>>'): Value[] => {
  const values: Value[] = []
  for (let item = next(source); item !== marks[end]; item = next(source)) {
    if (isMark(item)) throw new Error(`no “${end}” at byte ${token.lastIndex}`)
    values.push(item)
  }
  return values
}

const dictionaryIn = (source: string): Dictionary => {
  const values = listIn(source, '>>')
  const dictionary = new Map<string, Value>()
  for (let at = 0; at < values.length; at += 2) {
    const [key, value] = [values[at], values[at + 1]]
    if (!isName(key) || value === undefined || dictionary.has(key.name))
      throw new Error(`no pairs of names and values before byte ${token.lastIndex}`)
    dictionary.set(key.name, value)
  }
  return dictionary
}

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }
const piece = /[^\\()]+|\\([0-7]{1,3}|\r\n|[^])|[()]/y

/** A string in parentheses, which may hold others in pairs (7.3.4.2). */
const literal = (source: string): string => {
  const parts: string[] = []
  piece.lastIndex = token.lastIndex
  for (let depth = 1; depth > 0;) {
    const [part, escaped] = piece.exec(source) ?? []
    if (part === undefined) throw new Error('a string does not end')
    if (part === '(') depth++
    if (part === ')') depth--
    if (depth > 0)
      parts.push(escaped === undefined ? part.replaceAll(/\r\n?/g, '\n') : unescaped(escaped))
  }
  token.lastIndex = piece.lastIndex
  return parts.join('')
}

const unescaped = (escaped: string): string => {
  if (/^[0-7]/.test(escaped)) return String.fromCharCode(parseInt(escaped, 8) & 255)
  return /^[\r\n]/.test(escaped) ? '' : (escapes[escaped] ?? escaped)
}

/**
 * What a text string says (7.9.2.2): UTF-16 after a mark of order, or else ASCII. Throws for the rest of
 * PDFDocEncoding, which is never written here.
 */
export const textOf = (bytes: string): string => {
  if (bytes.startsWith('\xfe\xff')) return utf16Of(bytes.slice(2))
  if (/[^\t\n\r -~]/.test(bytes)) throw new Error('a text string in an encoding of its own')
  return bytes
}

/** Bytes of UTF-16, the high one first, as text. */
export const utf16Of = (bytes: string): string => {
  let text = ''
  for (let at = 0; at + 1 < bytes.length; at += 2)
    text += String.fromCharCode((bytes.charCodeAt(at) << 8) | bytes.charCodeAt(at + 1))
  return text
}
