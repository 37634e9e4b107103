/** Edits between two texts by words: of Chinese as they are segmented, numbers and names whole. */
import { diffArrays } from 'diff'

/** Instead of the characters from one index up to another of the text before. */
export type Edit = { readonly from: number; readonly to: number; readonly text: string }

/** Milliseconds after which a text is taken as replaced as a whole. */
const patience = 500

const wordsOf = (text: string, lang: string): string[] =>
  [...new Intl.Segmenter(lang, { granularity: 'word' }).segment(text)].map(({ segment }) => segment)

export const editsBetween = (before: string, after: string, lang: string): Edit[] => {
  if (before === after) return []
  const parts = diffArrays(wordsOf(before, lang), wordsOf(after, lang), { timeout: patience })
  if (!parts) return [{ from: 0, to: before.length, text: after }]
  const edits: Edit[] = []
  let at = 0
  for (const { value, added, removed } of parts) {
    const text = value.join('')
    const last = edits.at(-1)
    const isNext = last?.to === at
    if (removed) {
      if (isNext) edits[edits.length - 1] = { ...last!, to: at + text.length }
      else edits.push({ from: at, to: at + text.length, text: '' })
    } else if (added) {
      if (isNext) edits[edits.length - 1] = { ...last!, text: last!.text + text }
      else edits.push({ from: at, to: at, text })
    }
    if (!added) at += text.length
  }
  return edits
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
