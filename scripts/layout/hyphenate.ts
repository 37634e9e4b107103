/** Syllables of words, from Liang's patterns, per language. */
import american from 'hyphen/en-us/index.js'

/** A word and its BCP 47 language → its syllables; one that may not be broken comes back whole. */
export type Hyphenate = (word: string, lang: string) => readonly string[]

/** Shorter words are not worth a break; longer ones are none, and take hyphen 1.14 time by their square. */
const shortest = 6
const longest = 60
const softHyphen = '\u00ad'

/** English words by the patterns of TeX; other languages are not hyphenated. */
export const hyphenate: Hyphenate = (word, lang) =>
  /^en\b/i.test(lang) && word.length >= shortest && word.length <= longest
    ? american.hyphenateSync(word, { hyphenChar: softHyphen }).split(softHyphen)
    : [word]
