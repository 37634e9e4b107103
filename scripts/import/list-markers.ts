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
  /** It begins a list beside the one before, which would else go on. */
  readonly isOther: boolean
}

type Open = Marked & Pick<ListedItem, 'number'>

/** Items in a row: each below the text of the one it is inside; numbers that do not go on begin another list. */
export const markedItems = (items: readonly ListedItem[]): Marked[] => {
  let open: readonly Open[] = []
  return items.map(({ depth: wanted, number }): Marked => {
    const depth = Math.min(wanted, open.length)
    const [above, before] = [open[depth - 1], open[depth]]
    const marked = {
      indent: above ? above.indent + above.marker.length : 0,
      marker: number === null ? '- ' : `${number}. `,
      isOther: depth === 0 && before !== undefined && !goesOn(before.number, number),
    }
    open = [...open.slice(0, depth), { ...marked, number }]
    return marked
  })
}

/** Whether an item may stand in one list behind another. */
export const goesOn = (before: number | null, number: number | null): boolean =>
  before === null || number === null ? before === number : number === before + 1
