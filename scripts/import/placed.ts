/** What Markdown cannot hold where it stands is put where it can: pictures of cells and notes, tables of notes, notes on nothing. */
import { guesses } from './guesses.ts'
import type { Draft, DraftBlock, DraftRun, Guess } from './model.ts'
import { hasContent } from './tables.ts'

export const placed = (draft: Draft): Draft => {
  const notes = new Map([...draft.notes].map(([id, blocks]) => [id, blocks.flatMap(inNote)]))
  const isSaid = (id: string): boolean =>
    (notes.get(id) ?? []).some((block) => hasContent(withoutPictures(runsOf(block))))
  const isMarkOfNothing = ({ note }: DraftRun): boolean => note !== undefined && !isSaid(note)
  const placedNotes = new Set<string>()
  /** Pictures of notes, at their first marks. */
  const picturesOfNotes = (runs: readonly DraftRun[]): DraftRun[] =>
    runs.flatMap(({ note }) => {
      if (note === undefined || placedNotes.has(note)) return []
      placedNotes.add(note)
      const own = (notes.get(note) ?? []).flatMap(runsOf)
      return [...own.filter(isPicture), ...picturesOfNotes(own)]
    })
  const marked = (block: DraftBlock): DraftBlock =>
    runsOf(block).some(isMarkOfNothing)
      ? withGuess(
          mapRuns(block, (runs) => runs.filter((run) => !isMarkOfNothing(run))),
          guesses.emptyNote,
        )
      : block
  const inBody = (block: DraftBlock): DraftBlock[] => {
    const runs = runsOf(block)
    const pictures = [
      ...(block.type === 'table' ? runs.filter(isPicture) : []),
      ...picturesOfNotes(runs),
    ]
    const own = block.type === 'table' ? mapRuns(block, withoutPictures) : block
    return [marked(own), ...pictures.map(pictureBelow)]
  }
  return {
    title: { ...draft.title, runs: draft.title.runs.filter((run) => !isMarkOfNothing(run)) },
    blocks: draft.blocks.flatMap(inBody),
    notes: new Map(
      [...notes].map(([id, blocks]) => [
        id,
        blocks.map((block) => marked(mapRuns(block, withoutPictures))).filter(isFilled),
      ]),
    ),
  }
}

const isPicture = ({ picture }: DraftRun): boolean => picture !== undefined

const withoutPictures = (runs: readonly DraftRun[]): DraftRun[] =>
  runs.filter((run) => !isPicture(run))

const isFilled = (block: DraftBlock): boolean => hasContent(runsOf(block))

export const runsOf = (block: DraftBlock): readonly DraftRun[] =>
  block.type === 'table' ? block.rows.flat(2) : block.runs

/** The same block with the runs of each of its texts changed. */
export const mapRuns = (
  block: DraftBlock,
  change: (runs: readonly DraftRun[]) => readonly DraftRun[],
): DraftBlock =>
  block.type === 'table'
    ? { ...block, rows: block.rows.map((row) => row.map(change)) }
    : { ...block, runs: change(block.runs) }

const withGuess = (block: DraftBlock, guess: Guess): DraftBlock => ({
  ...block,
  guesses: [...block.guesses, guess],
})

const pictureBelow = (picture: DraftRun): DraftBlock => ({
  type: 'paragraph',
  runs: [picture],
  label: '',
  comments: [],
  guesses: [guesses.movedPicture],
})

/** Rows of a table as paragraphs: a note holds no table. */
const inNote = (block: DraftBlock): DraftBlock[] =>
  block.type === 'table'
    ? block.rows
        .filter((row) => row.some(hasContent))
        .map((row, at) => ({
          type: 'paragraph' as const,
          runs: row
            .filter(hasContent)
            .flatMap((cell, place) => [...(place > 0 ? [{ text: ' ' }] : []), ...cell]),
          label: '',
          comments: at === 0 ? block.comments : [],
          guesses:
            at === 0
              ? [
                  ...block.guesses.filter(({ rule }) => !/table|cells/.test(rule)),
                  guesses.tableInNote,
                ]
              : [],
        }))
    : [block]
