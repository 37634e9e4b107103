/** What Word prints before numbered paragraphs, counted from the numbering definitions. */
import { childOf, elementsOf, valueOf, type Node } from './xml.ts'

type Level = { readonly start: number; readonly format: string; readonly text: string }

/** A list of Word's (`w:num`): the definition that counts for it, and what it has of its own. */
type List = {
  readonly definition: string
  readonly levels: ReadonlyMap<number, Level>
  /** Numbers that levels begin anew with, where this list is first met on them. */
  readonly restarts: Map<number, number>
}

/** A paragraph's label; calls must follow the order of the document. */
export type Counter = (numId: string, level: number) => string

/**
 * Counts as Word does: an item starts its deeper levels anew (ISO 29500-1 17.9), and lists of one definition go on
 * where the others are.
 */
export const labelCounter = (numbering: Node | undefined): Counter => {
  const abstracts = new Map(named(numbering, 'w:abstractNum', 'w:abstractNumId'))
  const lists = new Map(
    named(numbering, 'w:num', 'w:numId').map(([id, num]) => [id, listOf(num, abstracts)]),
  )
  const counts = new Map<string, number[]>()
  return (numId, level) => {
    const list = lists.get(numId)
    const own = list?.levels.get(level)
    if (!list || !own) return ''
    const before = counts.get(list.definition) ?? []
    const now = before.slice(0, level)
    const restart = list.restarts.get(level)
    list.restarts.delete(level)
    now[level] = restart ?? (before[level] ?? own.start - 1) + 1
    counts.set(list.definition, now)
    return own.text.replace(/%(\d)/g, (_, digit: string) => {
      const at = Number(digit) - 1
      const { format, start } = list.levels.get(at) ?? own
      return printed(format, now[at] ?? start)
    })
  }
}

const listOf = (num: Node, abstracts: ReadonlyMap<string, Node>): List => {
  const definition = valueOf(num, 'w:abstractNumId') ?? ''
  const levels = levelsOf(abstracts.get(definition))
  const restarts = new Map<number, number>()
  for (const [at, override] of named(num, 'w:lvlOverride', 'w:ilvl')) {
    const start = valueOf(override, 'w:startOverride')
    if (start !== undefined) restarts.set(Number(at), Number(start))
    for (const [level, own] of levelsOf(override)) levels.set(level, own)
  }
  return { definition, levels, restarts }
}

const named = (node: Node | undefined, name: string, key: string): [string, Node][] =>
  (node ? elementsOf(node) : [])
    .filter((child) => child.name === name)
    .map((child) => [child.attributes[key] ?? '', child])

const levelsOf = (parent: Node | undefined): Map<number, Level> =>
  new Map(
    named(parent, 'w:lvl', 'w:ilvl').map(([level, node]) => [
      Number(level),
      {
        start: Number(childOf(node, 'w:start')?.attributes['w:val'] ?? 1),
        format: valueOf(node, 'w:numFmt') ?? 'decimal',
        text: valueOf(node, 'w:lvlText') ?? '',
      },
    ]),
  )

/** 21 is 二十一; Word's numerals go on to thousands, which are never written here. */
const chinese = (count: number): string => {
  const ones = ['', ...'一二三四五六七八九']
  const tens = Math.floor(count / 10)
  return (tens === 0 ? '' : `${tens === 1 ? '' : ones[tens]}十`) + ones[count % 10]
}

const formats: Readonly<Record<string, (count: number) => string>> = {
  chineseCountingThousand: (count) => chinese(count),
  lowerLetter: (count) => letters(count),
  lowerRoman: (count) => roman(count),
}

const printed = (format: string, count: number): string => formats[format]?.(count) ?? String(count)

/** 27 is `aa`: Word repeats the letter once for each time round the alphabet. */
const letters = (count: number): string =>
  String.fromCharCode(97 + ((count - 1) % 26)).repeat(Math.ceil(count / 26))

const digits: readonly (readonly [number, string])[] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
]

const roman = (count: number): string => {
  const [value, digit] = digits.find(([value]) => value <= count) ?? []
  return value === undefined || digit === undefined ? '' : digit + roman(count - value)
}
