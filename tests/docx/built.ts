/** Memos → what a build makes of them, proved, in memory. */
import { join } from 'node:path'
import { build } from '../../scripts/build/build.ts'
import { fontStoreOf } from '../../scripts/fonts/font-store.ts'
import { proverOf } from '../../scripts/proof/prove.ts'
import { inputOf, readResources, readSource } from '../../scripts/project/read.ts'
import type { FormatName } from '../../scripts/template/names.ts'
import { home } from '../../scripts/files.ts'

const resources = readResources(home).value!
const fonts = fontStoreOf(resources.fonts)

/** Every template of the project that makes documents. */
export const templates = resources.templates.map(({ name }) => name)

export const realMemo = join(home, 'source/memo.md')

export type File = {
  readonly path: string
  readonly bytes: Uint8Array
  readonly pages: number | null
}

/** The documents of a memo's file; none when the memo is refused. A failed proof throws. */
export const built = async (
  file: string,
  only: readonly string[],
  format: FormatName = 'docx',
): Promise<File[]> => {
  const source = readSource(file).value
  const input = source && inputOf(source, resources).value
  if (!input) return []
  const selection = { only, formats: [format] }
  const options = { isFresh: () => null, prover: () => proverOf(input) }
  const { artifacts, messages } = await build(input, selection, fonts, options)
  const errors = messages.filter(({ level }) => level === 'error')
  if (errors.length > 0) throw new Error(errors.map(({ en }) => en).join('\n'))
  return artifacts.flatMap(({ bytes, file: { path, pages } }) =>
    bytes && path.endsWith(format) ? [{ path, bytes, pages }] : [],
  )
}
