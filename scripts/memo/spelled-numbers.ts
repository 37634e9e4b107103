/** Numbers as they are spelled in a text: 三, 十二, 两, 12, three, third. */

const digits = '零一二三四五六七八九十'

/** A spelled number from 1 to 99, for a pattern. */
export const chineseNumber = '[一二两三四五六七八九十]{1,3}'

const english = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
]
const ordinals = [
  'zeroth',
  'first',
  'second',
  'third',
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
  'ninth',
  'tenth',
  'eleventh',
  'twelfth',
]

export const englishNumber = String.raw`(?:${english.slice(1).join('|')}|\d{1,2})`
export const englishOrdinal = `(?:${ordinals.slice(1).join('|')})`

/** The number that a text spells, or null. */
export const numberOf = (text: string): number | null => {
  if (/^\d{1,2}$/.test(text)) return Number(text)
  const word = text.toLowerCase()
  const named = Math.max(english.indexOf(word), ordinals.indexOf(word))
  return named > 0 ? named : chinese(text.replace('两', '二'))
}

const chinese = (text: string): number | null => {
  const [, tens, ten, ones] =
    /^([一二三四五六七八九]?)(十?)([一二三四五六七八九]?)$/.exec(text) ?? []
  if (tens === undefined || (ten === '' && tens !== '' && ones !== '')) return null
  if (ten === '') return digits.indexOf(tens || ones!) || null
  return 10 * (tens === '' ? 1 : digits.indexOf(tens)) + (ones === '' ? 0 : digits.indexOf(ones!))
}
