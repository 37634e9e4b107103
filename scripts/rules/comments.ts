/** Comments and markers that would be published, and comments that swallow text. */
import { descendants, placeOf } from '../markdown/markdown.ts'
import { commentsIn } from '../markdown/markers.ts'
import { firstMatch } from './printed.ts'
import type { MarkRule, RuleOf } from './rule.ts'

/**
 * A comment or marker that is mistyped or written in another dialect, so that it would be printed.
 *
 * @example fails 3:12
 * # 备忘录
 *
 * - 两国应加强合作。 <!— unit id=grid —>
 *
 * @example fails 3:7
 * # Memo
 *
 * Text. <!-- ask the minister ->
 *
 * @example fails 3:1
 * # 备忘录
 *
 * %% 内部意见 %%
 *
 * @example passes
 * # 备忘录
 *
 * 箭头 A -> B，100%%，\<!-- 印出的注释 -->。<!-- 内部意见 -->
 */
export const lostComment: MarkRule = {
  id: 'lost-comment',
  level: 'error',
  stage: 'text',
  reason: {
    en: 'A comment that is not read as one is published, and a marker that is not read does nothing.',
    zh: '没有被识别的注释会被发布，没有被识别的标记不起作用。',
  },
  look: () => (text) => {
    const found = firstMatch(text, lost)
    return (
      found && {
        place: found.place,
        en: 'This comment or marker is not read as one and would be printed: write it as `<!-- … -->`, half-width, with two hyphens on each side, or put \\ before it if it is meant as text',
        zh: '这个注释或标记没有被识别，会印出来：请写成半角的 `<!-- … -->`，两端各两个连字符；若本意是文字，请在前面加 \\',
      }
    )
  },
}

/** What begins like a comment, says what a marker says, or is a comment in another dialect. */
const lost =
  /<[!！](?![A-Z])|[＜《]!?[!！-][-—–－]|<-{2,}(?= ?unit\b)|^ *%%|%%[^%\n]{1,400}%%|\{>>|\{\/\*|\{#(?=\s)|(?<![\w-])unit\s+(?:id|domains)\s*=/i

/**
 * A comment that holds the beginning of another: its own end is mistyped, and the text up to the end of the
 * next one is lost.
 *
 * @example fails 5:1
 * # Memo
 *
 * Text.
 *
 * <!-- a note ->
 *
 * Text that nobody would see.
 *
 * <!-- another -->
 *
 * @example passes
 * # Memo
 *
 * Text. <!-- a note --> <!-- another -->
 */
export const swallowedText: RuleOf<'text'> = {
  id: 'swallowed-text',
  level: 'error',
  stage: 'text',
  reason: {
    en: 'A comment goes on to the next `-->`: what stands between is lost.',
    zh: '注释直到下一个 `-->` 才结束：其间的文字会丢失。',
  },
  *find({ tree }) {
    for (const { node, parent } of descendants(tree))
      if (
        node.type === 'html' &&
        commentsIn(node.value).some((comment) => comment.includes('<!--'))
      )
        yield {
          place: placeOf(node) ?? placeOf(parent),
          en: 'A comment begins inside this one, which is not closed: write `-->` where it ends, or the text between is lost',
          zh: '注释中又出现 `<!--`，此前应有 `-->`：请先结束前一个注释，否则其间的文字会丢失',
        }
  },
}
