/** How a part of a word hangs on to the part before it: what breaking between them means. */
export type Seam =
  'syllable' | 'soft' | 'free' | 'hyphen' | 'address' | 'sign' | 'path' | 'letter' | 'emergency'

/** Seams inside an address: whatever hangs on by one is a part of it. */
export const ofAddress: ReadonlySet<Seam | null> = new Set<Seam>([
  'address',
  'sign',
  'path',
  'letter',
])

/** A part of a word, with its offset in the word. */
export type Part = { readonly text: string; readonly start: number; readonly seam: Seam | null }

/** How words may be divided. */
export type Division = {
  /** Break after the hyphen of well-being? In Chinese text tokens such as 5G-A stay whole. */
  readonly atHyphens: boolean
  /** From a letter sequence to its syllables, or null for never. */
  readonly syllables: ((word: string) => readonly string[]) | null
  readonly addresses: keyof typeof addressBreaks
}

type Cut = { readonly at: number; readonly seam: Seam }

const address = /:\/\/|^www\.|\p{L}\.\p{L}+\/|\p{L}@\p{L}/u
const solidus = /[/](?=[^/])/g

/**
 * Where addresses break. In Chinese a solidus ends no line if there is any other way and a full stop begins none
 * (GB/T 15834-2011 5.1.1, 5.1.9). In English they are broken after solidi or else before other signs (New Hart's Rules).
 */
const addressBreaks = {
  chinese: [
    [solidus, 'path'],
    [/[?=_](?=[\p{L}\p{N}])|\.(?=\p{L})/gu, 'address'],
    // A hyphen at a line's end would be taken for one that the break has added.
    [/(?<=[\p{L}\p{N}])(?=[-&][\p{L}\p{N}])/gu, 'sign'],
  ],
  english: [
    [solidus, 'address'],
    [/(?<=[\p{L}\p{N}])(?=[-&.?=_][\p{L}\p{N}])/gu, 'sign'],
  ],
} as const satisfies Record<string, readonly (readonly [RegExp, Seam])[]>
const hyphen = /(?<=\p{L}{2})[-‐](?=\p{L}{2})|[—–](?=\p{L})/gu
const letters = /\p{L}+/gu

const cutsAfter = (text: string, pattern: RegExp, seam: Seam): Cut[] =>
  [...text.matchAll(pattern)].map((match) => ({ at: match.index + match[0].length, seam }))

/** A word with a hyphen of its own, which gets no second one. */
const isCompound = (text: string): boolean => /\p{L}[-‐]\p{L}/u.test(text)

/** Three letters stay on either side of a hyphen (TeX keeps two before it). */
const syllableCuts = (text: string, divide: (word: string) => readonly string[]): Cut[] =>
  (isCompound(text) ? [] : [...text.matchAll(letters)]).flatMap(({ 0: word, index }) => {
    if (word.length < 5) return []
    const parts = divide(word)
    if (parts.join('') !== word) return []
    let at = 0
    return parts.flatMap((part) => {
      at += part.length
      return at < 3 || word.length - at < 3 ? [] : [{ at: index + at, seam: 'syllable' as const }]
    })
  })

const addressCuts = (text: string, { addresses }: Division): Cut[] =>
  addressBreaks[addresses].flatMap(([pattern, seam]) => cutsAfter(text, pattern, seam))

const wordCuts = (text: string, { atHyphens, syllables }: Division): Cut[] => [
  ...(atHyphens ? cutsAfter(text, hyphen, 'hyphen') : []),
  ...(syllables ? syllableCuts(text, syllables) : []),
]

const cut = (text: string, cuts: readonly Cut[]): Part[] => {
  const sorted = [...cuts].sort((a, b) => a.at - b.at)
  const starts: { at: number; seam: Seam | null }[] = [{ at: 0, seam: null }, ...sorted]
  return starts.map(({ at, seam }, i) => ({
    text: text.slice(at, starts[i + 1]?.at),
    start: at,
    seam,
  }))
}

const hints = /[\u00ad\u200b]/
const seamOfHint: Readonly<Record<string, Seam>> = { '\u00ad': 'soft', '\u200b': 'free' }

const partsAtHints = (word: string): Part[] => {
  const parts: Part[] = []
  let start = 0
  for (const text of word.split(hints)) {
    const seam = parts.length ? seamOfHint[word[start - 1]!]! : null
    if (text) parts.push({ text, start, seam })
    start += text.length + 1
  }
  return parts
}

const grapheme = /\P{M}(?:\p{M}|\u200d\P{M})*|\p{M}+/gu

/** Text in its graphemes (UAX #29, simplified), each hanging on to the one before it by `seam`. */
export const graphemesOf = (text: string, seam: Seam): readonly Part[] =>
  [...text.matchAll(grapheme)].map((match) => ({ text: match[0], start: match.index, seam }))

/**
 * An address in its letters: a line may hold nothing else, and is spaced out evenly then. Gaps at
 * its signs alone would be wide enough for readers of the PDF to take them for spaces.
 */
const addressParts = (word: string, division: Division): Part[] =>
  cut(word, addressCuts(word, division)).flatMap(({ text, start, seam }) =>
    graphemesOf(text, 'letter').map((letter, i) => ({
      text: letter.text,
      start: start + letter.start,
      seam: i === 0 ? seam : letter.seam,
    })),
  )

/**
 * A word in the parts it may be broken into: at the soft hyphens (U+00AD) or zero width spaces
 * (U+200B) typed into it, which are not drawn; else in addresses after their signs; else at
 * hyphens and between syllables.
 */
export const partsOf = (word: string, division: Division): readonly Part[] => {
  if (hints.test(word)) return partsAtHints(word)
  if (/[./@]/.test(word) && address.test(word)) return addressParts(word, division)
  const cuts = wordCuts(word, division)
  return cuts.length ? cut(word, cuts) : [{ text: word, start: 0, seam: null }]
}
