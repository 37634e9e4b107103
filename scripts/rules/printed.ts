/** Text that stays in print: the lines of a memo as typed, without what Markdown has read in them. */
import type { Nodes, Root } from 'mdast'
import { descendants } from '../markdown/markdown.ts'
import type { Place } from '../message.ts'

/** A line of the source, from a column of it: 1 but for cells, of which a row may have thousands. */
export type PrintedLine = {
  readonly line: number
  readonly column: number
  readonly text: string
}

export type Printed = {
  readonly type: 'paragraph' | 'heading' | 'tableCell'
  readonly parent: Nodes['type']
  readonly lines: readonly PrintedLine[]
}

/** Stands for a character that is not printed as typed: of a mark, code, a picture, an escape, an address. */
export const unprinted = '\ufffc'
/** Stands for the mark of a hard break at the end of a line. */
export const hardBreak = '\ufffb'

/** The text of every paragraph, heading and cell, for patterns that look for marks that did not take. */
export const printedTexts = (tree: Root, source: string): Printed[] =>
  [...descendants(tree)].flatMap(({ node, parent }) => {
    const { type, position } = node
    if (type !== 'paragraph' && type !== 'heading' && type !== 'tableCell') return []
    if (!position) return []
    const { line, column, offset } = position.start
    const text = blanked(node, source.slice(offset, position.end.offset), offset!)
    const from = type === 'tableCell' ? column : 1
    const lines = (' '.repeat(column - from) + withoutLiterals(text)).split('\n')
    return [
      {
        type,
        parent: parent.type,
        lines: lines.map((each, i) => ({
          line: line + i,
          column: i === 0 ? from : 1,
          text: i === 0 ? each : withoutPrefix(each),
        })),
      },
    ]
  })

/** Where the character of a line at an index stands. */
export const placeIn = ({ line, column }: PrintedLine, index: number): Place => ({
  line,
  column: column + index,
})

/** The first match of a pattern in the lines of a text. */
export const firstMatch = (
  { lines }: Printed,
  pattern: RegExp,
): { readonly match: RegExpExecArray; readonly place: Place } | null => {
  for (const line of lines) {
    const match = pattern.exec(line.text)
    const blanks = match && match[0].length - match[0].trimStart().length
    if (match) return { match, place: placeIn(line, match.index + blanks!) }
  }
  return null
}

/** What a pattern has found, for a message: an ellipsis stands for what is not printed as typed. */
export const quoted = ([found]: RegExpExecArray): string =>
  found.replaceAll(/[\ufffb\ufffc]+/g, '…').trim()

/** The source of a node with everything blanked that is not text of it. */
const blanked = (root: Nodes, text: string, from: number): string => {
  const characters = text.split('')
  for (const node of [root, ...[...descendants(root)].map((each) => each.node)])
    for (const [start, end] of marksOf(node))
      for (let i = start - from; i < end - from; i++)
        if (characters[i] !== '\n') characters[i] = node.type === 'break' ? hardBreak : unprinted
  return characters.join('')
}

/** What stands before and after the children of a node, or all of one without any. */
const marksOf = (node: Nodes): (readonly [start: number, end: number])[] => {
  const { start, end } = node.position ?? {}
  if (node.type === 'text' || !start || !end) return []
  const children = 'children' in node ? node.children : []
  const [first, last] = [children[0]?.position, children.at(-1)?.position]
  if (children.length === 0 || (node.type === 'link' && !(first && last)))
    return [[start.offset!, end.offset!]]
  return [
    [start.offset!, first?.start.offset ?? start.offset!],
    [last?.end.offset ?? end.offset!, end.offset!],
  ]
}

/** Escapes, entities and addresses as blanks: they are meant as they stand. */
const withoutLiterals = (text: string): string =>
  text.replaceAll(
    /\\[!-/:-@[-`{-~]|&(?:#\d+|#x[\da-f]+|\w+);|(?:https?:\/\/|www\.)[!-~]+|[\w.+-]{1,64}@[\w-]+\.[\w.-]+/gi,
    (found) => unprinted.repeat(found.length),
  )

/** A line that goes on with a paragraph, the marks of quotes before it as blanks: all the rest stays in its column. */
export const withoutPrefix = (line: string): string =>
  line.replace(/^[ \t>]*/, (prefix) => ' '.repeat(prefix.length))
