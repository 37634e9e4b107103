/** Font files → opened fonts. */
import { readFileSync } from 'node:fs'
import type { FontFile, FontId } from './flow/model.ts'
import { openFonts, type FontCase } from './pdf/fonts.ts'

/** Each font is read when it is first asked for. */
export const fontCaseOf = (files: ReadonlyMap<FontId, FontFile>): FontCase =>
  openFonts((id) => readFileSync(files.get(id)!.path))

/** Cases for a thread that many memos ask: of the fonts last asked for, the one that is there. */
export const fontCases = (): typeof fontCaseOf => {
  let last: { readonly name: string; readonly fonts: FontCase } | null = null
  return (files) => {
    const name = JSON.stringify([...files])
    if (last?.name !== name) last = { name, fonts: fontCaseOf(files) }
    return last.fonts
  }
}
