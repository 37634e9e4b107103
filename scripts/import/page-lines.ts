/** Lines that stand on each page of a text which was copied from pages: their numbers, and the same words again and again. */
import { groupBy } from '../collections/group-by.ts'

export type PageLines = {
  /** The first of them, and how many. */
  readonly text: string
  readonly count: number
  /** From 1. */
  readonly line: number
}

/** As many pages as make a habit. */
const leastPages = 3

/** Lines between a page number and the head of the next page. */
const nearest = 4

/** `3`, `— 3 —`, `Page 3 of 9`, `第 3 页 共 9 页`. */
const pageNumber =
  /^[-—–·\s]*(?:page|p\.|第)?\s?(\d{1,4})\s?[页頁]?(?:\s?(?:of|[/／,，共])\s?共?\s?\d{1,4}\s?[页頁]?)?[-—–·\s]*$/i

type Numbered = { readonly text: string; readonly line: number }

/** Page numbers that count up by one, and what is repeated as often as pages are. */
export const pageLines = (lines: readonly string[]): PageLines[] => {
  const all = lines.map((line, at): Numbered => ({ text: line.trim(), line: at + 1 }))
  const numbers = all.filter(({ text }) => pageNumber.test(text))
  const counted = numbers.map(({ text }) => Number(pageNumber.exec(text)![1]))
  const pages = numbers.length
  if (pages < leastPages || counted.some((number, at) => at > 0 && number !== counted[at - 1]! + 1))
    return []
  const around = new Set(
    numbers.flatMap(({ line }) =>
      Array.from({ length: 2 * nearest + 1 }, (_, at) => line - nearest + at),
    ),
  )
  const isNear = ({ line }: Numbered): boolean => around.has(line)
  const repeated = groupBy(
    all.filter(({ text }) => text !== '' && !pageNumber.test(text)),
    ({ text }) => text,
  )
  const heads = [...repeated.values()].filter(
    (group) =>
      group.length >= leastPages &&
      Math.abs(group.length - pages) <= 1 &&
      group.slice(1).every(isNear),
  )
  return [numbers, ...heads].map((group) => ({ ...group[0]!, count: group.length }))
}

export const isPageNumber = (line: string): boolean => pageNumber.test(line.trim())
