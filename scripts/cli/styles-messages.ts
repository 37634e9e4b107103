/** What `styles` says when it writes nothing. */
import type { Message } from '../message.ts'

export const missingTemplateName: Message = {
  level: 'error',
  rule: 'missing-name',
  path: '.',
  en: 'Expected the Word template to write: memopress styles house.dotx',
  zh: '请给出要写的 Word 模板：memopress styles house.dotx',
}

export const otherExtension = (path: string): Message => ({
  level: 'error',
  rule: 'not-a-template-name',
  path,
  en: 'Expected a name that ends in .dotx, by which Word knows its templates: give it one',
  zh: '文件名应以 .dotx 结尾，Word 据此识别模板：请改用这样的名称',
})

export const alreadyThere = (path: string): Message => ({
  level: 'error',
  rule: 'file-is-there',
  path,
  en: 'There is a file of this name, which may be somebody’s work; expected a new one: give another name, or move it away',
  zh: '已有同名文件，可能是他人的成果；应写入新文件：请另取名称，或先把它移走',
})

export const noWordCopy = (name: string): Message => ({
  level: 'error',
  rule: 'no-word-copy',
  path: '--only',
  en: `The template \`${name}\` makes no Word copy whose styles could be written; expected one that has docx among its \`formats\`: name another`,
  zh: `模板 \`${name}\` 不生成 Word 文件，没有可写出的样式；其 \`formats\` 中应有 docx：请换一个模板`,
})
