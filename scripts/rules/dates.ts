/** Dates that cannot be: a day that a month does not have, another day of the week, an end before its beginning. */
import { months } from '../memo/months.ts'
import { daysIn, isDay, names, weekdaysIn, weekdayOf } from './calendar.ts'
import type { RuleOf } from './rule.ts'

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

const two = (number: number): string => String(number).padStart(2, '0')

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
