/** Where items of lists stand in Markdown, and their markers (CommonMark 0.31, 5.2). */

export type ListedItem = {
  /** From 0. */
  readonly depth: number
  /** Null for a bullet. */
  readonly number: number | null
}

export type Marked = {
  /** Blanks before the marker. */
  readonly indent: number
  /** With the blank behind it: `1. `. */
  readonly marker: string
  /** Lines above it, which keep it from going on with the list or the text before. */
  readonly above: string
}

type Open = Marked & ListedItem

/**
 * Items in a row: each below the text of the one it is inside, whatever levels are skipped; numbers that do not go on begin
 * another list.
 */
export const markedItems = (items: readonly ListedItem[]): Marked[] => {
  let open: readonly Open[] = []
  return items.map(({ depth, number }): Marked => {
    const around = open.filter((each) => each.depth < depth)
    const [outer, before] = [around.at(-1), open[around.length]]
    const indent = outer ? outer.indent + outer.marker.length : 0
    const marked = {
      indent,
      marker: number === null ? '- ' : `${number}. `,
      above: aboveOf(outer, before, number, indent),
    }
    open = [...around, { ...marked, depth, number }]
    return marked
  })
}

/** A comment between two lists; a blank line where a number other than 1 would go on with a text (CommonMark 0.31, 5.3). */
const aboveOf = (
  outer: Open | undefined,
  before: Open | undefined,
  number: number | null,
  indent: number,
): string => {
  if (before) return goesOn(before.number, number) ? '' : `\n${' '.repeat(indent)}<!-- -->\n\n`
  return outer && number !== null && number !== 1 ? '\n' : ''
}

/** Whether an item may stand in one list behind another. */
export const goesOn = (before: number | null, number: number | null): boolean =>
  before === null || number === null ? before === number : number === before + 1
