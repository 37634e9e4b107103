/** Messages about a Word file that comes in. */
import type { Message } from '../message.ts'
import type { LeftKind } from '../readers/foreign/model.ts'
import type { Difference } from './account.ts'
import type { PageLines } from './page-lines.ts'

type Text = Pick<Message, 'rule' | 'en' | 'zh'>

export const notText = (path: string): Message => ({
  rule: 'not-text',
  en: 'This is no text in UTF-8, UTF-16 or GB 18030; save it as text in UTF-8',
  zh: '这不是 UTF-8、UTF-16 或 GB 18030 编码的文本；请另存为 UTF-8 文本',
  level: 'error',
  path,
})

export const markdownInText = (path: string): Message => ({
  rule: 'markdown-in-text',
  en: 'This text has marks of Markdown (`#`, `**`, links, tables), which are kept as characters; give the file a name that ends with .md to have them read',
  zh: '此文本含有 Markdown 标记（`#`、`**`、链接、表格），现按普通字符保留；如需作为 Markdown 读取，请把文件改名为 .md',
  level: 'query',
  path,
})

export const linesOfPages = ({ text, count, line }: PageLines, path: string): Message => ({
  rule: 'page-lines',
  en: `Lines such as “${text}” stand on each page (${count} of them), as heads and page numbers do: they are kept as text; delete them where they are none, and join what they part`,
  zh: `“${text}”一类的行每页都有（共 ${count} 处），像是页眉或页码：现按正文保留；如非正文请删除，并接上被隔开的句子`,
  level: 'query',
  path,
  place: { line, column: 1 },
})

export const underlinedHeading = (text: string, line: number, path: string): Message => ({
  rule: 'underlined-heading',
  en: `“${text}” is underlined with signs and taken as a heading; the signs are left out`,
  zh: `“${text}”下有一行符号，认作小标题；这行符号没有导入`,
  level: 'query',
  path,
  place: { line, column: 1 },
})

export const trackedChanges = (path: string): Message => ({
  rule: 'tracked-changes',
  en: 'This file has tracked changes: accept or reject them in Word, or say --accept-changes or --reject-changes',
  zh: '此文件有未处理的修订：请在 Word 中接受或拒绝，或使用 --accept-changes、--reject-changes',
  level: 'error',
  path,
})

/** Our own fault: a memo that does not say what the file says is not written. */
export const lostText = ({ wanted, got }: Difference, path: string): Message => ({
  rule: 'import-not-whole',
  en: `The text would not be whole: expected “${wanted}”, got “${got}”; nothing was written: report this`,
  zh: `文字会有缺漏：应为“${wanted}”，实为“${got}”；未写入任何文件，请反馈此问题`,
  level: 'error',
  path,
})

/** What is in a file and comes into no memo. */
type LeftOut = LeftKind | 'hidden-text' | 'own-parts'

const kept: Readonly<Record<LeftOut, Text>> = {
  contents: {
    rule: 'left-contents',
    en: 'The list of contents is left out: templates print their own',
    zh: '目录没有导入：由模板自动生成',
  },
  'running-lines': {
    rule: 'left-running-lines',
    en: 'Headers and footers are left out: templates print their own',
    zh: '页眉页脚没有导入：由模板打印',
  },
  'other-text': {
    rule: 'left-other-text',
    en: 'Readings above characters, codes of fields and words in drawings are left out; put those that the memo needs in its text',
    zh: '注音、域代码和图形中的文字没有导入；如属正文，请写入备忘录',
  },
  'hidden-text': {
    rule: 'left-hidden-text',
    en: 'Hidden text is left out; show it in Word before you save the file if it belongs to the memo',
    zh: '隐藏文字没有导入；如属正文，请先在 Word 中取消隐藏再保存',
  },
  'own-parts': {
    rule: 'left-own-parts',
    en: 'memopress made this file: the overview, the lines about the memo and the numbers of recommendations are left out, as templates print them; its domains and markers are not in the file: take the Markdown it was made from where there is one',
    zh: '此文件由 memopress 生成：一览表、关于备忘录的说明行和建议编号没有导入，由模板打印；文件不含议题和标记，如有生成它的 Markdown，请直接使用',
  },
}

export const leftOut = (left: ReadonlySet<LeftOut>, path: string): Message[] =>
  [...left].map((each) => ({ ...kept[each], level: 'query', path }))

export const leftPicture = (name: string, path: string): Message => ({
  rule: 'left-picture',
  en: `The picture ${name} is left out: it is neither PNG nor JPEG; save it as PNG and put it in the memo`,
  zh: `图片 ${name} 没有导入：格式不是 PNG 或 JPEG；请另存为 PNG 后放入备忘录`,
  level: 'query',
  path,
})

export const damagedPicture = (name: string, path: string): Message => ({
  rule: 'left-picture',
  en: `The picture ${name} is left out: it is damaged, or larger than pictures of a memo may be; save it again and put it in the memo`,
  zh: `图片 ${name} 没有导入：图片已损坏，或超出备忘录图片的大小上限；请另存后放入备忘录`,
  level: 'query',
  path,
})

export const leftAddress = (address: string, path: string): Message => ({
  rule: 'left-address',
  en: `The words linked to “${address}” are kept without the link, which leads to no page of the web and to no mailbox`,
  zh: `“${address}”不是网页或邮箱地址，只保留了文字，没有保留链接`,
  level: 'query',
  path,
})
