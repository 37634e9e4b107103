/** The lines `---` around front matter: where one is missing, late or mistyped. */
import type { Place, Words } from '../message.ts'
import { isMeantAsKey } from './meant-words.ts'

/** What is wrong with the fences, and the text with all lines of the front matter blank. */
export type FenceFault = {
  readonly rule: string
  readonly place: Place
  readonly words: Words
  readonly rest: string
}

/** Front matter that is further down than this is text. */
const farthest = 30

/** The fault of the fences of a text, or null. */
export const fenceFaultOf = (source: string): FenceFault | null => {
  const lines = source.split('\n')
  const first = lines.findIndex((line) => line.trim() !== '')
  if (first < 0) return null
  if (isFence(lines[0]!)) return unclosed(lines)
  const late = lines.slice(0, farthest).findIndex((line, i) => isFence(line) && isKey(lines[i + 1]))
  const beginsWithKeys =
    isKey(lines[first]) ||
    (!isFence(lines[first]!) && dashes.test(lines[first]!) && isKey(lines[first + 1]))
  const close = late > 0 && !beginsWithKeys ? closing(lines, late) : -1
  if (close > 0) return faultAt(lines, { rule: 'late-front-matter', from: late, to: close })
  if (!beginsWithKeys) return null
  const end = endOfKeys(lines, first + (isKey(lines[first]) ? 0 : 1))
  const isClosed = dashes.test(lines[end] ?? '')
  if (!isClosed && lines.slice(first, end).filter(isKey).length < 2) return null
  return faultAt(lines, {
    rule: 'unopened-front-matter',
    from: first,
    to: isClosed ? end : end - 1,
  })
}

const isFence = (line: string): boolean => /^---[ \t]*$/.test(line)

/** What is typed for a fence: other dashes, too few or too many of them. */
const dashes = /^[ 　]*[-—–―－﹣_=*~+]{1,}[ 　]*$/

const keyed = /^([A-Za-z\p{Script=Han}]{1,12})[ 　]*[:：]/u

const isKey = (line: string | undefined): boolean => {
  const [, key] = keyed.exec(line ?? '') ?? []
  return key !== undefined && isMeantAsKey(key)
}

/** A line that front matter may have: keys, what is indented below one, entries, comments. */
const isField = (line: string): boolean =>
  isKey(line) || /^(?:[ \t]+\S|- |# ?\S|[\w-]+:(?: |$)|[}\]])/.test(line)

const endOfKeys = (lines: readonly string[], from: number): number => {
  const end = lines.findIndex((line, i) => i >= from && !isField(line))
  return end < 0 ? lines.length : end
}

/** Where front matter that begins on a line is closed; -1 when it is not. */
const closing = (lines: readonly string[], from: number): number =>
  lines.findIndex((line, i) => i > from && isFence(line))

/** Front matter that begins on the first line and goes on into the text. */
const unclosed = (lines: readonly string[]): FenceFault | null => {
  if (!lines.slice(1, 4).some(isKey)) return null
  const close = closing(lines, 0)
  const body = lines.slice(1, close < 0 ? undefined : close)
  const mistyped = body.findIndex((line) => dashes.test(line)) + 1
  const text = body.findIndex((line, i) => i > 0 && body[i - 1]!.trim() === '' && isText(line)) + 1
  if (mistyped > 0 && (text === 0 || mistyped < text))
    return faultAt(lines, { rule: 'unclosed-front-matter', from: 0, to: mistyped, at: mistyped })
  if (close > 0 && text === 0) return null
  const end = text > 0 ? text - 1 : endOfKeys(lines, 1) - 1
  return faultAt(lines, { rule: 'unclosed-front-matter', from: 0, to: end })
}

/** A heading, or a line that is no field. */
const isText = (line: string): boolean =>
  line.trim() !== '' && (/^#{1,6} /.test(line) || !isField(line))

const words: Readonly<Record<string, Words>> = {
  'unopened-front-matter': {
    en: 'The front matter does not begin: write `---` (three half-width hyphens) on the first line of the file',
    zh: '文首的元数据没有开始：请在文件第一行写 `---`（三个半角连字符）',
  },
  'late-front-matter': {
    en: 'Front matter begins on the first line of the file: delete what stands above it, blank lines too, or move it below',
    zh: '元数据应从文件第一行的 `---` 开始：请删除或移走它上面的内容（包括空行）',
  },
  'unclosed-front-matter': {
    en: 'The front matter does not end: write a line `---` below it',
    zh: '文首的 `---` 没有结束：请在元数据之后加一行 `---`',
  },
}

type Found = {
  readonly rule: string
  readonly from: number
  readonly to: number
  readonly at?: number
}

const faultAt = (lines: readonly string[], { rule, from, to, at = from }: Found): FenceFault => ({
  rule,
  place: { line: at + 1, column: 1 },
  words: words[rule]!,
  rest: lines.map((line, i) => (i >= from && i <= to ? '' : line)).join('\n'),
})
