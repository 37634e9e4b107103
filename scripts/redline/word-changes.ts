/** Words of a text that took the place of others, without those around them. */
import { spansBetween } from '../words/spans.ts'
import { wordsOfBoth } from '../words/words.ts'

export type WordChange = { readonly before: string; readonly after: string }

export const wordChanges = (old: string, own: string, lang: string): WordChange[] => {
  if (old === own) return []
  const [before, after] = wordsOfBoth(old, own, lang)
  return spansBetween(before, after).map(({ from, to, newFrom, newTo }) => ({
    before: before.slice(from, to).join(''),
    after: after.slice(newFrom, newTo).join(''),
  }))
}
