/** What a PDF writes its objects, contents and tables of characters in: values and operators (ISO 32000-1 7.2, 7.3). */
import { hexadecimalAt, literalAt } from './strings.ts'
import { isName, type Dictionary, type Name, type Ref, type Value, type Written } from './values.ts'

/** What a character is to the lexer (7.2.2): regular ones make words. */
const kindOf = new Uint8Array(256)
const [regular, white, delimiter] = [0, 1, 2]
for (const char of '\0\t\n\f\r ') kindOf[char.charCodeAt(0)] = white
for (const char of '()<>[]{}/%') kindOf[char.charCodeAt(0)] = delimiter

const code = (char: string): number => char.charCodeAt(0)
const [percent, slash, round] = [code('%'), code('/'), code('(')]
const [open, close] = [code('<'), code('>')]
const [openList, closeList] = [code('['), code(']')]
const [zero, nine, reference] = [code('0'), code('9'), code('R')]

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

/** A text, one byte to a character, and the place up to which it was read. */
type Cursor = { readonly source: string; at: number }

/** The value that begins at an offset; a string is its bytes, one to a character. Throws when there is none. */
export const valueAt = (source: string, offset: number): Written => {
  const cursor = { source, at: offset }
  const value = next(cursor)
  if (isMark(value)) throw new Error(`no value at byte ${offset}`)
  return { value, end: cursor.at }
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
  const cursor = { source, at: 0 }
  let operands: Value[] = []
  for (;;) {
    const item = next(cursor)
    if (operands.length > most) throw new Error(`more than ${most} values at byte ${cursor.at}`)
    if (!isMark(item)) operands.push(item)
    else if (item.mark === 'operator') {
      call(item.name!, operands)
      operands = []
    } else if (item.mark === 'end' && operands.length === 0) return
    else throw new Error(`no operator at byte ${cursor.at}`)
  }
}

/** Reads one item; character by character, as patterns make a dozen strings of each. */
const next = (cursor: Cursor): Value | Mark => {
  const { source } = cursor
  const at = afterGap(source, cursor.at)
  if (at >= source.length) return end(cursor, at, marks.end)
  const first = source.charCodeAt(at)
  if (kindOf[first] === regular) return wordAt(cursor, at)
  if (first === slash) return nameAt(cursor, at)
  if (first === round) return upTo(cursor, literalAt(source, at))
  if (first === openList) return listIn(end(cursor, at + 1, cursor), ']')
  if (first === closeList) return end(cursor, at + 1, marks[']'])
  const isTwice = source.charCodeAt(at + 1) === first
  if (first === open)
    return isTwice
      ? dictionaryIn(end(cursor, at + 2, cursor))
      : upTo(cursor, hexadecimalAt(source, at))
  if (first === close && isTwice) return end(cursor, at + 2, marks['>>'])
  throw new Error(`no value at byte ${cursor.at}`)
}

/** What was read up to a place. */
const end = <T>(cursor: Cursor, at: number, item: T): T => {
  cursor.at = at
  return item
}

const upTo = (cursor: Cursor, { value, end: last }: Written): Value => end(cursor, last, value)

const after = (kind: number, source: string, from: number): number => {
  let at = from
  while (kindOf[source.charCodeAt(at)] === kind) at++
  return at
}
const afterWhite = (source: string, from: number): number => after(white, source, from)
const afterWord = (source: string, from: number): number => after(regular, source, from)

/** A comment ends at the end of its line and nowhere else. */
const afterGap = (source: string, from: number): number => {
  let at = afterWhite(source, from)
  while (source.charCodeAt(at) === percent) {
    while (at < source.length && !/[\r\n]/.test(source[at]!)) at++
    at = afterWhite(source, at)
  }
  return at
}

const afterDigits = (source: string, from: number): number => {
  let at = from
  while (source.charCodeAt(at) >= zero && source.charCodeAt(at) <= nine) at++
  return at
}

const number = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)$/
/** Whether a word that is no whole number may be another: by its first character, `+` to `9`. */
const isNumberish = (first: number): boolean => first >= 0x2b && first <= nine

/** A number, a reference, a word that is a value, or an operator. */
const wordAt = (cursor: Cursor, at: number): Value | Mark => {
  const { source } = cursor
  const wordEnd = afterWord(source, at)
  const word = source.slice(at, wordEnd)
  if (afterDigits(source, at) === wordEnd)
    return referenceAt(cursor, at, wordEnd) ?? end(cursor, wordEnd, Number(word))
  if (isNumberish(source.charCodeAt(at)) && number.test(word))
    return end(cursor, wordEnd, Number(word))
  const value = words.get(word)
  return end(cursor, wordEnd, value === undefined ? { mark: 'operator', name: word } : value)
}

/** Two whole numbers and an `R` (7.3.10), if that is what the digits begin. */
const referenceAt = (cursor: Cursor, at: number, digitsEnd: number): Ref | null => {
  const { source } = cursor
  const second = afterWhite(source, digitsEnd)
  const secondEnd = afterDigits(source, second)
  if (second === digitsEnd || secondEnd === second) return null
  const third = afterWhite(source, secondEnd)
  if (third === secondEnd || source.charCodeAt(third) !== reference) return null
  if (afterWord(source, third) !== third + 1) return null
  const whole = source.slice(at, digitsEnd)
  const generation = source.slice(second, secondEnd)
  const ref = `${whole}R${generation === '0' ? '' : generation}`
  return end(cursor, third + 1, { ref, number: Number(whole) })
}

const nameAt = (cursor: Cursor, at: number): Name => {
  const wordEnd = afterWord(cursor.source, at + 1)
  const name = cursor.source.slice(at + 1, wordEnd)
  return end(cursor, wordEnd, { name: name.includes('#') ? name.replaceAll(escape, charOf) : name })
}

const escape = /#([\da-fA-F]{2})/g
const charOf = (_: string, hex: string): string => String.fromCharCode(parseInt(hex, 16))

const listIn = (cursor: Cursor, last: ']' | '>>'): Value[] => {
  const values: Value[] = []
  for (let item = next(cursor); item !== marks[last]; item = next(cursor)) {
    if (isMark(item)) throw new Error(`no “${last}” at byte ${cursor.at}`)
    values.push(item)
  }
  return values
}

const dictionaryIn = (cursor: Cursor): Dictionary => {
  const values = listIn(cursor, '>>')
  const dictionary = new Map<string, Value>()
  for (let at = 0; at < values.length; at += 2) {
    const key = values[at]
    const value = values[at + 1]
    if (!isName(key) || value === undefined || dictionary.has(key.name))
      throw new Error(`no pairs of names and values before byte ${cursor.at}`)
    dictionary.set(key.name, value)
  }
  return dictionary
}
