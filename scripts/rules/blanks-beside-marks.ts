/** Blanks beside Chinese marks, which bring their own room. */
import { isChinese } from '../memo/language.ts'
import { placeIn } from './printed.ts'
import type { RuleOf } from './rule.ts'

/**
 * A blank before or after a full-width mark, or within quotation marks, in a memo that is Chinese: asked once, at the
 * first of them. Not where Markdown needs it, behind bold text that ends in a mark.
 *
 * @example fails 3:6
 * # 备忘录
 *
 * 双方会晤， 达成共识。
 *
 * @example fails 3:5
 * # 备忘录
 *
 * 双方会晤 ，达成共识。
 *
 * @example fails 3:4
 * # 备忘录
 *
 * 双方“ 同意”推进。
 *
 * @example passes
 * # 备忘录
 *
 * **背景：** 双方会晤，AI 与 5G 并重（ ），见 “Ports (2024)” 一文。 <!-- unit id=a -->
 */
export const blankBesideMark: RuleOf<'reading'> = {
  id: 'blank-beside-mark',
  level: 'query',
  stage: 'reading',
  reason: {
    en: 'Full-width marks bring their own room: a blank beside one is printed as a gap.',
    zh: '全角标点自带空白，旁边再加空格，印出来会有空隙。',
  },
  *find({ memo, printed }) {
    if (!isChinese(memo.meta.lang)) return
    const places = printed.flatMap(({ lines }) =>
      lines.flatMap((line) =>
        [...line.text.matchAll(beside)].map(({ index }) => placeIn(line, index)),
      ),
    )
    const [place] = places
    if (!place) return
    yield {
      place,
      en: `A blank beside a Chinese mark is printed as a gap (${places.length} in the memo, this is the first): delete it if it is not meant`,
      zh: `全角标点旁有空格，会印出空隙（全文 ${places.length} 处，此为第一处）：如非本意请删去`,
    }
  },
}

const word = String.raw`[\p{L}\p{N}]`
const beside = new RegExp(
  [
    String.raw`(?<=${word}) +(?=[，。；：？！、）》」』])`,
    String.raw`(?<=[，。；：？！、（《「『]) +(?=${word})`,
    String.raw`(?<=[“‘]) +(?=\p{Script=Han})`,
    String.raw`(?<=\p{Script=Han}) +(?=[”’])`,
  ].join('|'),
  'gu',
)
