/** Wraps the lines of a memo as an editor program does. */

/** Paragraphs, items and quotes in lines of at most some columns; an ideograph has two. */
export const wrapped = (lines: readonly string[], columns: number): string[] => {
  const front = lines.indexOf('---', 1)
  return lines.flatMap((line, i) => {
    const [mark = ''] = /^(?:- |\d\. |> )/.exec(line) ?? []
    const isWhole = i <= front || /^(?:#|\||!\[|<!--|\[\^)/.test(line) || line === ''
    if (isWhole) return [line]
    const indent = mark === '> ' ? '> ' : ' '.repeat(mark.length)
    return fill(line.slice(mark.length), columns - mark.length).map(
      (part, n) => (n === 0 ? mark : indent) + part,
    )
  })
}

/** What may not be parted: a word, a mark with the ideograph before it, a comment, a link. */
const pieces =
  /<!--.*?-->|\[[^\]]*\]\([^)]*\)|\[\^\d\]|\*\*[^*]+\*\*|[\p{Script=Han}“《（]+?[，。；：、！？”》）]*|[^\s\p{Script=Han}“《（]+[，。；：、！？”》）]*| +/gu

const widthOf = (text: string): number => text.replaceAll(/[^\0-\xff]/g, '  ').length

const fill = (text: string, columns: number): string[] => {
  const filled: string[] = ['']
  for (const [piece] of text.matchAll(pieces)) {
    const last = filled.at(-1)!
    if (widthOf(last + piece) > columns && last !== '') filled.push(piece.trimStart())
    else filled[filled.length - 1] = last + piece
  }
  return filled.map((line) => line.trimEnd()).filter((line) => line !== '')
}
