/** Marks of other dialects of Markdown, and of other programs. */
import type { SourceText } from '../markdown/from-markdown.ts'
import { descendants } from '../markdown/markdown.ts'
import { firstMatch, quoted } from './printed.ts'
import type { MarkRule, RuleOf } from './rule.ts'

/**
 * Marks of another dialect: callouts, wiki links, `==marked==`, `H~2~O`, `^[note]`, `\newpage`, `[TOC]`,
 * formulas, short codes, attributes, definition lists, block ids, placeholders, citations of chat programs.
 *
 * @example fails 3:3
 * # 备忘录
 *
 * > [!NOTE]
 * > 提示框内容
 *
 * @example fails 3:1
 * # Memo
 *
 * \newpage
 *
 * @example fails 3:4
 * # 备忘录
 *
 * 会议的==重点==是能源。
 *
 * @example passes
 * # Memo
 *
 * Fees rose from $2,000 to $3,000, about 5~10 and 6~8 per cent; C++ and a == b are code; at 10:30:00.
 */
export const foreignMark: MarkRule = {
  id: 'foreign-mark',
  level: 'query',
  stage: 'text',
  reason: {
    en: 'Marks of other dialects of Markdown are not read here and are printed.',
    zh: '其他软件的 Markdown 标记在此不被识别，会照样印出。',
  },
  look: () => (text) => {
    const found = firstMatch(text, foreign)
    if (!found) return null
    const mark = quoted(found.match)
    return {
      place: found.place,
      en: `\`${mark}\` is a mark of another dialect and is printed as it stands: delete it, write it in Markdown, or put \\ before it if it is meant`,
      zh: `\`${mark}\` 是其他软件的写法，会照原样印出：请删除或改写为 Markdown；若本意是文字，请在前面加 \\`,
    }
  },
}

/** Of what stands at the beginning of a line, what stands alone in it, and what stands within. */
const foreign = new RegExp(
  [
    String.raw`^ *\[!\w+\][-+]?`,
    String.raw`^ *\[(?:TOC|toc)\] *$`,
    String.raw`^ *\^[\w-]+ *$`,
    String.raw`^ *\$\$`,
    String.raw`^ *: +\S`,
    String.raw`(?<![\w\\:])\\[a-zA-Z]{3,}(?![\w\\])`,
    String.raw`\[\[[^[\]]{1,200}\]\]`,
    String.raw`\^\[[^[\]]{1,200}\]`,
    String.raw`(?<!=)==[^=\s](?:[^=]{0,200}[^=\s])?==(?!=)`,
    String.raw`(?<![\w+])\+\+[^+\s](?:[^+]{0,200}[^+\s])?\+\+(?!\+)`,
    String.raw`[A-Za-z)]~[\d+-]{1,4}~`,
    String.raw`[\w)]\^[\w+-]{1,6}\^`,
    String.raw`\$\$[^$]{1,200}\$\$`,
    String.raw`\$(?=[^$\n]{0,200}[\\^_={])[^$\s](?:[^$\n]{0,200}[^$\s])?\$(?!\d)`,
    String.raw`(?<![\w:]):[a-z][a-z\d]*(?:[_+-][a-z\d]+)*:(?![\w:])`,
    String.raw`\{[.#][\w-]+[^{}]{0,200}\}`,
    String.raw`\{\{[^{}]{0,200}\}\}`,
    // Where a chat program cited.
    String.raw`:contentReference\[[^\]\n]{1,80}\]|【\d+(?::\d+)?†[^】\n]{0,80}】|(?:cite)?turn\d+(?:search|view|news|file)\d+`,
  ].join('|'),
  'u',
)

/**
 * What a merge left where two versions of a text are in conflict.
 *
 * @example fails 5:1
 * # Memo
 *
 * Text.
 *
 * <<<<<<< HEAD
 * One.
 *
 * @example passes
 * # Memo
 *
 * ```
 * <<<<<<< HEAD
 * ```
 */
export const conflictMark: RuleOf<'text'> = {
  id: 'conflict-mark',
  level: 'error',
  stage: 'text',
  reason: {
    en: 'Both versions of a text in conflict would be published, with the marks between them.',
    zh: '冲突未解决时，两种文本会连同冲突标记一起发布。',
  },
  *find(text) {
    const code = linesOfCode(text)
    const found = text.source
      .split('\n')
      .findIndex((line, i) => /^(?:<{7}|>{7})(?: |$)/.test(line) && !code.has(i + 1))
    if (found >= 0)
      yield {
        place: { line: found + 1, column: 1 },
        en: 'Two versions of the text are in conflict here: choose one, and delete the marks `<<<<<<<`, `=======` and `>>>>>>>`',
        zh: '此处有两个版本的文字互相冲突：请选定一个版本，并删除 `<<<<<<<`、`=======`、`>>>>>>>`',
      }
  },
}

const linesOfCode = ({ tree }: SourceText): ReadonlySet<number> =>
  new Set(
    [...descendants(tree)].flatMap(({ node: { type, position } }) =>
      (type === 'code' || type === 'yaml') && position
        ? Array.from(
            { length: position.end.line - position.start.line + 1 },
            (_, i) => position.start.line + i,
          )
        : [],
    ),
  )
