/** `memopress init --from FILE [DIR]`: a memo that was written in Word, or as plain text, becomes a source. */
import { existsSync, readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { readPlain, shown } from '../files.ts'
import { importFile } from '../import/import.ts'
import { limits } from '../limits.ts'
import { readText } from '../project/read-text.ts'
import { writeNew } from '../publish/write-new.ts'
import { isSystemError, systemMessage } from '../system-error.ts'
import { misuse, onlyMessages, type Outcome } from './command.ts'
import { begun, bothDecisions, folderNotEmpty } from './init-messages.ts'
import type { Options } from './options.ts'

export const importCommand = async (
  file: string,
  given: string | undefined,
  options: Options,
): Promise<Outcome> => {
  const { 'accept-changes': accept, 'reject-changes': reject } = options
  if (accept && reject) return misuse(bothDecisions)
  const folder = given ?? basename(file).replace(/\.[^.]*$/, '')
  const bytes = bytesOf(file)
  if (!(bytes instanceof Uint8Array)) return onlyMessages([bytes])
  if (existsSync(folder) && readdirSync(folder).length > 0)
    return onlyMessages([folderNotEmpty(folder)])
  const memo = join(folder, 'source/memo.md')
  const { value, messages } = await importFile(bytes, {
    path: file,
    memoPath: shown(memo),
    decision: accept ? 'accept' : reject ? 'reject' : null,
    read: readText,
  })
  if (!value) return onlyMessages(messages)
  const pictures = [...value.pictures].map(([name, own]) => [`source/${name}`, own] as const)
  const files = new Map<string, Uint8Array | string>([
    ['source/memo.md', value.source],
    ...pictures,
    ['.gitignore', 'out/\n'],
  ])
  const problem = writeNew(folder, files)
  if (problem) return onlyMessages([problem])
  const lines = begun(folder, [...files.keys()])
  return {
    messages,
    data: { written: [...files.keys()].map((name) => shown(join(folder, name))) },
    lines,
  }
}

const bytesOf = (file: string) => {
  try {
    return readPlain(file, limits.foreign.packed)
  } catch (error) {
    if (!isSystemError(error)) throw error
    return systemMessage(error, file)
  }
}
