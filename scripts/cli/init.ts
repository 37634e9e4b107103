import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { misuse, onlyMessages, type Command } from './command.ts'
import { importCommand } from './import.ts'
import { begun, folderNotEmpty, missingFolder } from './init-messages.ts'
import {
  isStartLanguage,
  startFile,
  startLanguages,
  startMemo,
  startPicture,
} from './start-memo.ts'
import { unknownValue } from '../build/selection.ts'
import { shown } from '../files.ts'
import type { Words } from '../message.ts'
import { writeNew } from '../publish/write-new.ts'

const question: Words = { en: 'Language of the memo, zh or en: ', zh: '备忘录的语言（zh 或 en）：' }

/** `memopress init DIR [--memo zh|en]`, or `--from FILE [DIR]`: never writes over anything. */
export const initCommand: Command = async ([folder], options, { language, ask }) => {
  const { memo, from } = options
  if (from !== undefined) return importCommand(from, folder, options)
  if (memo !== undefined && !isStartLanguage(memo))
    return misuse(unknownValue('--memo', memo, startLanguages))
  if (folder === undefined) return misuse(missingFolder)
  if (existsSync(folder) && readdirSync(folder).length > 0)
    return onlyMessages([folderNotEmpty(folder)])
  const asked = memo ?? (await ask(question))?.trim() ?? language
  if (!isStartLanguage(asked)) return misuse(unknownValue('--memo', asked, startLanguages))
  const files = new Map([
    ['source/memo.md', startMemo(asked)],
    [`source/${startPicture}`, startFile(startPicture)],
    ['.gitignore', 'out/\n'],
  ])
  const problem = writeNew(folder, files)
  if (problem) return onlyMessages([problem])
  const lines = begun(folder, [...files.keys()])
  return {
    messages: [],
    data: { written: [...files.keys()].map((name) => shown(join(folder, name))) },
    lines,
  }
}
