/** Days as texts name them, in Chinese and English, and the calendar that they are in. */
import { months } from '../memo/months.ts'

/** A day as it is named: without its year in 2月27日. */
export type Day = { readonly year: number | null; readonly month: number; readonly day: number }

/** Days of the week, Sunday first. */
export const names = {
  zh: [...'日一二三四五六'],
  en: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
}

const chineseDay = /(?:(\d{4})年)?(\d{1,2})月(\d{1,2})[日号]/g
const chineseWeekday = /^[（(，, ]{0,2}(?:星期|周|礼拜)([一二三四五六日天])(?![一-龥]?[会期])/
const month = `(${months.join('|')})`
const weekday = `(${names.en.join('|')})`
const dayFirst = String.raw`(\d{1,2})(?:st|nd|rd|th)? ${month},? (\d{4})`
const monthFirst = String.raw`${month} (\d{1,2})(?:st|nd|rd|th)?, (\d{4})`

type Dated = { readonly day: Day; readonly weekday: number; readonly index: number }

/** Days with their days of the week: 2026年2月26日（星期四）, Thursday, 26 February 2026; the index is where the latter stands. */
export const weekdaysIn = (text: string): Dated[] => [
  ...[...text.matchAll(chineseDay)].flatMap((found): Dated[] => {
    const end = found.index + found[0].length
    const [before, name] = chineseWeekday.exec(text.slice(end, end + 8)) ?? []
    const index = end + (before?.search(/[星周礼]/) ?? 0)
    return name === undefined
      ? []
      : [
          {
            day: dayOf(found[1], found[2], found[3]),
            weekday: names.zh.indexOf(name.replace('天', '日')),
            index,
          },
        ]
  }),
  ...englishIn(text, dayFirst, (day, name, year) => dayOf(year, monthOf(name), day)),
  ...englishIn(text, monthFirst, (name, day, year) => dayOf(year, monthOf(name), day)),
]

const englishIn = (
  text: string,
  date: string,
  toDay: (a: string, b: string, year: string) => Day,
): Dated[] => [
  ...[...text.matchAll(new RegExp(String.raw`${weekday},? ${date}`, 'g'))].map(
    ({ 1: name, 2: a, 3: b, 4: year, index }) => ({
      day: toDay(a!, b!, year!),
      weekday: names.en.indexOf(name!),
      index,
    }),
  ),
  ...[...text.matchAll(new RegExp(String.raw`${date} \(${weekday}\)`, 'g'))].map(
    ({ 0: all, 1: a, 2: b, 3: year, 4: name, index }) => ({
      day: toDay(a!, b!, year!),
      weekday: names.en.indexOf(name!),
      index: index + all.indexOf(name!),
    }),
  ),
]

const monthOf = (name: string): string => String(months.indexOf(name) + 1)

const dayOf = (
  year: string | undefined,
  month: string | undefined,
  day: string | undefined,
): Day => ({
  year: year === undefined ? null : Number(year),
  month: Number(month),
  day: Number(day),
})

/** Is a day in the calendar? */
export const isDay = ({ year, month, day }: Day): boolean =>
  // A leap year where none is named.
  month >= 1 &&
  month <= 12 &&
  day >= 1 &&
  day <= new Date(Date.UTC(year ?? 2000, month, 0)).getUTCDate()

/** Index of the day of the week, or null where the year is not named or there is no such day. */
export const weekdayOf = (day: Day): number | null =>
  day.year === null || !isDay(day)
    ? null
    : new Date(Date.UTC(day.year, day.month - 1, day.day)).getUTCDay()

type Named = { readonly words: string; readonly day: Day; readonly index: number }

/** Every day that a text names, with the words that name it. */
export const daysIn = (text: string): Named[] => [
  ...[...text.matchAll(chineseDay)].map(({ 0: words, 1: year, 2: month, 3: day, index }) => ({
    words,
    day: dayOf(year, month, day),
    index,
  })),
  ...[...text.matchAll(new RegExp(String.raw`\b${dayFirst}`, 'g'))].map(
    ({ 0: words, 1: day, 2: name, 3: year, index }) => ({
      words,
      day: dayOf(year, monthOf(name!), day),
      index,
    }),
  ),
  ...[...text.matchAll(new RegExp(String.raw`\b${monthFirst}`, 'g'))].map(
    ({ 0: words, 1: name, 2: day, 3: year, index }) => ({
      words,
      day: dayOf(year, monthOf(name!), day),
      index,
    }),
  ),
]
