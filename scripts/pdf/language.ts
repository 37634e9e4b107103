/** Text in another language than its document's: Latin terms in Chinese, and the reverse (ISO 14289-1 7.2). */
import { foreignLang, isChinese } from '../memo/language.ts'

const han = /\p{Script=Han}/u
const latin = /\p{Script=Latin}/u
/** Marks that belong to Chinese text. */
const hanMark = /[\u0300-\uffff]/

/** Is the text of another script? Null for digits, spaces and marks, which go with their neighbours. */
const isForeign = (text: string, lang: string): boolean | null => {
  const [own, other] = isChinese(lang) ? [han, latin] : [latin, han]
  if (own.test(text)) return false
  if (other.test(text)) return true
  return isChinese(lang) && hanMark.test(text) ? false : null
}

/** Language of each of some texts in a row where it is not `lang`. */
export const foreignLangs = (texts: readonly string[], lang: string): (string | null)[] => {
  const foreign = texts.map((text) => isForeign(text, lang))
  const langs: (string | null)[] = texts.map(() => null)
  for (let from = 0; from < texts.length; from++) {
    if (!foreign[from]) continue
    let to = from
    for (let at = from; at < texts.length && foreign[at] !== false; at++) if (foreign[at]) to = at
    langs.fill(foreignLang(texts.slice(from, to + 1).join(''), lang), from, to + 1)
    from = to
  }
  return langs
}
