/** Captions of tables and pictures that are not beside them. */
import { captionedBy, captionStyle } from '../flow/captions.ts'
import type { RuleOf } from './rule.ts'
import { blockRowsIn } from './siblings.ts'

/**
 * A paragraph that reads like the caption of a table and has none right below it, or like that of a picture and has
 * none right above it: it is set as text.
 *
 * @example fails 3:1
 * # 备忘录
 *
 * 表 1 各港吞吐量
 *
 * 数据由各港提供。
 *
 * | 港口 | 吞吐量 |
 * | --- | --- |
 * | 甲 | 12 |
 *
 * @example fails 5:1
 * # Memo
 *
 * The bars show throughput.
 *
 * Figure 2: Throughput of ports
 *
 * @example passes
 * # 备忘录
 *
 * 表 1 各港吞吐量
 *
 * | 港口 | 吞吐量 |
 * | --- | --- |
 * | 甲 | 12 |
 *
 * 表 1 列出各港吞吐量。
 */
export const strayCaption: RuleOf<'reading'> = {
  id: 'stray-caption',
  level: 'query',
  stage: 'reading',
  reason: {
    en: 'A caption is set as one, and kept with what it is of, only right above its table or right below its picture.',
    zh: '只有紧接在表格之上或图片之下的标题，才按表题、图题排印，并与之同页。',
  },
  *find({ memo }) {
    for (const blocks of blockRowsIn(memo))
      for (const [at, block] of blocks.entries()) {
        const kind = captionedBy(block)
        if (!kind || captionStyle(block, blocks[at - 1], blocks[at + 1])) continue
        const { place } = block
        yield {
          place: place && { line: place.line, column: place.column },
          ...(kind === 'table'
            ? {
                en: 'This reads like the caption of a table, and no table follows: put it right above its table, or end it as a sentence',
                zh: '这一行像是表题，其后却不是表格：请移到表格的紧上方；若为正文，请写成句子',
              }
            : {
                en: 'This reads like the caption of a picture, and no picture without a caption stands above: put it right below its picture, or end it as a sentence',
                zh: '这一行像是图题，其上却没有未标题名的图片：请移到图片的紧下方；若为正文，请写成句子',
              }),
        }
      }
  },
}
