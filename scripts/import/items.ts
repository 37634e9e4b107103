/** Items of lists that were typed: `• text`, `1. text`, `（1）text`, `① text`, `a) text`. */

export type Typed = {
  /** What was typed before the text, with its blanks. */
  readonly label: string
  readonly number: number | null
}

const bullet = /^\s*[•·●▪■◦‣–—*-]\s+|^\s*[•●▪■]/
const figure = /^\s*[（(]?(\d{1,3})[.．、)）]\s*(?=\D)/

const circled = /^\s*([\u2460-\u2473])\s*/
const letter = /^\s*[（(]?([a-z])[.．)）]\s*(?=[\s\p{Script=Han}])/u

/** What is typed before an item, and what it counts. */
const counted: readonly (readonly [pattern: RegExp, numberOf: (sign: string) => number])[] = [
  [figure, Number],
  [circled, (sign) => sign.codePointAt(0)! - 0x245f],
  [letter, (sign) => sign.codePointAt(0)! - 0x60],
]

export const typedItem = (text: string): Typed | null => {
  for (const [pattern, numberOf] of counted) {
    const found = pattern.exec(text)
    if (found) return { label: found[0], number: numberOf(found[1]!) }
  }
  const dot = bullet.exec(text)
  return dot ? { label: dot[0], number: null } : null
}

/** Whether items in a row are a list: bullets, or numbers that count up from 1. */
export const areList = (items: readonly Typed[]): boolean =>
  items.length > 1 &&
  (items.every(({ number }) => number === null) ||
    items.every(({ number }, at) => number === at + 1))
