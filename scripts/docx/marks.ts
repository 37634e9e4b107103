/**
 * Quotation marks, dashes, ellipses and middle dots share their code points between Chinese and
 * Western type. Word sets them in the Latin font unless the run hints otherwise (MS-OI29500
 * 2.1.88), so each mark is given to the script of its company, as the composer does for the PDF.
 */

import { unspacedCharacter as han } from '../memo/wide.ts'

export type Script = 'han' | 'latin'

const latin = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]/u

/** Does the character need Word's East Asian hint to be set in the Chinese font? */
export const isShared = (character: string): boolean => shared.has(character)

const shared: ReadonlySet<string> = new Set('‘’“”—…·')

/** What is known around each character (code point) of a paragraph. */
type Text = {
  readonly characters: readonly string[]
  readonly letters: readonly (Script | undefined)[]
  /** The nearest letter on either side. */
  readonly left: readonly (Script | undefined)[]
  readonly right: readonly (Script | undefined)[]
  readonly around: Script
}

/**
 * Script of each character of a paragraph in a language `around`. Digits, spaces and the like go
 * with the letter before them.
 */
export const scriptsOf = (characters: readonly string[], around: Script): Script[] => {
  const letters = characters.map(scriptOfLetter)
  const left = carried(letters)
  const right = carried(letters.toReversed()).toReversed()
  const text: Text = { characters, letters, left, right, around }
  const chinese = chineseQuotes(text)
  return characters.map((c, i) => {
    if (!isShared(c)) return letters[i] ?? left[i] ?? right[i] ?? around
    const isHan = isQuote(c) ? chinese.has(i) : isHanMark(text, i)
    return isHan ? 'han' : 'latin'
  })
}

const scriptOfLetter = (c: string): Script | undefined => {
  // Nearly all there is, without asking for its properties.
  if (c >= '\u4e00' && c <= '\u9fff') return 'han'
  return han.test(c) ? 'han' : latin.test(c) ? 'latin' : undefined
}

/** Each place filled with the last known script before it. */
const carried = (scripts: readonly (Script | undefined)[]): (Script | undefined)[] => {
  let last: Script | undefined
  return scripts.map((script) => (last = script ?? last))
}

const closes: Readonly<Record<string, string>> = { '’': '‘', '”': '“' }

const isQuote = (c: string): boolean => quotes.has(c)

const quotes: ReadonlySet<string> = new Set('‘’“”')

/** Places of quotes that stand beside Han or, as a pair, hold some. An apostrophe is Latin. */
const chineseQuotes = ({ characters, letters, left, right }: Text): ReadonlySet<number> => {
  const found = new Set<number>()
  const open: number[] = []
  const judge = (from: number, to: number): void => {
    const company = [left[from], right[to], ...letters.slice(from, to)]
    if (company.includes('han')) found.add(from).add(to)
  }
  characters.forEach((c, i) => {
    const isApostrophe = letters[i - 1] === 'latin' && letters[i + 1] === 'latin' && c === '’'
    if (!isQuote(c) || isApostrophe) return
    const pair = c in closes ? open.findLastIndex((at) => characters[at] === closes[c]) : -1
    if (pair >= 0) judge(open.splice(pair)[0]!, i)
    else if (c in closes) judge(i, i)
    else open.push(i)
  })
  for (const i of open) judge(i, i)
  return found
}

/** Dash, ellipsis or middle dot: doubled ones are Chinese in a Chinese text, whatever they part. */
const isHanMark = ({ characters, letters, left, right, around }: Text, i: number): boolean => {
  const c = characters[i]
  if (c === '·')
    return (
      [letters[i - 1], letters[i + 1]].includes('han') || (left[i] === 'han' && right[i] === 'han')
    )
  if (around === 'latin') return left[i] === 'han' || right[i] === 'han'
  const isDoubled = characters[i - 1] === c || characters[i + 1] === c
  return isDoubled || left[i] !== 'latin' || right[i] !== 'latin'
}
