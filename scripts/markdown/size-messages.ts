/** What an editor is told of a memo that has too much of something: see `limits`. */
import type { Finding } from './content-messages.ts'

/** Texts of what is too much, by name. */
export const sizeMessages = {
  tooManyItems: (items: number): Finding => ({
    rule: 'too-many-items',
    en: `This list has more than ${items} items: divide it by a heading or a paragraph`,
    zh: `一个列表的条目过多，最多 ${items} 条：请用标题或正文隔开`,
  }),
  tooLongText: (characters: number): Finding => ({
    rule: 'too-long-text',
    en: `This paragraph, heading, cell or code block has more than ${characters} characters: split it`,
    zh: `一个段落、标题、单元格或代码块过长，最多 ${characters} 个字符：请拆分`,
  }),
  tooManyHeadings: (headings: number): Finding => ({
    rule: 'too-many-headings',
    en: `The memo has more than ${headings} headings: split it here, or allow more with --deadline SECONDS`,
    zh: `标题过多，最多 ${headings} 个：请在此处拆分备忘录，或用 --deadline 秒数 放宽上限`,
  }),
  tooManyTexts: (texts: number): Finding => ({
    rule: 'too-many-texts',
    en: `The memo has more than ${texts} paragraphs, headings, cells and lines of code: split it here, or allow more with --deadline SECONDS`,
    zh: `段落、标题、单元格和代码行过多，最多 ${texts} 个：请在此处拆分备忘录，或用 --deadline 秒数 放宽上限`,
  }),
  tooManyRows: (rows: number): Finding => ({
    rule: 'too-many-rows',
    en: `This table has more than ${rows} rows: begin another one here`,
    zh: `一个表格的行数过多，最多 ${rows} 行：请在此处另起一个表格`,
  }),
  tooManyLinks: (links: number): Finding => ({
    rule: 'too-many-links',
    en: `Unexpected number of links, expected at most ${links}: split the memo here`,
    zh: `链接过多，最多 ${links} 个：请在此处拆分备忘录`,
  }),
  tooManyLines: (lines: number): Finding => ({
    rule: 'too-many-lines',
    en: `Unexpected number of lines of code, expected at most ${lines} in a block: split it`,
    zh: `代码行数过多，一个代码块最多 ${lines} 行：请拆分`,
  }),
  tooManyLevels: (levels: number): Finding => ({
    rule: 'too-deep',
    en: `More than ${levels} quotes or lists stand inside each other here: remove some levels`,
    zh: `引用或列表嵌套过深，最多 ${levels} 层：请减少层级`,
  }),
  tooDeep: (depth: number): Finding => ({
    rule: 'too-deep',
    en: `More than ${depth} quotes or lists stand inside each other here: remove some levels`,
    zh: `引用或列表嵌套过深，最多 ${depth} 层：请减少层级`,
  }),
  tooManyMarks: (marks: number): Finding => ({
    rule: 'too-many-marks',
    en: `This paragraph has more than ${marks} marks of Markdown (* _ ~ [ ] < & \`): split it, or put \\ before those that are meant as text`,
    zh: `一个段落中的 Markdown 标记（* _ ~ [ ] < & \`）过多，最多 ${marks} 个：请拆分段落，或用 \\ 转义作为文字的标记`,
  }),
  tooMuch: (): Finding => ({
    rule: 'too-much',
    en: 'There are too many lists, quotes, headings, cells or unclosed marks to be read in seconds: split the memo here',
    zh: '列表、引用、标题、单元格或未闭合标记过多，解析将耗时过长：请在此处拆分备忘录',
  }),
} as const
