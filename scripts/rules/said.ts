/** What a memo says, text by text, and where in its source each character stands. */
import { groupBy } from '../collections/group-by.ts'
import { placesIn } from '../markdown/code-points.ts'
import type { SourceText } from '../markdown/from-markdown.ts'
import { nodesOfTexts, offsetsOf, textNodesIn } from '../markdown/offsets.ts'
import type { Memo, Run, Table } from '../memo/model.ts'
import { textsOf, unitsOf, type Visit } from '../memo/walk.ts'
import type { Place } from '../message.ts'
import { unprinted } from './printed.ts'

/** A text of the memo and the unit that it is of. */
export type Said = Visit & {
  /** What is read as words: code, addresses and the numbers of notes are blanked, each in its place. */
  readonly text: string
  /** Where the character at a UTF-16 index of the text stands in the source. */
  readonly placeOf: (index: number) => Place | undefined
}

/** Every text of a memo but code: of a table its cells by row. */
export const textsIn = ({ memo, tree, source }: SourceText & { readonly memo: Memo }): Said[] => {
  const nodes = textNodesIn(tree)
  const placeAt = placesIn(source)
  return [...unitsOf(memo)].flatMap((visit) => {
    const { place } = visit.unit
    const node = nodes.get(place?.offset ?? -1)
    const own = node && hasNode(visit) ? nodesOfTexts(node) : []
    const all = visit.type === 'code' ? [] : textsOf(visit)
    return all.map((runs, i): Said => {
      let offsets: readonly number[] | undefined
      return {
        ...visit,
        text: runs.map(wordsOf).join(''),
        placeOf: (index) => {
          if (!own[i]) return place && { line: place.line, column: place.column }
          offsets ??= offsetsOf(runs, own[i], source)
          return placeAt(offsets[index] ?? own[i].position!.end.offset!)
        },
      }
    })
  })
}

/** The words of a picture are read from no text of Markdown. */
const hasNode = ({ type }: Visit): boolean => type !== 'figure'

const wordsOf = ({ text, code, note, href }: Run): string =>
  code || note !== undefined || (href !== undefined && address.test(text))
    ? unprinted.repeat(text.length)
    : text

const address = /^(?:https?:\/\/|www\.|[\w.+-]+@)/i

/** A table, and what its cells say: `cell(0, 0)` is the first of its first row below the head. */
export type SaidTable = {
  readonly table: Table
  readonly within: Said['within']
  readonly cell: (row: number, column: number) => Said
}

/** The tables among texts. */
export const tablesAmong = (texts: readonly Said[]): SaidTable[] => {
  const cells = texts.filter(({ type }) => type === 'table')
  return [...groupBy(cells, ({ unit }) => unit as Table)].map(([table, all]) => ({
    table,
    within: all[0]!.within,
    cell: (row, column) => all[(row + 1) * table.head.length + column]!,
  }))
}
