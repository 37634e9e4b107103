/** Where white space is the typesetter's choice, so that a proof takes no account of it. */
import { ambiguous, isCombining, kindOf } from '../compose/kinds.ts'
import { isChinese } from '../memo/language.ts'

/** Never set with drawn spaces beside it, whatever the language. */
const isWide = (char: string): boolean =>
  !ambiguous.has(char) && !['latin', 'space'].includes(kindOf(char))

const hasWide = (text: string): boolean => Array.from(text).some(isWide)

/** Characters on either side that make an ambiguous mark full-width: a pair of quotes is, if what it holds is. */
const company = 60

/** What a pair of quotes holds that begins or ends at an offset, however far that goes. */
const heldBy = (ink: string, at: number): string => {
  const [open, close] = '‘’'.includes(ink[at]!) ? ['‘', '’'] : ['“', '”']
  if (ink[at] === open) return ink.slice(at, Math.max(at, ink.indexOf(close, at)))
  const start = ink[at] === close ? ink.lastIndexOf(open, at) : -1
  return start < 0 ? '' : ink.slice(start, at)
}

/** Tells whether white space before the character at an offset says nothing. */
export type IsJoint = (ink: string, offset: number) => boolean

/** Offset of the character before an offset, marks that combine with it left aside; less than 0 if there is none. */
const baseBefore = (ink: string, offset: number): number => {
  let at = offset - 1
  while (at > 0 && (isLowSurrogate(ink, at) || isCombining(characterAt(ink, at)))) at--
  return at
}

const isLowSurrogate = (text: string, at: number): boolean =>
  (text.charCodeAt(at) & 0xfc00) === 0xdc00

const characterAt = (text: string, at: number): string =>
  String.fromCodePoint(text.codePointAt(at) ?? 0x20)

/** Beside a wide character it is the gap of a Han–Latin joint, measured and not typed (CLREQ 3.2.2). */
export const isJoint = (lang: string): IsJoint => {
  const chinese = isChinese(lang)
  return (ink, offset) => {
    const isSet = (at: number): boolean => {
      const char = characterAt(ink, at)
      if (!ambiguous.has(char)) return isWide(char)
      const around = ink.slice(Math.max(0, at - company), at + company)
      return chinese || hasWide(around) || hasWide(heldBy(ink, at))
    }
    return isSet(baseBefore(ink, offset)) || isSet(offset)
  }
}
