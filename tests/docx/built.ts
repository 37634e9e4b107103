/** Memos → what a build makes of them, proved, in memory. */
import { join } from 'node:path'
import { build, workshopOf } from '../../scripts/build/build.ts'
import { proverOf } from '../../scripts/proof/prove.ts'
import { inputOf, readKit, readSource } from '../../scripts/project/read.ts'
import type { FormatName } from '../../scripts/template/template.ts'
import { home } from '../../scripts/files.ts'

const kit = readKit(home).value!
const workshop = workshopOf(kit.fonts)

/** Every template of the project that makes documents. */
export const templates = kit.templates.map(({ name }) => name)

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
  const input = source && inputOf(source, kit).value
  if (!input) return []
  const wish = { only, formats: [format] }
  const options = { isFresh: () => null, prover: () => proverOf(input) }
  const { artifacts, messages } = await build(input, wish, workshop, options)
  const errors = messages.filter(({ level }) => level === 'error')
  if (errors.length > 0) throw new Error(errors.map(({ en }) => en).join('\n'))
  return artifacts.flatMap(({ bytes, file: { path, pages } }) =>
    bytes && path.endsWith(format) ? [{ path, bytes, pages }] : [],
  )
}
