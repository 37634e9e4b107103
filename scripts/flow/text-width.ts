/** How wide a text is, in em, before any font is known: rather too wide than too narrow. */
import { wideInChinese } from '../memo/wide.ts'

/** What bold type adds to Latin letters. */
export const bold = 1.08

/**
 * Advances of ASCII in em, rounded up to a twentieth: those of the widest of the shipped text faces, which are
 * about as wide as the faces of word processors.
 */
const advances: ReadonlyMap<string, number> = new Map(
  (
    [
      [0.3, "'|"],
      [0.35, '!,-.:;ijl'],
      [0.4, '()/I[\\]ft{}'],
      [0.5, '"*?Jrsz'],
      [0.55, '$+0123456789<=>S^_`ce~'],
      [0.6, '#Zagkovxy'],
      [0.65, 'EFLPTbdhnpqu'],
      [0.7, 'BCRXY'],
      [0.75, '&ADGKOQV'],
      [0.8, 'NU'],
      [0.85, 'Hw'],
      [0.9, '@'],
      [0.95, '%M'],
      [1, 'm'],
      [1.05, 'W'],
    ] as const
  ).flatMap(([width, all]) => [...all].map((character): [string, number] => [character, width])),
)

const widthOfCharacter = (character: string, letters: number): number => {
  if (wideInChinese.test(character)) return 1
  const factor = /\p{L}/u.test(character) ? letters : 1
  const known = advances.get(character) ?? advances.get(character.normalize('NFD')[0]!)
  if (known !== undefined) return factor * known
  if (/\p{M}/u.test(character)) return 0
  return factor * (/\p{Lu}/u.test(character) ? 0.8 : 0.65)
}

/** The gap between Han and Latin (CLREQ 3.2.2), at its widest. */
const gap = 0.25

const isLetter = (character: string | undefined): boolean => /[\p{L}\p{N}]/u.test(character ?? '')

/** Width of a text in em; its letters are so many times as wide as those of the widest faces. */
export const textWidth = (text: string, letters = 1): number => {
  const characters = [...text]
  return characters.reduce((sum, character, at) => {
    const before = characters[at - 1]
    const isJoint =
      before !== undefined &&
      wideInChinese.test(before) !== wideInChinese.test(character) &&
      isLetter(before) &&
      isLetter(character)
    return sum + widthOfCharacter(character, letters) + (isJoint ? gap : 0)
  }, 0)
}

/** The words of a text: what lines break between. A Han character is one. */
export const wordsIn = (text: string): string[] =>
  text.split(/\s|(?<=\p{Script=Han})|(?=\p{Script=Han})/u)

/** A reduction, as a cell may have more words than a function takes arguments. */
export const widest = (widths: readonly number[]): number =>
  widths.reduce((most, width) => Math.max(most, width), 0)

/** Width of the longest of some texts, in em. */
export const longest = (texts: readonly string[], letters = 1): number =>
  widest(texts.map((text) => textWidth(text, letters)))
