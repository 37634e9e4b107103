/** Stretches of a text that one face sets: a face for each word, so that no word mixes two. */
import { characterAt } from '../compose/classes.ts'
import type { Style } from '../flow/styles.ts'
import type { FontId } from '../template/names.ts'
import type { Run } from '../memo/model.ts'

/** How a word is set; `lacks`: no one font has all of its characters. */
export type Look = { readonly face: FontId; readonly dotted: boolean; readonly lacks: boolean }

type Cut = Look & { readonly text: string }

/** Characters that no font draws and none need have. */
export const invisible = new Set('\n\u00a0\u00ad\u200b\u200c\u200d\u2060\ufe0e\ufe0f')

/** A picture of several characters, which one face must have: a flag, a keycap, people joined (UTS #51). */
const sequence =
  /\p{Regional_Indicator}{2}|[\d#*]\ufe0f?\u20e3|\p{Extended_Pictographic}[\ufe0f\p{Emoji_Modifier}]*(?:\u200d\p{Extended_Pictographic}[\ufe0f\p{Emoji_Modifier}]*)*/u

const latinWord = String.raw`\p{Script=Latin}[\p{Script=Latin}\p{M}]*`

/** Words of letters written alike stay in one face, so that no letter of a name stands out. */
const word = new RegExp(
  `${latinWord}|\\p{Script=Greek}+|\\p{Script=Cyrillic}+|${sequence.source}|[^]`,
  'uy',
)

/** So do the words of a name, eight at most: in Amélie Hernández-Łukasz no part stands out. */
const nameWords = new RegExp(`${latinWord}(?:(?:[-‐'’.] ?| )${latinWord}){1,7}`, 'uy')

/** Blocks of writings without such words, from the radicals of Han to Yi: most of a Chinese page. */
const isSingle = (unit: number): boolean => unit >= 0x2e80 && unit < 0xa4d0

const wordAt = (text: string, at: number): string => {
  if (isSingle(text.charCodeAt(at))) return characterAt(text, at).text
  return matchAt(word, text, at)!
}

const matchAt = (pattern: RegExp, text: string, at: number): string | null => {
  pattern.lastIndex = at
  return pattern.test(text) ? text.slice(at, pattern.lastIndex) : null
}

/** Latin words side by side that one face has all letters of. */
const nameAt = (text: string, at: number, lookOf: (word: string) => Look): string | null => {
  const found = isSingle(text.charCodeAt(at)) ? null : matchAt(nameWords, text, at)
  return found !== null && !lookOf(found).lacks ? found : null
}

export const cut = (text: string, lookOf: (word: string) => Look): Cut[] => {
  const cuts: Cut[] = []
  let last: Look | null = null
  let start = 0
  for (let from = 0, own = ''; from < text.length; from += own.length) {
    own = nameAt(text, from, lookOf) ?? wordAt(text, from)
    const look: Look = last && invisible.has(own) ? last : lookOf(own)
    if (last && look !== last && !areAlike(look, last)) {
      cuts.push({ ...last, text: text.slice(start, from) })
      start = from
    }
    last = look
  }
  if (last) cuts.push({ ...last, text: text.slice(start) })
  return cuts
}

const areAlike = (a: Look, b: Look): boolean =>
  a.face === b.face && a.dotted === b.dotted && a.lacks === b.lacks

/** A run in its style, cut wherever the face changes. */
export type Cutter = (run: Run, style: Style) => readonly Cut[]
