/** Syllables of words, from Liang's patterns, per language. */
import { createRequire } from 'node:module'

/** A word and its BCP 47 language → its syllables; one that may not be broken comes back whole. */
export type Hyphenate = (word: string, lang: string) => readonly string[]

/** Shorter words are not worth a break; longer ones are none, and take hyphen 1.14 time by their square. */
const shortest = 6
const longest = 60
const softHyphen = '\u00ad'

type Patterns = typeof import('hyphen/en-us/index.js')

/** Loaded for the first word that may need them: patterns take 15 ms. */
const american = () => createRequire(import.meta.url)('hyphen/en-us/index.js') as Patterns
const british = () => createRequire(import.meta.url)('hyphen/en-gb/index.js') as Patterns

/** Patterns of TeX by language, the first that fits; words of other languages are not hyphenated. */
const patterns: readonly (readonly [lang: RegExp, load: () => Patterns])[] = [
  [/^en-(?:GB|IE|AU|NZ|ZA|IN|SG|HK)\b/i, british],
  [/^en\b/i, american],
]

/** The syllables of an English word, which British English parts by origin and American by sound. */
export const hyphenate: Hyphenate = (word, lang) => {
  if (word.length < shortest || word.length > longest) return [word]
  const found = patterns.find(([pattern]) => pattern.test(lang))
  if (!found) return [word]
  return found[1]().hyphenateSync(word, { hyphenChar: softHyphen }).split(softHyphen)
}
