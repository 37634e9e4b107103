/** Font files → opened fonts. */
import { readFileSync, statSync } from 'node:fs'
import type { FontFile, FontId } from '../flow/model.ts'
import { openFonts, type FontCase } from './open-fonts.ts'

/** Changes whenever the file does, unless somebody sees to it that it does not. */
export const stampOf = (path: string): string => {
  const { size, mtimeMs, ino } = statSync(path)
  return `${size} ${mtimeMs} ${ino}`
}

/** Each font is read when it is first asked for. Throws when it is not the one any more that was hashed. */
export const fontCaseOf = (files: ReadonlyMap<FontId, FontFile>): FontCase =>
  openFonts((id) => {
    const { path, stamp } = files.get(id)!
    const bytes = readFileSync(path)
    if (stampOf(path) !== stamp) throw new Error(`the font ${id} was replaced meanwhile`)
    return bytes
  })

/** Cases for a thread that many memos ask: of the fonts last asked for, the one that is there. */
export const fontCases = (): typeof fontCaseOf => {
  let last: { readonly name: string; readonly fonts: FontCase } | null = null
  return (files) => {
    const name = JSON.stringify([...files])
    if (last?.name !== name) last = { name, fonts: fontCaseOf(files) }
    return last.fonts
  }
}
