/** Dates that cannot be: a day that a month does not have, another day of the week, an end before its beginning. */
import type { RuleOf } from './rule.ts'

type Day = { readonly year: number | null; readonly month: number; readonly day: number }

/**
 * A date whose day of the week is another one.
 *
 * @example fails 3:15
 * # 备忘录
 *
 * 会议于2026年2月26日（星期五）举行。
 *
 * @example fails 3:17
 * # Memo
 *
 * The parties met Friday, 26 February 2026.
 *
 * @example passes
 * # 备忘录
 *
 * 会议于2026年2月26日（星期四）举行，下次为2026年3月26日（周四），2月27日（星期四）除外。
 */
export const wrongWeekday: RuleOf<'reading'> = {
  id: 'wrong-weekday',
  level: 'query',
  stage: 'reading',
  reason: {
    en: 'Readers put a date and its day of the week into their calendars: one of them is wrong.',
    zh: '日期与星期不符，读者按哪一个安排日程都可能出错。',
  },
  *find({ texts }) {
    for (const { text, placeOf } of texts)
      for (const { day, weekday, index } of weekdaysIn(text)) {
        const right = weekdayOf(day)
        if (right === null || right === weekday) continue
        yield {
          place: placeOf(index),
          en: `${day.year}-${two(day.month)}-${two(day.day)} is a ${names.en[right]}, not a ${names.en[weekday]}: correct the date or the day`,
          zh: `${day.year}年${day.month}月${day.day}日是星期${names.zh[right]}，不是星期${names.zh[weekday]}：请改正日期或星期`,
        }
      }
  },
}

const names = {
  zh: [...'日一二三四五六'],
  en: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
}
const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'] // prettier-ignore

const two = (number: number): string => String(number).padStart(2, '0')

const chineseDay = /(?:(\d{4})年)?(\d{1,2})月(\d{1,2})[日号]/g
const chineseWeekday = /^[（(，, ]{0,2}(?:星期|周|礼拜)([一二三四五六日天])(?![一-龥]?[会期])/
const month = `(${months.join('|')})`
const weekday = `(${names.en.join('|')})`
const dayFirst = String.raw`(\d{1,2})(?:st|nd|rd|th)? ${month},? (\d{4})`
const monthFirst = String.raw`${month} (\d{1,2})(?:st|nd|rd|th)?, (\d{4})`

type Dated = { readonly day: Day; readonly weekday: number; readonly index: number }

const weekdaysIn = (text: string): Dated[] => [
  ...[...text.matchAll(chineseDay)].flatMap((found): Dated[] => {
    const end = found.index + found[0].length
    const [before, name] = chineseWeekday.exec(text.slice(end, end + 8)) ?? []
    const index = end + (before?.search(/[星周礼]/) ?? 0)
    return name === undefined
      ? []
      : [{ day: dayOf(found[1], found[2], found[3]), weekday: names.zh.indexOf(name.replace('天', '日')), index }] // prettier-ignore
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

const dayOf = (year: string | undefined, month: string | undefined, day: string | undefined): Day => ({ year: year === undefined ? null : Number(year), month: Number(month), day: Number(day) }) // prettier-ignore

const isDay = ({ year, month, day }: Day): boolean =>
  // A leap year where none is named.
  month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(year ?? 2000, month, 0)).getUTCDate() // prettier-ignore

const weekdayOf = (day: Day): number | null =>
  day.year === null || !isDay(day)
    ? null
    : new Date(Date.UTC(day.year, day.month - 1, day.day)).getUTCDay()

/**
 * A day that its month does not have.
 *
 * @example fails 3:4
 * # 备忘录
 *
 * 会议于2026年2月30日举行。
 *
 * @example fails 3:13
 * # Memo
 *
 * Comments by 31 April 2026, please.
 *
 * @example passes
 * # 备忘录
 *
 * 会议于2024年2月29日举行，材料须在3月31日前提交，历时3个月12日。
 */
export const noSuchDate: RuleOf<'reading'> = {
  id: 'no-such-date',
  level: 'query',
  stage: 'reading',
  reason: {
    en: 'A date that is in no calendar is a slip in its day or its month.',
    zh: '日历上没有的日期，应是月或日有误。',
  },
  *find({ texts }) {
    for (const { text, placeOf } of texts)
      for (const { words, day, index } of daysIn(text))
        if (!isDay(day))
          yield {
            place: placeOf(index),
            en: `There is no ${words}: correct the day or the month`,
            zh: `没有“${words}”这一天：请改正月份或日期`,
          }
  },
}

type Named = { readonly words: string; readonly day: Day; readonly index: number }

const daysIn = (text: string): Named[] => [
  ...[...text.matchAll(chineseDay)].map(({ 0: words, 1: year, 2: month, 3: day, index }) => ({ words, day: dayOf(year, month, day), index })), // prettier-ignore
  ...[...text.matchAll(new RegExp(String.raw`\b${dayFirst}`, 'g'))].map(({ 0: words, 1: day, 2: name, 3: year, index }) => ({ words, day: dayOf(year, monthOf(name!), day), index })), // prettier-ignore
  ...[...text.matchAll(new RegExp(String.raw`\b${monthFirst}`, 'g'))].map(({ 0: words, 1: name, 2: day, 3: year, index }) => ({ words, day: dayOf(year, monthOf(name!), day), index })), // prettier-ignore
]

/**
 * A span of days or years that ends before it begins.
 *
 * @example fails 3:12
 * # 备忘录
 *
 * 会议于2025年10月28日至21日举行。
 *
 * @example fails 3:14
 * # Memo
 *
 * The parties, 28–21 October 2025, met twice; growth in 2023–2021 was slow.
 *
 * @example passes
 * # 备忘录
 *
 * 会议于2025年10月28日至31日举行，12月30日至1月2日休会，2019—2024年增长较快，电话2025-2021。
 */
export const reversedDates: RuleOf<'reading'> = {
  id: 'reversed-dates',
  level: 'query',
  stage: 'reading',
  reason: {
    en: 'A span that ends before it begins is a slip in one of its ends.',
    zh: '结束早于开始的日期区间，应有一端有误。',
  },
  *find({ texts }) {
    for (const { text, placeOf } of texts) {
      const found = [...text.matchAll(span)].find(
        ({ 1: a, 2: b, 3: c, 4: d, 5: e, 6: f }) => Number(a ?? c ?? e) > Number(b ?? d ?? f),
      )
      if (found)
        yield {
          place: placeOf(found.index),
          en: `“${found[0]}” ends before it begins: correct one of its ends`,
          zh: `“${found[0]}”结束早于开始：请改正其中一端`,
        }
    }
  },
}

const to = '(?:至|到|—|–|~|～|-)'
const span = new RegExp(
  String.raw`(?<=月)(\d{1,2})日?${to}(\d{1,2})日|(\d{4})年?${to}(\d{4})年|\b(\d{1,2})[–-](\d{1,2}) (?:${months.join('|')})`,
  'g',
)
