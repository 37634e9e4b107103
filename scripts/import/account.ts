/** The proof of an import: every character of the Word file is in the memo once, in order. */
import type { Memo } from '../memo/model.ts'
import { textOf, textsOf, unitsOf } from '../memo/walk.ts'
import type { ForeignBlock, ForeignDocument, ForeignRun } from '../readers/foreign/model.ts'
import type { Draft, DraftBlock, DraftRun, DraftText } from './model.ts'

/** What stands in either text from shortly before the place where they part. */
export type Difference = { readonly wanted: string; readonly got: string }

/** Blanks, breaks of lines and what has no width are no characters that can be lost. */
const inkOf = (text: string): string =>
  text.replaceAll(/[\s\u00ad\u200b-\u200d\u2060]|[\ufe00-\ufe0f]/g, '')

const differenceOf = (wanted: string, got: string): Difference | null => {
  if (wanted === got) return null
  let at = 0
  while (wanted[at] === got[at]) at++
  const [from, to] = [Math.max(0, at - 10), at + 30]
  return { wanted: wanted.slice(from, to), got: got.slice(from, to) }
}

/** Where the file and the draft part: labels that are counted now are in both, what Word wrote is in neither. */
export const lostInDraft = (document: ForeignDocument, draft: Draft): Difference | null => {
  const title = inkOf(wordsOf(draft.title.runs.filter(({ added }) => !added)))
  const file = saidBy(document.blocks, document.notes, textOfForeign)
  // The title comes first, wherever it stood.
  const at = file.indexOf(title)
  const wanted = at < 0 ? file : title + file.slice(0, at) + file.slice(at + title.length)
  return differenceOf(wanted, saidBy(withTitle(draft), draft.notes, textInFile))
}

/** Where the draft and the memo part that was read from its Markdown. */
export const lostInMemo = (draft: Draft, memo: Memo): Difference | null => {
  // What a picture shows is said for those who cannot see it.
  const units = [...unitsOf(memo)]
    .filter(({ type }) => type !== 'figure')
    .flatMap(textsOf)
    .map((runs) => textOf(runs.filter(isOwn)))
  const wanted = saidBy(withTitle(draft), draft.notes, textInMemo)
  return differenceOf(wanted, inkOf(textOf(memo.title.filter(isOwn)) + units.join('')))
}

const withTitle = ({ title, blocks }: Draft): DraftBlock[] => [
  { ...title, type: 'paragraph' },
  ...blocks,
]

/** The number of a note is none of the text. */
const isOwn = ({ note }: { readonly note?: string }): boolean => note === undefined

/** A block's text, and the notes it has marks of, in order. */
type Said = { readonly text: string; readonly notes: readonly string[] }

/** Texts of blocks, then those of notes in the order of their first marks. */
const saidBy = <B>(
  blocks: readonly B[],
  notes: ReadonlyMap<string, readonly B[]>,
  textIn: (block: B) => Said,
): string => {
  const said = blocks.map(textIn)
  const ids = new Set(said.flatMap((each) => each.notes))
  const below: Said[] = []
  // A note may have marks of further ones, which it then goes through as well.
  for (const id of ids) {
    const own = (notes.get(id) ?? []).map(textIn)
    below.push(...own)
    for (const note of own.flatMap((each) => each.notes)) ids.add(note)
  }
  return inkOf([...said, ...below].map(({ text }) => text).join(''))
}

const wordsOf = (runs: readonly ForeignRun[]): string =>
  runs.map(({ text, picture }) => (picture === undefined ? text : '')).join('')

const notesOf = (runs: readonly ForeignRun[]): string[] => runs.flatMap(({ note }) => note ?? [])

const textOfForeign = (block: ForeignBlock): Said => {
  if (block.type === 'paragraph') return { text: wordsOf(block.runs), notes: notesOf(block.runs) }
  const inside = block.rows.flat().flatMap(({ blocks }) => blocks.map(textOfForeign))
  return {
    text: inside.map(({ text }) => text).join(''),
    notes: inside.flatMap(({ notes }) => notes),
  }
}

const runsOf = (block: DraftBlock): readonly DraftRun[] =>
  block.type === 'table' ? block.rows.flat(2) : block.runs

const textInMemo = (block: DraftBlock): Said => ({
  text: wordsOf(runsOf(block)),
  notes: notesOf(runsOf(block)),
})

const textInFile = (block: DraftBlock): Said => {
  const label = (block as Partial<DraftText>).label ?? ''
  const own = runsOf(block).filter(({ added }) => !added)
  return { text: label + wordsOf(own), notes: notesOf(own) }
}
