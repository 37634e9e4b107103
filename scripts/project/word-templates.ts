/** Word templates that a house names in its own, as their styles. */
import { existsSync, readFileSync } from 'node:fs'
import { missingStyles, readWordStyles } from '../docx/house-styles.ts'
import type { WordStyles } from '../flow/model.ts'
import type { Message } from '../message.ts'
import { shown } from '../files.ts'
import type { Templates } from '../template/model.ts'
import { styleNames } from '../template/names.ts'

/** Styles of every Word template the templates name; those it lacks are asked about once. */
export const loadWordStyles = (
  { all, wordFiles }: Templates,
  messages: Message[],
  from = process.cwd(),
): Readonly<Record<string, WordStyles>> => {
  const named = new Set(all.flatMap(({ template }) => template.word?.styles ?? []))
  const loaded = [...named].flatMap((id): [string, WordStyles][] => {
    const path = wordFiles.get(id)
    const word = path !== undefined && existsSync(path) ? readWordStyles(readFileSync(path)) : null
    const where = path === undefined ? id : shown(path, from)
    const message = word ? missingStylesMessage(word, where) : badWordFile(where)
    if (message) messages.push(message)
    return word ? [[id, { ...word, file: where }]] : []
  })
  return Object.fromEntries(loaded)
}

const badWordFile = (path: string): Message => ({
  level: 'error',
  rule: 'bad-word-template',
  path,
  en: 'No Word template can be read here; expected a .docx or .dotx in the folder of the template that names it under `word`: save one there from Word or LibreOffice, or correct the path',
  zh: '此处没有可读取的 Word 模板；应为 `word` 所在模板文件夹内的 .docx 或 .dotx：请用 Word 或 LibreOffice 另存到该处，或更正路径',
})

const missingStylesMessage = (word: Omit<WordStyles, 'file'>, path: string): Message | null => {
  const missing = missingStyles(word, styleNames)
  return missing.length === 0
    ? null
    : {
        level: 'query',
        rule: 'missing-word-style',
        path,
        en: `The Word template has no style ${missing.join(', ')}; expected one for each, or those of memopress stand in: add styles of these names to give them the look of the house`,
        zh: `Word 模板缺少样式 ${missing.join('、')}；应逐一具备，否则由 memopress 自带的样式代替：如需统一外观，请在模板中添加同名样式`,
      }
}
