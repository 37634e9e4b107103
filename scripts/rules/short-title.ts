/** A short title that is none. */
import { wideInChinese } from '../memo/wide.ts'
import type { RuleOf } from './rule.ts'

/** In em, half of a line: running heads have a mark of drafts in the middle, and name the section at the right. */
const longest = 24

/**
 * A short title that running heads have no room for: they cut it, and in Word it runs into what stands beside it.
 *
 * @example fails 3:13
 * ---
 * title: 数字经济二轨对话 共识备忘录
 * shortTitle: 数字经济二轨对话第十七次会议关于跨境数据流动的共识备忘录
 * ---
 *
 * 正文。
 *
 * @example passes
 * ---
 * title: Trade and Technology after the Summit
 * shortTitle: Trade and Technology after the Summit, 2026
 * ---
 *
 * Text.
 */
export const longShortTitle: RuleOf<'text'> = {
  id: 'long-short-title',
  level: 'query',
  stage: 'text',
  reason: {
    en: 'The short title stands in the running heads of all pages, which have half a line for it.',
    zh: '短标题印在各页页眉，只有半行的位置。',
  },
  *find({ front }) {
    const title = front?.data.shortTitle
    if (title === undefined || emOf(title) <= longest) return
    yield {
      place: front!.placeOf(['shortTitle']),
      en: `The short title is longer than running heads have room for: shorten it to some ${longest} Chinese characters or ${2 * longest} letters`,
      zh: `短标题过长，页眉放不下：请缩短到 ${longest} 个汉字左右`,
    }
  },
}

/** Letters are about half as wide as Han characters. */
const emOf = (text: string): number =>
  [...text].reduce((sum, char) => sum + (wideInChinese.test(char) ? 1 : 0.5), 0)
