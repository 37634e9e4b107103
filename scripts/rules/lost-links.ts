/** Pictures and links that Markdown has read as text. */
import type { SourceText } from '../markdown/from-markdown.ts'
import { descendants } from '../markdown/markdown.ts'
import type { Place } from '../message.ts'
import { firstMatch } from './printed.ts'
import type { MarkRule } from './rule.ts'

/**
 * A picture that is printed as the text of its path: a blank or a size in the path, full-width marks, a
 * bracket that is missing, or the mark of another dialect.
 *
 * @example fails 3:1
 * # 备忘录
 *
 * ![泊位现状](图片/现场 照片 1.png)
 *
 * @example fails 3:1
 * # 备忘录
 *
 * ！[泊位]（图片/泊位.png）
 *
 * @example fails 3:1
 * # Memo
 *
 * ![[chart.png]]
 *
 * @example passes
 * # 备忘录
 *
 * ![泊位现状](图片/现场%20照片%201.png)
 *
 * 太好了！【注】（略）
 */
export const lostPicture: MarkRule = {
  id: 'lost-picture',
  level: 'error',
  stage: 'text',
  reason: {
    en: 'A picture whose marks are not complete is printed as text, and is itself lost.',
    zh: '图片的标记不完整时，会按文字印出，而图片本身丢失。',
  },
  look: (context) => {
    const links = pictureLinks(context)
    return ({ lines, ...text }) => {
      const [first, last] = [lines[0]!.line, lines.at(-1)!.line]
      const place =
        firstMatch({ lines, ...text }, lostImage)?.place ??
        links.find(({ line }) => line >= first && line <= last)
      return place
        ? {
            place,
            en: 'This picture is not read and would be printed as text; expected `![what it shows](folder/file.png)` in half-width marks, with no size and no blank in the path: rename the file, or write %20 for a blank',
            zh: '这幅图片没有被识别，会按文字印出；应为 `![图片说明](文件夹/文件名.png)`：用半角标记，不写尺寸，路径中没有空格（请改文件名，或把空格写成 %20）',
          }
        : null
    }
  },
}

const picture = String.raw`\.(?:png|jpe?g|svg|gif|webp|bmp|tiff?|heic)`
const isPicture = new RegExp(`${picture}$`, 'i')

/** `![` is never meant as text; `！[…]` only before the path of a picture. */
const lostImage = new RegExp(
  String.raw`!\[|[!！] ?[[【［][^\]】］]{0,200}[\]】］] ?[(（].{0,300}?${picture}`,
  'i',
)

/** Where links to pictures stand behind a `！` or a `!` and a blank. */
const pictureLinks = ({ tree, source }: SourceText): Place[] =>
  [...descendants(tree)].flatMap(({ node }) => {
    if (node.type !== 'link' || !isPicture.test(node.url) || !node.position) return []
    const { line, column, offset } = node.position.start
    const before = /[!！] ?$/.exec(source.slice(Math.max(0, offset! - 2), offset))
    return before ? [{ line, column: column - before[0].length }] : []
  })

/**
 * A link whose marks are not complete, so that its brackets are printed.
 *
 * @example fails 3:4
 * # 备忘录
 *
 * 附件见[航道图](附件/航道 图.pdf)。
 *
 * @example fails 3:5
 * # Memo
 *
 * See [the report](https://example.org for more.
 *
 * @example passes
 * # Memo
 *
 * See [the report](https://example.org) and item [2] (a draft).
 */
export const lostLink: MarkRule = {
  id: 'lost-link',
  level: 'query',
  stage: 'text',
  reason: {
    en: 'A link with a blank in its address or without its last bracket is printed with its marks.',
    zh: '网址中有空格或缺少右括号的链接，会连同标记印出。',
  },
  look: () => (text) => {
    const found = firstMatch(text, /\[[^[\]]{0,200}\]\(/)
    return (
      found && {
        place: found.place,
        en: 'This link is not read and is printed with its brackets: close it with `)`, and write %20 for a blank in its address',
        zh: '这个链接没有被识别，会连同括号印出：请补上 `)`，网址中的空格请写成 %20',
      }
    )
  },
}
