/** Parts of regular expressions. */

/** A pattern that matches a text as it stands. */
export const escaped = (text: string): string =>
  text.replaceAll(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`)

/** A pattern of one of several texts: of two that begin alike the longer one. */
export const oneOf = (texts: readonly string[]): string =>
  texts
    .toSorted((a, b) => b.length - a.length)
    .map(escaped)
    .join('|')
