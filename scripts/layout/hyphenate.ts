/** Syllables of words, from Liang's patterns, per language. */
import { createRequire } from 'node:module'

/** A word and its BCP 47 language → its syllables; one that may not be broken comes back whole. */
export type Hyphenate = (word: string, lang: string) => readonly string[]

/** Shorter words are not worth a break; longer ones are none, and take hyphen 1.14 time by their square. */
const shortest = 6
const longest = 60
const softHyphen = '\u00ad'

/** Loaded for the first word that may need it: the patterns take 15 ms. */
const loadAmerican = () =>
  createRequire(import.meta.url)('hyphen/en-us/index.js') as typeof import('hyphen/en-us/index.js')

/** English words by the patterns of TeX; other languages are not hyphenated. */
export const hyphenate: Hyphenate = (word, lang) =>
  /^en\b/i.test(lang) && word.length >= shortest && word.length <= longest
    ? loadAmerican().hyphenateSync(word, { hyphenChar: softHyphen }).split(softHyphen)
    : [word]
