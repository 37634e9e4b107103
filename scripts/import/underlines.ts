/** Headings of plain text that are underlined with rows of `=` or `-`. */

export type Underlined = {
  /** The lines without the rows of signs. */
  readonly lines: readonly string[]
  /** Levels of headings by their words, from 1. */
  readonly levels: ReadonlyMap<string, number>
  /** Headings by their places in the text, from 1. */
  readonly places: readonly { readonly text: string; readonly line: number }[]
}

const row = /^\s*(?:[=＝]{3,}|[-—–]{3,})\s*$/

/** Under a line that stands alone, and about as long as it. */
const isUnder = (line: string, above: string, before: string): boolean =>
  row.test(line) &&
  above.trim() !== '' &&
  before.trim() === '' &&
  !row.test(above) &&
  line.trim().length * 2 >= above.trim().length &&
  line.trim().length <= above.trim().length * 3

export const underlined = (all: readonly string[]): Underlined => {
  const rows = new Set(
    all.flatMap((line, at) =>
      at > 0 && isUnder(line, all[at - 1]!, all[at - 2] ?? '') ? [at] : [],
    ),
  )
  const headings = [...rows].map((at) => ({
    text: all[at - 1]!.trim(),
    line: at,
    level: /[=＝]/.test(all[at]!) ? 1 : 2,
  }))
  return {
    lines: all.map((line, at) => (rows.has(at) ? '' : line)),
    levels: new Map(headings.map(({ text, level }) => [text, level])),
    places: headings.map(({ text, line }) => ({ text, line })),
  }
}
