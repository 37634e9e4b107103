/** What a memo says, text by text, and where in its source each character stands. */
import { groupBy } from '../collections/group-by.ts'
import { placesIn } from '../markdown/code-points.ts'
import type { SourceText } from '../markdown/from-markdown.ts'
import { nodesOfTexts, offsetsOf, textNodesIn } from '../markdown/offsets.ts'
import type { Memo, Run, Section, Table } from '../memo/model.ts'
import { textsOf, unitsOf, type Visit } from '../memo/walk.ts'
import type { Place } from '../message.ts'
import { unprinted } from './printed.ts'

/** A title: of the memo, or another text that its front matter prints above it. */
type TitleVisit = {
  readonly type: 'title'
  readonly unit: object
  readonly within: readonly Section[]
}

/** A text of the memo and the unit that it is of. */
export type Said = (Visit | TitleVisit) & {
  /** What is read as words: code, addresses and the numbers of notes are blanked, each in its place. */
  readonly text: string
  /** Where the character at a UTF-16 index of the text stands in the source. */
  readonly placeOf: (index: number) => Place | undefined
}

type Context = SourceText & { readonly memo: Memo }

/** Every text of a memo but code, the titles first: of a table its cells by row. */
export const textsIn = (context: Context): Said[] => [
  ...titlesIn(context),
  ...textsOfUnits(context),
]

/** Texts of the front matter that are printed above the memo. */
const printedLarge = ['title', 'shortTitle', 'subtitle', 'date', 'place'] as const

const titlesIn = ({ memo, tree, source, front, isTitleWritten }: Context): Said[] => {
  const heading = isTitleWritten && tree.children.find(({ type }) => type === 'heading')
  const placeAt = placesIn(source)
  const written = heading ? offsetsOf(memo.title, heading, source) : []
  return [
    ...(heading
      ? [
          titleOf(memo.title.map(wordsOf).join(''), (index) =>
            placeAt(written[index] ?? heading.position!.start.offset!),
          ),
        ]
      : []),
    // Where a character stands in YAML depends on how it was quoted.
    ...printedLarge.flatMap((name) => {
      const text = heading && name === 'title' ? undefined : front?.data[name]
      return text === undefined ? [] : [titleOf(text, () => front!.placeOf([name]))]
    }),
  ]
}

const titleOf = (text: string, placeOf: Said['placeOf']): Said => ({
  type: 'title',
  unit: {},
  within: [],
  text,
  placeOf,
})

const textsOfUnits = ({ memo, tree, source }: Context): Said[] => {
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
