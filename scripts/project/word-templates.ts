/** Word templates that a house names in its own, as their styles. */
import { join } from 'node:path'
import { missingStyles, readWordStyles } from '../docx/house-styles.ts'
import { faultOf, leftBehind, type HouseFault } from '../docx/house-file.ts'
import type { WordStyles } from '../flow/model.ts'
import type { Message, Words } from '../message.ts'
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
    const bytes = file ? bytesOf(file) : null
    const word = bytes && readWordStyles(bytes)
    size += word ? word.styles.length + (word.theme?.length ?? 0) : 0
    if (word)
      messages.push(...missingStylesMessage(word, where), ...leftBehindMessage(bytes, where))
    else messages.push(badWordFile(where, bytes ? faultOf(bytes) : 'no-file'))
    return word ? [[id, { ...word, file: where }]] : []
  })
  return Object.fromEntries(loaded)
}

/** Null for what is no plain file below its folder. */
const bytesOf = ({ folder, path }: FileBelow): Uint8Array | null => {
  try {
    return readBelow(folder, path, limits.wordTemplateBytes)
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

/** What is wrong, and how to mend it. */
const faults: Readonly<Record<HouseFault | 'no-file', Words>> = {
  'no-file': {
    en: 'No Word template can be read here; expected a .docx or .dotx in the folder of the template that names it under `word`: save one there from Word or LibreOffice, or correct the path',
    zh: '此处没有可读取的 Word 模板；应为 `word` 所在模板文件夹内的 .docx 或 .dotx：请用 Word 或 LibreOffice 另存到该处，或更正路径',
  },
  'no-word': {
    en: 'This is no Word template; expected a .docx or .dotx: open it in Word, WPS or LibreOffice and save it as one',
    zh: '这不是 Word 模板；应为 .docx 或 .dotx：请用 Word、WPS 或 LibreOffice 打开后另存为该格式',
  },
  'old-word': {
    en: 'This Word template is of an older Word or WPS (.dot, .wpt); expected a .dotx: open it there and save it as one',
    zh: '这是旧版 Word 或 WPS 的模板（.dot、.wpt）；应为 .dotx：请用原程序打开后另存为该格式',
  },
  encrypted: {
    en: 'This Word template has a password; expected one without: open it in Word, take the password away and save it again',
    zh: '此 Word 模板有密码；应为没有密码的模板：请用 Word 打开，取消密码后再保存',
  },
  macros: {
    en: 'This Word template has macros; expected one without, as nothing is run here: save it as .dotx, which has none',
    zh: '此 Word 模板含有宏；应为不含宏的模板，此处不运行任何程序：请另存为 .dotx',
  },
  'no-styles': {
    en: 'This file lacks `word/styles.xml`, the part with the styles; expected one that Word wrote: open it there and save it again, or begin with `memopress styles house.dotx`',
    zh: '此文件缺少存放样式的 `word/styles.xml`；应为 Word 写出的文件：请用 Word 打开后再保存，或用 `memopress styles house.dotx` 新建',
  },
  damaged: {
    en: 'The styles of this Word template cannot be read; expected those that Word writes: open it there, let it be repaired and save it again',
    zh: '此 Word 模板的样式无法读取；应为 Word 写出的样式：请用 Word 打开并修复后再保存',
  },
}

const badWordFile = (path: string, fault: keyof typeof faults): Message => ({
  level: 'error',
  rule: 'bad-word-template',
  path,
  ...faults[fault],
})

const missingStylesMessage = (word: Omit<WordStyles, 'file'>, path: string): Message[] => {
  const missing = missingStyles(word, styleNames)
  if (missing.length === 0) return []
  return [
    {
      level: 'query',
      rule: 'missing-word-style',
      path,
      en: `The Word template has no style ${missing.join(', ')}; expected one for each, or those of memopress stand in: add styles of these names to give them the look of the house`,
      zh: `Word 模板缺少样式 ${missing.join('、')}；应逐一具备，否则由 memopress 自带的样式代替：如需统一外观，请在模板中添加同名样式`,
    },
  ]
}

/** Characters of a running line that a message repeats. */
const longestLine = 40

const leftBehindMessage = (bytes: Uint8Array | null, path: string): Message[] => {
  const { lines, pictures } = leftBehind(bytes ?? new Uint8Array())
  if (lines.length === 0 && pictures === 0) return []
  const said = lines.map((line) =>
    line.length > longestLine ? `${line.slice(0, longestLine)}…` : line,
  )
  const en = [
    ...said.map((line) => `“${line}”`),
    ...(pictures > 0 ? [`${pictures} ${pictures > 1 ? 'pictures' : 'picture'}`] : []),
  ].join(', ')
  const zh = [
    ...said.map((line) => `“${line}”`),
    ...(pictures > 0 ? [`图片 ${pictures} 张`] : []),
  ].join('、')
  return [
    {
      level: 'query',
      rule: 'left-in-word-template',
      path,
      en: `The headers and footers of the Word template stay behind, with ${en}; styles and theme are taken: say what pages are to have under \`header\`, \`footer\` and \`logos\` in the template that names it`,
      zh: `Word 模板的页眉页脚不采用，其中有${zh}；采用的是样式和主题：页面需要的内容请写在引用它的模板的 \`header\`、\`footer\`、\`logos\` 中`,
    },
  ]
}
