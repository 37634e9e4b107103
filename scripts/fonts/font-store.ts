/** Font files → opened fonts. */
import type { FontFile } from '../flow/assets.ts'
import type { FontId } from '../template/names.ts'
import { openFonts, type FontStore } from './open-fonts.ts'

/** A store of font files, each opened when first needed. */
export const fontStoreOf = (files: ReadonlyMap<FontId, FontFile>): FontStore =>
  openFonts((id) => files.get(id)!.bytes)

/** `fontStoreOf` that keeps its last store: memos of one project share their fonts. */
export const fontStores = (): typeof fontStoreOf => {
  let last: { readonly key: string; readonly fonts: FontStore } | null = null
  return (files) => {
    const key = [...files].map(([id, { sha256 }]) => `${id} ${sha256}`).join('\n')
    if (last?.key !== key) last = { key, fonts: fontStoreOf(files) }
    return last.fonts
  }
}
