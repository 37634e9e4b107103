/** Dates as memos print them → ISO 8601. */

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

const month = '(?<name>[A-Z][a-z]{2,8})\\.?'
/** Forms a date begins with; of a range, its first day is taken. */
const forms = [
  /^(?<year>\d{4}) ?年 ?(?<month>\d{1,2}) ?月(?: ?(?<day>\d{1,2}) ?[日号])?/,
  /^(?<year>\d{4})[-/.](?<month>\d{1,2})(?:[-/.](?<day>\d{1,2}))?(?!\d)/,
  new RegExp(`^${month} (?:(?<day>\\d{1,2})(?:[-–]\\d{1,2})?, )?(?<year>\\d{4})$`),
  new RegExp(`^(?<day>\\d{1,2})(?:[-–]\\d{1,2})? ${month} (?<year>\\d{4})$`),
]

/** `2025-10` or `2025-10-31` of `2025年10月`, `October 31, 2025`, `2025/10/31`; else undefined. */
export const isoDateOf = (printed: string): string | undefined => {
  const parts = forms.map((form) => form.exec(printed)?.groups).find((groups) => groups)
  if (!parts) return undefined
  const number =
    parts['month'] ?? String(months.indexOf(parts['name']!.slice(0, 3).toLowerCase()) + 1)
  const fields = [parts['year']!, number, ...(parts['day'] ? [parts['day']] : [])]
  const iso = fields.map((field) => field.padStart(2, '0')).join('-')
  return isIsoDate(iso) ? iso : undefined
}

/** True for `YYYY-MM` and `YYYY-MM-DD` of the calendar: not for `2025-02-30`. */
export const isIsoDate = (text: string): boolean => {
  const [, year, month, day = '01'] = /^(\d{4})-(\d\d)(?:-(\d\d))?$/.exec(text) ?? []
  if (!year || !month) return false
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)))
  return date.toISOString().slice(0, 10) === `${year}-${month}-${day}`
}
