/** What a paragraph may be by its words alone: a heading, one that announces what comes, one that is numbered. */
import type { ForeignParagraph } from '../readers/foreign/model.ts'

/** The words of a paragraph: what a picture shows is none of them. */
export const textOf = ({ runs }: ForeignParagraph): string =>
  runs.map(({ text, picture }) => (picture === undefined ? text : '')).join('')

/** Characters of the longest heading that is known without a style. */
export const longest = 50

/** Numbers of headings from the outermost (GB/T 9704 7.3.3): 一、（一）1. 1.1（1）; of one that may be an item's, which. */
const enumerators: readonly (readonly [pattern: RegExp, mayBeItem: boolean])[] = [
  [/^第[一二三四五六七八九十百]+(章|编|部分)/, false],
  [/^第[一二三四五六七八九十百]+节/, false],
  [/^[一二三四五六七八九十]+、/, false],
  [/^[（(][一二三四五六七八九十]+[）)]/, false],
  [/^\d+(?:[.．、]\s?[^\d\s]|[ \u3000]+\p{Script=Han})/u, true],
  [/^\d+[.．]\d+[.．]?\s?[^\d.．\s]/, false],
  [/^\d+([.．]\d+){2,}[.．]?\s?\D/, false],
  [/^[（(]\d+[）)]/, true],
]

export type Numbered = {
  /** Of its kind of number among all, from the outermost. */
  readonly kind: number
  readonly mayBeItem: boolean
}

export const numberedBy = (text: string): Numbered | null => {
  const kind = enumerators.findIndex(([pattern]) => pattern.test(text))
  return kind < 0 ? null : { kind, mayBeItem: enumerators[kind]![1] }
}

/** An annex stands beside the sections, whatever it follows. */
export const isAnnex = (text: string): boolean => /^附[件录]/.test(text)

/** The number under which an office sends a document: 国办发〔2025〕18号. */
export const isDocumentNumber = (text: string): boolean =>
  /[〔［【[(（]\d{4}[〕］】\])）]\s?第?\s?\d{1,5}\s?号$/.test(text)

const isDate = (text: string): boolean =>
  /^[\d〇○零一二三四五六七八九十]{2,4}\s?年[\d\s一二三四五六七八九十元]{0,5}(?:月[\d\s一二三四五六七八九十]{0,5}[日号]?)?$/.test(
    text,
  )

/** Headings that say what comes: 建议：, Recommendations. */
export const announced =
  /^(?:[（(][一二三四五六七八九十]+[）)]|[\d.]+\s*)?(?:(?:政策|主要)?建议|参会人员|与会人员|附[件录][\d一二三四五]*(?:（[^）]*）)?|Recommendations?|Participants|Annex|Background)[:：]?$/i

/** Whether a text is of capitals alone, and is more than the name of an office. */
export const isCapitals = (text: string): boolean =>
  text.length >= 8 && /\p{Lu}{3}/u.test(text) && !/[\p{Ll}\p{Script=Han}]/u.test(text)

/** Whether a text may be a heading at all: short, no sentence, no date, no caption, no salutation, no blank to be filled in, nothing in brackets. */
export const isShort = (text: string): boolean =>
  text.length > 0 &&
  text.length <= longest &&
  !/[。；;，,！!？?….]$|[。；]./u.test(text) &&
  !isDate(text) &&
  !/^(图|圖|表|fig(ure|\.)?|table)\s*\d/i.test(text) &&
  (!/[：:]$/.test(text) || announced.test(text)) &&
  !/^(?:[[［【][^\]］】]*[\]］】]|[（(][^（）()]*[）)])$/.test(text)

/** Whether the first line of a plain text may be its title: no number, date or field of mail, and it announces nothing. */
export const mayBeTitle = (text: string): boolean =>
  isShort(text) &&
  !announced.test(text) &&
  !/^[-•*#>|\d]|^\w+: /.test(text) &&
  numberedBy(text) === null
