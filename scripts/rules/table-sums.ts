/** Sums and shares in tables. */
import type { Finding, RuleOf } from './rule.ts'
import { tablesAmong, type SaidTable } from './said.ts'

/**
 * A row of totals, of which one is not the sum of what stands above it.
 *
 * @example fails 7:12
 * # 备忘录
 *
 * | 港口 | 吞吐量 |
 * | --- | --- |
 * | 东港 | 2,410 |
 * | 西港 | 1,950 |
 * | **合计** | 4,630 |
 *
 * @example fails 7:11
 * # Memo
 *
 * | Source | Share |
 * | --- | --- |
 * | Coal | 41% |
 * | Wind | 49% |
 * | Total | 100% |
 *
 * @example passes
 * # 备忘录
 *
 * | 港口 | 吞吐量 | 增长 | 份额 |
 * | --- | --- | --- | --- |
 * | 东港 | 2,410.4 | -9.1% | 55.3% |
 * | 西港 | 1,950.3 | -8.0% | 44.8% |
 * | 合计 | 4,360.8 | -8.6% | 100% |
 */
export const wrongSum: RuleOf<'reading'> = {
  id: 'wrong-sum',
  level: 'query',
  stage: 'reading',
  reason: {
    en: 'Readers add up tables: a total that is wrong makes them doubt the others.',
    zh: '读者会核算表格：一处合计有误，其余数字也会受到质疑。',
  },
  *find({ texts }) {
    for (const table of tablesAmong(texts)) yield* wrongIn(table)
  },
}

const total = /^(?:合计|总计|总和|共计|total|sum|in total)[：:]?$/i
/** Rows that are parts or sums of others. */
const part = /小计|其中|平均|subtotal|of which|average/i

function* wrongIn({ table: { rows, head }, cell }: SaidTable): Generator<Finding> {
  const last = rows.length - 1
  if (last < 2 || !total.test(cell(last, 0).text.trim())) return
  const names = rows.slice(0, last).map((_, row) => cell(row, 0).text)
  if (names.some((name) => part.test(name) || total.test(name.trim()))) return
  for (let column = 1; column < head.length; column++) {
    const all = rows.map((_, row) => amountOf(cell(row, column).text))
    const wanted = all[last]
    const parts = all.slice(0, last)
    if (!wanted || parts.some((amount) => !amount || amount.isShare !== wanted.isShare)) continue
    // Rates have no sum; shares have one of a hundred.
    if (wanted.isShare && wanted.value !== 100) continue
    const sum = parts.reduce((before, amount) => before + amount!.value, 0)
    const digits = Math.max(wanted.digits, ...parts.map((amount) => amount!.digits))
    const slack = 0.5 * 10 ** -digits * (digits > 0 || wanted.isShare ? parts.length + 1 : 0.5)
    if (Math.abs(sum - wanted.value) <= slack) continue
    const said = sum.toFixed(digits)
    yield {
      place: cell(last, column).placeOf(0),
      en: `The rows above add up to ${said}, and this says ${cell(last, column).text.trim()}: correct the total or one of the rows`,
      zh: `以上各行之和为 ${said}，此处为 ${cell(last, column).text.trim()}：请改正合计或某一行`,
    }
  }
}

type Amount = { readonly value: number; readonly digits: number; readonly isShare: boolean }

const amountOf = (text: string): Amount | null => {
  const [, sign, whole, fraction = '', share] =
    /^([-−－]?)(\d{1,3}(?:[,，]\d{3})+|\d+)(?:\.(\d+))?\s*([%％]?)$/.exec(text.trim()) ?? []
  if (whole === undefined) return null
  const value = Number(`${whole.replaceAll(/[,，]/g, '')}.${fraction || '0'}`)
  return { value: sign ? -value : value, digits: fraction.length, isShare: share !== '' }
}
