/** A table of a Word file → one of Markdown: cells that were merged unfolded, columns aligned as most of their cells are. */
import { hasInk } from '../compose/kinds.ts'
import type {
  ForeignBlock,
  ForeignCell,
  ForeignComment,
  ForeignLabel,
  ForeignRun,
  ForeignTable,
} from '../readers/foreign/model.ts'
import { guesses, guessesOfRuns } from './guesses.ts'
import type { DraftAlign, DraftBlock, DraftRun } from './model.ts'

export const tableOf = ({ rows, isTyped }: ForeignTable): DraftBlock => {
  const isMerged = rows.some((row) => row.some(({ span, isCovered }) => span > 1 || isCovered))
  const unfolded = rows.map((row) =>
    row.flatMap(({ blocks, span }) => [blocks, ...Array<ForeignBlock[]>(span - 1).fill([])]),
  )
  const columns = Array.from({ length: Math.max(0, ...unfolded.map((row) => row.length)) }).keys()
  const places = [...columns]
  const cells = unfolded.map((row) => places.map((at) => cellRuns(row[at] ?? [])))
  return {
    type: 'table',
    rows: cells,
    aligns: places.map((at) => alignOf(unfolded.slice(1).map((row) => row[at] ?? []))),
    comments: rows.flatMap((row) => row.flatMap(({ blocks }) => blocks.flatMap(commentsOf))),
    guesses: [
      isTyped ? guesses.columns : guesses.tableHead,
      ...(isMerged ? [guesses.merged] : []),
      ...(rows.some((row) => row.some(holdsTable)) ? [guesses.nested] : []),
      ...guessesOfRuns(cells.flat(2)),
    ],
  }
}

const commentsOf = (block: ForeignBlock): readonly ForeignComment[] =>
  block.type === 'paragraph'
    ? block.comments
    : block.rows.flatMap((row) => row.flatMap(({ blocks }) => blocks.flatMap(commentsOf)))

const holdsTable = ({ blocks }: ForeignCell): boolean => blocks.some(({ type }) => type === 'table')

/** That of every cell below the head that has text; null where they differ. */
const alignOf = (cells: readonly (readonly ForeignBlock[])[]): DraftAlign => {
  const aligns = new Set(
    cells
      .flat()
      .flatMap((block) =>
        block.type === 'paragraph' && hasContent(block.runs) ? block.look.align : [],
      ),
  )
  const [align] = aligns
  return aligns.size === 1 && align !== 'left' ? align! : null
}

export const hasContent = (runs: readonly ForeignRun[]): boolean =>
  runs.some(
    ({ text, note, picture }) => hasInk(text) || note !== undefined || picture !== undefined,
  )

/** Paragraphs of a cell on lines of one text, with the numbers that Word writes before them. */
const cellRuns = (blocks: readonly ForeignBlock[]): DraftRun[] => {
  const texts = blocks.flatMap((block): DraftRun[][] => {
    if (block.type === 'table') return block.rows.flat().map(({ blocks: own }) => cellRuns(own))
    const label = block.list ? [typed(block.list)] : []
    return [[...label, ...block.runs]]
  })
  return texts.filter(hasContent).flatMap((runs, at) => (at > 0 ? [{ text: '\n' }, ...runs] : runs))
}

/** A number that Word writes, with the room behind it, which full-width marks have of their own. */
export const typed = ({ text }: ForeignLabel): DraftRun => ({
  text: /[^\p{ASCII}\P{P}]$/u.test(text) ? text : `${text} `,
  added: true,
})
