/** Footnotes: their ids, and their numbers in the order of first reference. */
import { createHash } from 'node:crypto'
import type { Id, Memo, Note, Run } from './model.ts'
import { mapRuns, textsOf, unitsOf } from './walk.ts'

/** Id of a note by its label, so that it stays when notes are added. */
export const noteId = (label: string): Id =>
  `n${createHash('sha256').update(label).digest('hex').slice(0, 8)}`

/**
 * The memo with its notes in the order of first reference, numbered in the runs that refer to
 * them. A note nothing refers to is not there: an extract keeps the notes of what it keeps.
 * `read` are its texts in the order in which they are read, where that is another.
 */
export const numberNotes = (memo: Memo, read: Iterable<Text> = textsIn(memo)): Memo => {
  const notes = inOrderOfReference(memo.notes, read)
  const numbers = new Map(notes.map(({ id }, i) => [id, String(i + 1)]))
  const number = (run: Run): Run =>
    run.note === undefined ? run : { ...run, text: numbers.get(run.note) ?? run.text }
  return mapRuns({ ...memo, notes }, (runs) => runs.map(number))
}

type Text = readonly Run[]

/** A part of a memo's body; the whole begins with the title. */
type Body = Pick<Memo, 'lead' | 'sections'> & { readonly title?: Text }

/** Every text of a body in the order of its source. */
export function* textsIn({ title = [], lead, sections }: Body): Generator<Text> {
  yield title
  for (const visit of unitsOf({ lead, sections, notes: [] })) yield* textsOf(visit)
}

/** Text without its references to notes, as it is cited elsewhere or stands where it is not printed. */
export const withoutReferences = (text: Text): Text => text.filter(({ note }) => note === undefined)

const inOrderOfReference = (notes: readonly Note[], read: Iterable<Text>): Note[] => {
  const byId = new Map(notes.map((note) => [note.id, note]))
  const found = new Set<Id>()
  for (const text of read) add(found, references(text))
  // A set is walked in the order of insertion, so notes of notes are found on the way.
  for (const id of found)
    for (const text of textsIn({ lead: byId.get(id)?.blocks ?? [], sections: [] }))
      add(found, references(text))
  return [...found].flatMap((id) => byId.get(id) ?? [])
}

const add = (found: Set<Id>, ids: readonly Id[]): void => ids.forEach((id) => found.add(id))

const references = (runs: readonly Run[]): Id[] => runs.flatMap(({ note }) => note ?? [])
