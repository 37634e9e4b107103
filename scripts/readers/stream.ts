/** Text as two things: its ink, character by character, and the white space between. */

/** A stretch of text as it stands somewhere: a paragraph, a cell, a part of a line. */
export type Stretch = {
  readonly text: string
  /** Begins a line of a page, so that white space before it is not to be seen. */
  readonly startsLine?: boolean
  /** Stretches of one block on one page are parts of one text. */
  readonly block?: number
  readonly page?: number | null
}

export type Stream = {
  /** Everything but white space. */
  readonly ink: string
  /** Offset in `ink` at which each stretch begins. */
  readonly starts: readonly number[]
  /** White space before the character at an offset. */
  readonly gaps: ReadonlyMap<number, string>
  /** Offsets of characters that begin a line. */
  readonly lineStarts: ReadonlySet<number>
  /** Offsets at which a text begins, or goes on overleaf. */
  readonly edges: ReadonlySet<number>
  /** Those at which a text goes on overleaf or begins there: on a new page they look alike. */
  readonly overleaf: ReadonlySet<number>
}

/** Stretches one after the other. `fold` is applied to the ink, so that both sides can be alike. */
export const streamOf = (
  stretches: readonly Stretch[],
  fold: (text: string) => string = (text) => text,
): Stream => {
  const parts: string[] = []
  const starts: number[] = []
  const gaps = new Map<number, string>()
  const lineStarts = new Set<number>()
  const edges = new Set<number>()
  const overleaf = new Set<number>()
  let length = 0
  let gap = ''
  stretches.forEach(({ text, startsLine, block, page }, i) => {
    const last = stretches[i - 1]
    starts.push(length)
    if (startsLine) lineStarts.add(length)
    if (block === undefined || block !== last?.block || page !== last.page) edges.add(length)
    if (last && page !== last.page) overleaf.add(length)
    const parted = /\s/.test(text) ? text.split(/(\s+)/) : [text]
    parted.forEach((part, at) => {
      // Between any two parts of ink stands what parted them.
      const ink = at % 2 === 0 ? fold(part) : ''
      if (at % 2 === 1) gap += part
      if (ink === '') return
      if (gap !== '') gaps.set(length, gap)
      gap = ''
      parts.push(ink)
      length += ink.length
    })
  })
  return { ink: parts.join(''), starts, gaps, lineStarts, edges, overleaf }
}

/** Index of the last stretch that begins at or before an offset. */
export const stretchAt = ({ starts }: Stream, offset: number): number => {
  let [low, high] = [0, starts.length]
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if (starts[middle]! <= offset) low = middle
    else high = middle
  }
  return low
}

/** A text without its white space. */
export const inkOf = (text: string): string => text.replaceAll(/\s+/g, '')
