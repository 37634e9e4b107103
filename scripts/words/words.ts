/** Words of a text, as a person counts changes: Chinese as it is segmented (UAX #29), numbers and names whole. */

const letter = String.raw`[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{N}\p{M}]`

/** A number or a word of letters, with what joins its parts and what ends it: `5G-A`, `10,000`, `Q&A`, `6.5%`. */
const whole = new RegExp(`${letter}+(?:(?:://|[-.,'’&/+_@:])${letter}+)*[%‰℃°+]*`, 'gu')

/** Words of one character. Others that stand beside one another are a name that no dictionary has. */
const short = new Set(
  '的了在和与及或等将应就对为是有不也都而并于以从到被把让使由向其该此各每两中上下内外前后更最再又已可能须宜要会个项条件次届章节款年月日时人之所者性化',
)

const isNamePart = (word: string): boolean =>
  /^\p{Script=Han}$/u.test(word) ? !short.has(word) : /\p{Script=Han}[·•]\p{Script=Han}/u.test(word)

const segmenters = new Map<string, Intl.Segmenter>()

const segmenterOf = (lang: string): Intl.Segmenter => {
  const own = segmenters.get(lang) ?? new Intl.Segmenter(lang, { granularity: 'word' })
  segmenters.set(lang, own)
  return own
}

/** The words of a text with its marks and blanks, each a word of its own: joined, they are the text. */
export const wordsOf = (text: string, lang: string): string[] => {
  const words: string[] = []
  let offset = 0
  for (const { 0: word, index } of text.matchAll(whole)) {
    words.push(...segmentsOf(text.slice(offset, index), lang), word)
    offset = index + word.length
  }
  words.push(...segmentsOf(text.slice(offset), lang))
  return words
}

/** The words of two texts that are compared, cut alike. */
export const wordsOfBoth = (
  old: string,
  own: string,
  lang: string,
): readonly [string[], string[]] => {
  const [before, after] = [wordsOf(old, lang), wordsOf(own, lang)]
  return [cutLike(before, after), cutLike(after, before)]
}

const cutLike = (words: readonly string[], others: readonly string[]): string[] => {
  const known = new Set(others)
  return words.flatMap((word) => halvesIn(word, known))
}

/**
 * A Chinese word in two where the other text has no such word but its halves, or one of them that is no single
 * character: 中的 beside 中 and 的, 加征高额 beside 高额. A segmenter cuts the same characters otherwise among others.
 * A name is whole: 英国 is not cut beside 英 and 国.
 */
export const halvesIn = (word: string, known: ReadonlySet<string>): readonly string[] => {
  if (known.has(word) || !/^\p{Script=Han}{2,}$/u.test(word)) return [word]
  const characters = [...word]
  const isLong = (half: string): boolean => [...half].length > 1
  const isHalf = (half: string): boolean => known.has(half) && (isLong(half) || short.has(half))
  for (let at = 1; at < characters.length; at++) {
    const halves = [characters.slice(0, at).join(''), characters.slice(at).join('')]
    if (halves.every(isHalf) || halves.some((half) => isLong(half) && isHalf(half))) return halves
  }
  return [word]
}

const segmentsOf = (text: string, lang: string): string[] => {
  const words: string[] = []
  let isInName = false
  for (const [stretch] of text.matchAll(stretches)) {
    for (const { segment } of segmenterOf(lang).segment(stretch)) {
      const isPart = isNamePart(segment)
      if (isPart && isInName) words[words.length - 1] += segment
      else words.push(segment)
      isInName = isPart
    }
  }
  return words
}

/** Sentences, or parts of one that nobody wrote: V8 segments a text in time that grows with its square. */
const stretches = /[^\s。；！？]{0,1000}[\s。；！？]{0,1000}/gu
