/** Numbers and bullets that Word writes before paragraphs (ECMA-376 1, 17.9). */
import { childOf, elementsOf, valueOf, type Node } from '../docx/xml.ts'
import type { ForeignLabel } from './model.ts'

type Level = { readonly format: string; readonly text: string; readonly start: number }
type List = { readonly key: string; readonly levels: ReadonlyMap<number, Level> }

/** The label of the next paragraph of a list and level: labels count, so that each is asked for once, in order. */
export type NextLabel = (id: string, level: number) => ForeignLabel | null

export const labelsOf = (part: Node | undefined): NextLabel => {
  const lists = listsIn(part)
  const counts = new Map<string, number[]>()
  return (id, level) => {
    const list = lists.get(id)
    const own = list?.levels.get(level)
    if (!list || !own || own.format === 'none') return null
    const count = counts.get(list.key) ?? []
    const before = count[level] ?? own.start - 1
    // What is inside begins again.
    const now = [
      ...Array.from({ length: level }, (_, at) => count[at] ?? list.levels.get(at)?.start ?? 1),
      before + 1,
    ]
    counts.set(list.key, now)
    if (own.format === 'bullet') return { isBullet: true, level, text: '•', number: 0 }
    const text = own.text.replace(/%([1-9])/g, (_, place: string) => {
      const at = Number(place) - 1
      return numeralOf(list.levels.get(at)?.format ?? 'decimal', now[at] ?? 1)
    })
    return text === '' ? null : { isBullet: false, level, text, number: before + 1 }
  }
}

/** Lists by number; those of one pattern count together unless one begins anew. */
const listsIn = (part: Node | undefined): ReadonlyMap<string, List> => {
  const all = part ? elementsOf(part) : []
  const patterns = new Map(
    all
      .filter(({ name }) => name === 'w:abstractNum')
      .map((each) => [each.attributes['w:abstractNumId'], levelsIn(each)]),
  )
  return new Map(
    all
      .filter(({ name }) => name === 'w:num')
      .map((num): [string, List] => {
        const id = num.attributes['w:numId'] ?? ''
        const pattern = valueOf(num, 'w:abstractNumId') ?? ''
        const overrides = elementsOf(num).filter(({ name }) => name === 'w:lvlOverride')
        const levels = new Map(patterns.get(pattern) ?? [])
        for (const each of overrides) {
          const level = Number(each.attributes['w:ilvl'] ?? 0)
          const own = childOf(each, 'w:lvl')
          const start = valueOf(each, 'w:startOverride')
          const changed = own ? levelOf(own) : levels.get(level)
          if (changed && levelNumbers.has(level))
            levels.set(level, start === undefined ? changed : { ...changed, start: startOf(start) })
        }
        return [id, { key: overrides.length > 0 ? `num ${id}` : pattern, levels }]
      }),
  )
}

const levelsIn = (pattern: Node): ReadonlyMap<number, Level> =>
  new Map(
    elementsOf(pattern)
      .filter(({ name }) => name === 'w:lvl')
      .map((level) => [Number(level.attributes['w:ilvl'] ?? 0), levelOf(level)] as const)
      .filter(([at]) => levelNumbers.has(at)),
  )

const levelOf = (level: Node): Level => ({
  format: valueOf(level, 'w:numFmt') ?? 'decimal',
  text: (valueOf(level, 'w:lvlText') ?? '').slice(0, longestText),
  start: startOf(valueOf(level, 'w:start')),
})

/** Of the text of a level: Word takes 31 characters. */
const longestText = 255

/** Word counts nine levels (17.9.6). */
const levelNumbers: ReadonlySet<number> = new Set([0, 1, 2, 3, 4, 5, 6, 7, 8])

/** Word counts to 32767 (17.9.25). */
const startOf = (said: string | undefined): number => Math.min(Number(said ?? 0) || 0, 32_767)

const digits = [...'〇一二三四五六七八九']

/** 1 to 99 as they are counted: 十, 十一, 二十. */
const counted = (n: number): string => {
  if (n < 1 || n > 99) return String(n)
  const [tens, ones] = [Math.floor(n / 10), n % 10]
  const ten = tens === 0 ? '' : `${tens === 1 ? '' : digits[tens]!}十`
  return ten + (ones === 0 ? '' : digits[ones]!)
}

/** a to z, then aa to zz (17.18.59); Word has 30 letters of a number at most. */
const lettered = (n: number): string =>
  n > 780 ? String(n) : String.fromCharCode(97 + ((n - 1) % 26)).repeat(Math.ceil(n / 26))

const romans = [
  ['m', 1000],
  ['cm', 900],
  ['d', 500],
  ['cd', 400],
  ['c', 100],
  ['xc', 90],
  ['l', 50],
  ['xl', 40],
  ['x', 10],
  ['ix', 9],
  ['v', 5],
  ['iv', 4],
  ['i', 1],
] as const

const roman = (n: number): string => {
  let left = n
  let text = ''
  for (const [letters, value] of romans) for (; left >= value; left -= value) text += letters
  return text
}

/** Numerals by their formats (17.18.59); others are written as figures. */
const numerals: Readonly<Record<string, (n: number) => string>> = {
  lowerLetter: lettered,
  upperLetter: (n) => lettered(n).toUpperCase(),
  lowerRoman: roman,
  upperRoman: (n) => roman(n).toUpperCase(),
  chineseCounting: counted,
  chineseCountingThousand: counted,
  japaneseCounting: counted,
  ideographDigital: (n) => [...String(n)].map((digit) => digits[Number(digit)]!).join(''),
  taiwaneseCountingThousand: counted,
  decimalEnclosedCircle: (n) => (n <= 20 ? String.fromCodePoint(0x245f + n) : String(n)),
  decimalEnclosedCircleChinese: (n) => (n <= 20 ? String.fromCodePoint(0x245f + n) : String(n)),
  decimalZero: (n) => String(n).padStart(2, '0'),
}

const numeralOf = (format: string, n: number): string => numerals[format]?.(n) ?? String(n)
