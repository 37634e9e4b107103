/** Items of lists that were typed: `• text`, `1. text`, `（1）text`. */

export type Typed = {
  /** What was typed before the text, with its blanks. */
  readonly label: string
  readonly number: number | null
}

const bullet = /^\s*[•·●▪■◦‣–—*-]\s+|^\s*[•●▪■]/
const figure = /^\s*[（(]?(\d{1,3})[.．、)）]\s*(?=\D)/

export const typedItem = (text: string): Typed | null => {
  const number = figure.exec(text)
  if (number) return { label: number[0], number: Number(number[1]) }
  const dot = bullet.exec(text)
  return dot ? { label: dot[0], number: null } : null
}

/** Whether items in a row are a list: bullets, or numbers that count up from 1. */
export const areList = (items: readonly Typed[]): boolean =>
  items.length > 1 &&
  (items.every(({ number }) => number === null) ||
    items.every(({ number }, at) => number === at + 1))
