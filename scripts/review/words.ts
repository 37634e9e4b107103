/** Edits between two texts by words: of Chinese as they are segmented, numbers and names whole. */
import { spansBetween } from '../words/spans.ts'
import { wordsOf } from '../words/words.ts'

/** Instead of the characters from one index up to another of the text before. */
export type Edit = { readonly from: number; readonly to: number; readonly text: string }

/** The fewest words that differ: what two people changed is merged word by word. */
export const editsBetween = (before: string, after: string, lang: string): Edit[] => {
  const [old, own] = [wordsOf(before, lang), wordsOf(after, lang)]
  const [oldAt, ownAt] = [offsetsOf(old), offsetsOf(own)]
  return spansBetween(old, own, 0).map(({ from, to, newFrom, newTo }) => ({
    from: oldAt[from]!,
    to: oldAt[to]!,
    text: after.slice(ownAt[newFrom], ownAt[newTo]),
  }))
}

/** Where each word begins, and the last one ends. */
const offsetsOf = (words: readonly string[]): number[] => {
  const offsets = [0]
  for (const word of words) offsets.push(offsets.at(-1)! + word.length)
  return offsets
}

export const applied = (text: string, edits: readonly Edit[]): string =>
  [...edits]
    .sort((a, b) => b.from - a.from)
    .reduce((own, { from, to, text: by }) => own.slice(0, from) + by + own.slice(to), text)

/**
 * Edits of a text as edits of what it has become meanwhile; null where both changed the same words. The same edit on
 * both sides has been made already.
 */
export const rebased = (theirs: readonly Edit[], ours: readonly Edit[]): Edit[] | null => {
  const isSame = (a: Edit, b: Edit): boolean =>
    a.from === b.from && a.to === b.to && a.text === b.text
  const open = theirs.filter((edit) => !ours.some((own) => isSame(own, edit)))
  const touch = (a: Edit, b: Edit): boolean => a.from <= b.to && b.from <= a.to
  if (open.some((edit) => ours.some((own) => touch(edit, own)))) return null
  return open.map(({ from, to, text }) => {
    const before = ours.filter((own) => own.to < from || (own.to === from && own.from < from))
    const shift = before.reduce((sum, own) => sum + own.text.length - (own.to - own.from), 0)
    return { from: from + shift, to: to + shift, text }
  })
}
