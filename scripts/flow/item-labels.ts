/** Labels of list items, printed on pages and counted by Word. */
import type { List, ListItem } from '../memo/model.ts'
import type { Label } from './pieces.ts'

type Count = Pick<Label, 'list' | 'level'>

/** The label of an item: its number, its box, its bullet or its place in the list. */
export const itemLabel = (
  item: ListItem,
  { recommendation, delimiter, ...at }: Count & Counting,
): Label => {
  const box = item.checked === undefined ? '' : item.checked ? '☑' : '☐'
  if (item.number !== undefined && recommendation !== null)
    return recommendationLabel(item.number, recommendation, box, at)
  if (box !== '') return fixed('task', box, at)
  const { ordinal } = item
  if (ordinal === null) return fixed('bullet', bullets[at.level % bullets.length]!, at)
  // Text refers to `2)` as it is typed, on whatever level that stands.
  const format = delimiter ? 'decimal' : orderedFormats[at.level % orderedFormats.length]!
  const suffix = delimiter ?? '.'
  return {
    ...at,
    format,
    text: `${counted[format](ordinal)}${suffix}`,
    prefix: '',
    ordinal,
    suffix,
  }
}

/** All numbers of sections are one list, which no list of the memo has the number of. */
const sections = { list: 0, level: 0 }

/** The number of a section. */
export const sectionLabel = (number: string): Label => ({
  ...sections,
  format: 'decimal',
  text: number,
  prefix: '',
  ordinal: Number(number),
  suffix: '',
})

type Counting = {
  readonly recommendation: string | null
  readonly delimiter?: List['delimiter'] | undefined
}

const bullets = ['•', '–', '·']
const orderedFormats = ['decimal', 'lowerLetter', 'lowerRoman'] as const

const fixed = (format: 'task' | 'bullet', text: string, at: Count): Label => ({
  ...at,
  format,
  text,
  prefix: '',
  ordinal: 0,
  suffix: '',
})

const recommendationLabel = (number: string, word: string, box: string, at: Count): Label => {
  const dot = number.lastIndexOf('.') + 1
  const prefix = `${word} ${number.slice(0, dot)}`.trimStart()
  const suffix = box === '' ? '' : ` ${box}`
  const text = `${word} ${number}`.trimStart() + suffix
  return { ...at, format: 'decimal', text, prefix, ordinal: Number(number.slice(dot)), suffix }
}

/** 1 → a, 27 → aa, as Word counts: the letter of the remainder, once for each time round. */
const letters = (n: number): string =>
  String.fromCharCode(97 + ((n - 1) % 26)).repeat(Math.floor((n - 1) / 26) + 1)

const romanDigits: readonly (readonly [number, string])[] = [
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
const roman = (n: number): string => {
  let rest = n
  let text = ''
  for (const [value, digit] of romanDigits) for (; rest >= value; rest -= value) text += digit
  return text
}

/** Word's lower-letter and lower-roman counts begin at 1; 0 and beyond 3,000 stay decimal. */
const counted: Readonly<Record<(typeof orderedFormats)[number], (n: number) => string>> = {
  decimal: String,
  lowerLetter: (n) => (n > 0 && n < 3000 ? letters(n) : String(n)),
  lowerRoman: (n) => (n > 0 && n < 3000 ? roman(n) : String(n)),
}
