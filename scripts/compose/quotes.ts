import { ambiguous } from './kinds.ts'
import { isLetter, kindOf } from './classes.ts'

const reach = 4

/** Is the nearest tell-tale character on one side Chinese, Latin, or is there none? */
const side = (text: string, from: number, step: 1 | -1): 'han' | 'latin' | null => {
  for (let at = from + step, left = reach; left > 0 && at >= 0 && at < text.length; at += step) {
    const character = text[at]!
    const kind = kindOf(character)
    if (kind === 'space') continue
    left--
    if (isLetter(character)) return 'latin'
    // Half of a surrogate pair is as good as Han: the rare ideographs are what lives there.
    if (kind === 'han' || /[\ud800-\udfff]/.test(character)) return 'han'
    if (!ambiguous.has(character) && kind !== 'latin') return 'han'
  }
  return null
}

const isApostrophe = (text: string, at: number): boolean =>
  text[at] === '’' && isLetter(text[at - 1] ?? ' ') && isLetter(text[at + 1] ?? ' ')

const countHan = (text: string): Int32Array => {
  const count = new Int32Array(text.length + 1)
  for (let at = 0; at < text.length; at++)
    count[at + 1] = count[at]! + (kindOf(text[at]!) === 'han' ? 1 : 0)
  return count
}

/**
 * Offsets of the curly quotes that are Latin and want their proportional form. One code point
 * serves both scripts, so the company decides: a pair is Chinese when it holds a Han character
 * or stands beside one (or beside a full-width mark); an apostrophe between letters is Latin.
 */
export const latinQuotes = (text: string): ReadonlySet<number> => {
  const latin = new Set<number>()
  if (!/[“”‘’]/.test(text)) return latin
  const han = countHan(text)
  const isHan = (from: number, to: number) =>
    side(text, from, -1) === 'han' || side(text, to, 1) === 'han' || han[to]! > han[from]!
  const open = { double: [] as number[], single: [] as number[] }
  for (let at = 0; at < text.length; at++) {
    const mark = text[at]!
    if (mark === '“') open.double.push(at)
    else if (mark === '‘') open.single.push(at)
    else if (isApostrophe(text, at)) latin.add(at)
    else if (mark === '”' || mark === '’') {
      const from = (mark === '”' ? open.double : open.single).pop() ?? at
      if (!isHan(from, at)) latin.add(from).add(at)
    }
  }
  for (const at of [...open.double, ...open.single]) if (!isHan(at, at)) latin.add(at)
  return latin
}

/** Chinese enough to make a mark at its side half an em wide. */
const isHanSide = (character: string): boolean => !['latin', 'space'].includes(kindOf(character))

/** Is the dash, ellipsis or half-em mark at this offset Latin? `cjk`: the paragraph is Chinese. */
export const isLatinMark = (text: string, at: number, cjk: boolean): boolean => {
  const mark = text[at]!
  if (kindOf(mark) === 'half') {
    const needed = mark === '·' || mark === '‧' ? 1 : 2
    return [text[at - 1], text[at + 1]].filter((c) => c && isHanSide(c)).length < needed
  }
  const [before, after] = [side(text, at, -1), side(text, at, 1)]
  if (!cjk) return before !== 'han' && after !== 'han'
  return before === 'latin' && after === 'latin' && text[at - 1] !== mark && text[at + 1] !== mark
}
