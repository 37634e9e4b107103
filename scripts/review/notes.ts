/** Notes of a copy that came back: those that are new, and what has changed in the others. */
import type { Change, NewNote } from './changes.ts'
import type { CopyParagraph } from './copy.ts'
import { formatted, markingsBetween, recolored } from './looks.ts'
import type { Pairs } from './pairs.ts'
import { newNoteSign, noteSign } from './signs.ts'

/** Notes that are new, by their names in the copy, each with a sign of its own. */
export const newNotesIn = (
  returned: readonly CopyParagraph[],
  pairs: Pairs,
  firstSign: number,
): ReadonlyMap<string, NewNote> => {
  const known = new Set([...pairs.keys()].map(({ note }) => note))
  const notes = new Map<string, NewNote>()
  for (const { note, text } of returned) {
    if (note === null || known.has(note)) continue
    const own = notes.get(note) ?? { sign: newNoteSign(firstSign + notes.size), text: '' }
    notes.set(note, { ...own, text: [own.text, text.trim()].filter(Boolean).join(' ') })
  }
  return notes
}

/** The text with the signs of notes that are new, and those notes. */
export const withNewNotes = (
  { text, notes }: CopyParagraph,
  newNotes: ReadonlyMap<string, NewNote>,
): { readonly after: string; readonly notes?: readonly NewNote[] } => {
  let at = 0
  const found: NewNote[] = []
  const after = text.replaceAll(noteSign, (sign) => {
    const own = newNotes.get(notes[at++] ?? '')
    if (own) found.push(own)
    return own?.sign ?? sign
  })
  return found.length > 0 ? { after, notes: found } : { after }
}

/** What became of a paragraph of a note. */
export const noteChanges = (
  own: CopyParagraph,
  pairs: Pairs,
  newNotes: ReadonlyMap<string, NewNote>,
): Change[] => {
  const other = pairs.get(own)
  if (!other) {
    const isNew = newNotes.has(own.note ?? '')
    return [
      isNew
        ? { kind: 'note-added', unit: null, after: own.text }
        : { kind: 'unplaced', unit: null, before: '', after: own.text },
    ]
  }
  const unit = other.names[0]
  if (unit === undefined) return [{ kind: 'template', before: other.text, after: own.text }]
  const markings = markingsBetween(other, own)
  return [
    { kind: 'changed', unit, before: other.text, after: own.text },
    ...formatted(unit, own, markings),
    ...recolored(unit, other, own),
  ]
}
