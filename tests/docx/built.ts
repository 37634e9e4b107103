/** Memos → what a build makes of them, proved, in memory. */
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { build, readMemo, readTemplates, type File } from '../../scripts/index.ts'
import type { FormatName } from '../../scripts/template/names.ts'
import { home } from '../../scripts/files.ts'
import { loadTemplates } from '../../scripts/project/templates.ts'

export type { File } from '../../scripts/index.ts'

const all = readTemplates(home).value!

/** Every template of the project that makes documents of one edition; redlines have tests of their own. */
export const templates = loadTemplates(home)
  .all.filter(({ template }) => template.of !== 'redline' && template.of !== 'changes')
  .map(({ name }) => name)

export const realMemo = join(home, 'source/memo.md')

/** The documents of a memo's file; none when the memo or a picture of it is refused. A failed proof throws. */
export const built = async (
  file: string,
  only: readonly string[],
  format: FormatName = 'docx',
): Promise<File[]> => {
  const memo = readMemo(readFileSync(file), { path: file, folder: dirname(file) }).value
  if (!memo) return []
  const { files, messages } = await build(memo, all, { only, formats: [format] })
  const errors = messages.filter(({ level }) => level === 'error')
  if (errors.some(({ rule }) => rule.startsWith('image-'))) return []
  if (errors.length > 0) throw new Error(errors.map(({ en }) => en).join('\n'))
  return files.filter(({ path }) => path.endsWith(format))
}
