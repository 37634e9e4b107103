/** What was to be filled in before a memo goes out. */
import type { RuleOf } from './rule.ts'

/**
 * A blank that was never filled in: XX月XX日, ×××, [地点]; in a memo that is no draft also （待补充） and TBD. The first of
 * each text.
 *
 * @example fails 3:9
 * # 备忘录
 *
 * 会议于2026年XX月XX日举行。
 *
 * @example fails 3:4
 * # 备忘录
 *
 * 会议在[地点]举行，由×××主持。
 *
 * @example fails 6:7
 * ---
 * title: Memo
 * status: final
 * ---
 *
 * Date: TBD
 *
 * @example passes
 * # 备忘录
 *
 * 联系人（待定）。[美]罗伯特参会；iPhone XX，3×5，签字：________。
 */
export const placeholder: RuleOf<'reading'> = {
  id: 'placeholder',
  level: 'query',
  stage: 'reading',
  reason: {
    en: 'What was to be filled in is printed as it stands.',
    zh: '待填之处会照样印出。',
  },
  *find({ texts, memo }) {
    const pattern = memo.meta.status === 'draft' ? unfilled : unfilledOrOpen
    for (const { text, placeOf } of texts) {
      const match = pattern.exec(text)
      if (match)
        yield {
          place: placeOf(match.index),
          en: `“${match[0]}” was to be filled in, and is printed as it stands: fill it in, or delete it`,
          zh: `“${match[0]}”尚未填写，会照样印出：请填写或删除`,
        }
    }
  },
}

const blanks = [
  String.raw`(?<![A-Za-zＸ×])[XxＸ×]{1,4}(?=[年月日])`,
  String.raw`(?<!\d)×{2,}(?!\d)`,
  String.raw`(?<=\p{Script=Han})[XＸ]{2,4}(?=\p{Script=Han})`,
  String.raw`\[[^[\]]{0,12}(?:时间|日期|地点|姓名|名称|单位|人员|职务|部门|金额|编号|电话|邮箱|字数|填写)\]`,
]
const open = [
  String.raw`[（(【[]待[^）)】\]]{1,8}[）)】\]]`,
  String.raw`待(?:补充|填写|核实|确认)(?=[。；，]|$)`,
  String.raw`\b(?:TBD|TBC|TODO|to be confirmed)\b`,
]
const unfilled = new RegExp(blanks.join('|'), 'u')
const unfilledOrOpen = new RegExp([...blanks, ...open].join('|'), 'u')
