/** Notes that are typed with numbers in circles, as Word shows them. */
import { placeIn } from './printed.ts'
import type { MarkRule } from './rule.ts'

/**
 * A paragraph that begins with a number in a circle to which a text refers, as a note does: before a mark, or at its
 * end.
 *
 * @example fails 5:1
 * # 备忘录
 *
 * 双方讨论了能源问题①，并达成共识。
 *
 * ① 见《能源年鉴》。
 *
 * @example passes
 * # 备忘录
 *
 * 双方讨论了①能源、②航运。图中①。
 *
 * 双方讨论了能源问题[^1]。
 *
 * [^1]: 见《能源年鉴》。
 */
export const typedNote: MarkRule = {
  id: 'typed-note',
  level: 'query',
  stage: 'text',
  reason: {
    en: 'Only notes of Markdown, [^1], stand at the foot of their page, and go with their text into handouts.',
    zh: '只有 Markdown 脚注 [^1] 才排在当页页脚，并随正文进入单页。',
  },
  look: ({ printed }) => {
    const referred = new Set(
      printed.flatMap(({ lines }) => lines.flatMap(({ text }) => text.match(reference) ?? [])),
    )
    return ({ type, lines: [line] }) => {
      const [, mark] = (type === 'paragraph' && beginning.exec(line!.text)) || []
      if (mark === undefined || !referred.has(mark)) return null
      const number = mark.codePointAt(0)! - circledOne + 1
      return {
        place: placeIn(line!, line!.text.indexOf(mark)),
        en: `${mark} is printed as typed, and this as a paragraph; if it is a note, write \`[^${number}]\` in the text and \`[^${number}]: …\` here`,
        zh: `“${mark}”会照原样印出，此处会印成正文段落；若是注释，请在正文写 \`[^${number}]\`，此处写 \`[^${number}]: …\``,
      }
    }
  },
}

const circledOne = '①'.codePointAt(0)!
const beginning = /^ *([①-⑳])/
const reference = /(?<=[\p{L}”》）])[①-⑳](?=[，。；、：？！”）]|$)/gu
