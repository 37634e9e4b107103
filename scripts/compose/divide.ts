/** Words that no line holds, divided so that they are broken all the same. */
import { syllablesIn, type Atom } from './atoms.ts'
import type { ComposeRun, Setting } from './model.ts'
import { graphemesOf, partsOf, type Part } from './words.ts'

type Words = { readonly runs: readonly ComposeRun[]; readonly setting: Setting }

/** An atom → its parts, or itself where it has none. */
export type Divide = (atom: Atom, words: Words) => readonly Atom[]

const inSyllables = ({ kind, text, run }: Atom, { runs, setting }: Words): readonly Part[] =>
  kind === 'latin'
    ? partsOf(text, {
        atHyphens: false,
        syllables: syllablesIn(runs[run]!, setting),
        addresses: 'english',
      })
    : []

const inGraphemes = ({ text }: Atom): readonly Part[] => graphemesOf(text, 'emergency')

const by =
  (partsIn: (atom: Atom, words: Words) => readonly Part[]): Divide =>
  (atom, words) => {
    const parts = partsIn(atom, words)
    if (parts.every(({ seam }) => seam === null)) return [atom]
    return parts.map(({ text, start, seam }, i) => ({
      ...atom,
      text,
      start: atom.start + start,
      at: atom.at + start,
      seam: (i === 0 && atom.seam !== 'letter' && atom.seam) || seam,
    }))
  }

/** Between its syllables and, where those are too wide as well, anywhere. */
export const divisions: readonly Divide[] = [by(inSyllables), by(inGraphemes)]
