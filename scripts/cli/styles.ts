import { existsSync } from 'node:fs'
import { basename, dirname, resolve } from 'node:path'
import { misuse, onlyMessages, type Command } from './command.ts'
import { isStartLanguage, startFolder, startLanguages, startMemo } from './start-memo.ts'
import { alreadyThere, missingTemplateName, noWordCopy, otherExtension } from './styles-messages.ts'
import { assetsOf, documentsOf } from '../build/document.ts'
import type { Input } from '../build/input.ts'
import { planOf } from '../build/plan.ts'
import { unknownNames, unknownValue } from '../build/selection.ts'
import { toDotx } from '../docx/to-docx.ts'
import { shown } from '../files.ts'
import type { Message } from '../message.ts'
import { inputOf } from '../project/read-input.ts'
import { readResources } from '../project/resources.ts'
import { readSourceText } from '../project/source.ts'
import { writeNew } from '../publish/write-new.ts'

/** `memopress styles FILE.dotx [--memo zh|en] [--only TEMPLATE]`: writes over nothing. */
export const stylesCommand: Command = async ([file], { memo, only = [] }, { language }) => {
  if (file === undefined) return misuse(missingTemplateName)
  const path = resolve(file)
  if (!path.endsWith('.dotx')) return misuse(otherExtension(shown(path)))
  if (memo !== undefined && !isStartLanguage(memo))
    return misuse(unknownValue('--memo', memo, startLanguages))
  if (existsSync(path)) return onlyMessages([alreadyThere(shown(path))])
  const { input, messages } = startInput(memo ?? language)
  if (!input) return onlyMessages(messages)
  const unknown = unknownNames({ only, formats: [] }, input.memo, input.templates)
  if (unknown.length > 0) return { ...onlyMessages([...messages, ...unknown]), misused: true }
  const bytes = sheetOf(input, only)
  if (!bytes) return onlyMessages([...messages, noWordCopy(only.join(', '))])
  const problem = writeNew(dirname(path), new Map([[basename(path), bytes]]))
  if (problem) return onlyMessages([...messages, problem])
  const written = [shown(path)]
  return {
    messages,
    data: { written },
    lines: { en: linesIn(written).en, zh: linesIn(written).zh },
  }
}

/** The memo that projects start with, and the templates of this one: what they make has every style of theirs. */
const startInput = (
  language: 'zh' | 'en',
): { readonly input: Input | null; readonly messages: readonly Message[] } => {
  const resources = readResources(process.cwd())
  const bytes = Buffer.from(startMemo(language))
  const { value: source } = readSourceText(bytes, { path: startFolder, folder: startFolder })
  if (!resources.value || !source) return { input: null, messages: resources.messages }
  const { value: input, messages } = inputOf(source, resources.value)
  return { input, messages: [...resources.messages, ...messages] }
}

/** The sheet of the template of a name, else of the first that makes a Word copy; null where there is none. */
const sheetOf = (input: Input, only: readonly string[]): Uint8Array | null => {
  const [plan] = planOf(input.memo, input.templates, { only, formats: ['docx'] })
  return plan ? toDotx(documentsOf(input)(plan).flow, assetsOf(input)) : null
}

const linesIn = ([path]: readonly string[]): Readonly<Record<'en' | 'zh', readonly string[]>> => ({
  en: [
    `${path}`,
    `Next: change its styles in Word, put it into templates/ and name it there: word: { styles: ${basename(path!)} }`,
  ],
  zh: [
    `${path}`,
    `接下来：在 Word 中修改样式，放入 templates/，并在模板中写明 word: { styles: ${basename(path!)} }`,
  ],
})
