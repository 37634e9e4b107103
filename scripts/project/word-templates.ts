/** Word templates that a house names in its own, as their styles. */
import { join } from 'node:path'
import { missingStyles, readWordStyles } from '../docx/house-styles.ts'
import type { WordStyles } from '../flow/model.ts'
import type { Message } from '../message.ts'
import { readBelow, shown } from '../files.ts'
import { limits } from '../limits.ts'
import { isSystemError } from '../system-error.ts'
import type { FileBelow, Templates } from '../template/model.ts'
import { styleNames } from '../template/names.ts'

/** Styles of every Word template the templates name; those it lacks are asked about once. */
export const loadWordStyles = (
  { all, wordFiles }: Templates,
  messages: Message[],
  from = process.cwd(),
): Readonly<Record<string, WordStyles>> => {
  const named = new Set(all.flatMap(({ template }) => template.word?.styles ?? []))
  let size = 0
  const loaded = [...named].flatMap((id): [string, WordStyles][] => {
    const file = wordFiles.get(id)
    const where = file ? shown(join(file.folder, file.path), from) : id
    if (size > limits.allWordStylesBytes) {
      messages.push(tooMuch(where))
      return []
    }
    const word = file ? wordStylesIn(file) : null
    size += word ? word.styles.length + (word.theme?.length ?? 0) : 0
    const message = word ? missingStylesMessage(word, where) : badWordFile(where)
    if (message) messages.push(message)
    return word ? [[id, { ...word, file: where }]] : []
  })
  return Object.fromEntries(loaded)
}

/** Null for what is no plain file below its folder, or no Word template. */
const wordStylesIn = ({ folder, path }: FileBelow): ReturnType<typeof readWordStyles> => {
  try {
    return readWordStyles(readBelow(folder, path, limits.wordTemplateBytes))
  } catch (error) {
    if (isSystemError(error)) return null
    throw error
  }
}

const tooMuch = (path: string): Message => ({
  level: 'error',
  rule: 'too-many-word-styles',
  path,
  en: `The Word templates before this one have ${limits.allWordStylesBytes} bytes of styles already, the most that all may have: name fewer Word templates under \`word\`, or delete styles that nobody uses`,
  zh: `此前的 Word 模板样式合计已超过上限 ${limits.allWordStylesBytes} 字节：请减少 \`word\` 所用的 Word 模板，或删除无人使用的样式`,
})

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
