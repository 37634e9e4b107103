/** Code points a memo must not hold, and where text stands in a file. */
import type { Place, Words } from '../message.ts'

type Kind = Words & { readonly pattern: RegExp }

/**
 * Refused because a reader cannot see them and a writer cannot keep them: Unicode 16 §23.1
 * (controls), §23.7 (noncharacters), UAX #9 §2 (directional formatting), XML 1.0 §2.2.
 */
const kinds: readonly Kind[] = [
  {
    en: 'a control character',
    zh: '控制字符',
    // eslint-disable-next-line no-control-regex
    pattern: /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/u,
  },
  {
    en: 'a character that reverses the direction of text',
    zh: '改变文字方向的字符',
    pattern: /[\u202a-\u202e\u2066-\u2069]/u,
  },
  {
    en: 'a line separator of another system',
    zh: '其他系统的行分隔符',
    pattern: /[\u2028\u2029]/u,
  },
  { en: 'a byte order mark inside the text', zh: '文中的字节顺序标记', pattern: /\ufeff/u },
  { en: 'half of a surrogate pair', zh: '不成对的代理码元', pattern: /[\ud800-\udfff]/u },
  {
    en: 'the mark of a character that an earlier conversion lost',
    zh: '先前转换时丢失字符的标记',
    pattern: /\ufffd/u,
  },
  {
    en: 'a code point that is no character',
    zh: '非字符码位',
    pattern: /\p{Noncharacter_Code_Point}/u,
  },
]

const forbidden = new RegExp(kinds.map((kind) => kind.pattern.source).join('|'), 'gu')

export type Forbidden = Words & {
  /** `U+202E`. */
  readonly name: string
  /** UTF-16 offset of the first one. */
  readonly offset: number
  readonly count: number
}

/** `U+202E` for the character. */
const codePointName = (character: string): string =>
  `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`

/** The forbidden code points of a text, each once, in the order of their first occurrence. */
export const forbiddenIn = (text: string): Forbidden[] => {
  const found = new Map<string, Forbidden>()
  for (const { 0: character, index } of text.matchAll(forbidden)) {
    const first = found.get(character)
    const { en, zh } = kinds.find((kind) => kind.pattern.test(character))!
    const offset = first?.offset ?? index
    const count = (first?.count ?? 0) + 1
    found.set(character, { name: codePointName(character), offset, count, en, zh })
  }
  return [...found.values()]
}

/** Line and column (from 1, in UTF-16 units, as mdast counts) of an offset. */
export const placeAt = (text: string, offset: number): Place => {
  const before = text.slice(0, offset)
  const line = before.split('\n').length
  return { line, column: offset - before.lastIndexOf('\n') }
}

/** The same of many offsets of one text: `(offset) => place`, in time that grows with the logarithm of its lines. */
export const placesIn = (text: string): ((offset: number) => Place) => {
  const starts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)]
  return (offset) => {
    let [line, after] = [0, starts.length]
    while (after - line > 1) {
      const middle = (line + after) >> 1
      if (starts[middle]! <= offset) line = middle
      else after = middle
    }
    return { line: line + 1, column: offset - starts[line]! + 1 }
  }
}
