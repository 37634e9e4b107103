/** Font files → opened fonts. */
import { readFileSync, statSync } from 'node:fs'
import type { FontFile } from '../flow/model.ts'
import type { FontId } from '../template/model.ts'
import { openFonts, type FontStore } from './open-fonts.ts'

/** Size, modification time and inode of a file: differs after any ordinary change. */
export const stampOf = (path: string): string => {
  const { size, mtimeMs, ino } = statSync(path)
  return `${size} ${mtimeMs} ${ino}`
}

/** A store of font files, each read when first needed. Throws when a file has changed since it was hashed. */
export const fontStoreOf = (files: ReadonlyMap<FontId, FontFile>): FontStore =>
  openFonts((id) => {
    const { path, stamp } = files.get(id)!
    const bytes = readFileSync(path)
    if (stampOf(path) !== stamp) throw new Error(`the font ${id} was replaced meanwhile`)
    return bytes
  })

/** `fontStoreOf` that keeps its last store: memos of one project share their fonts. */
export const fontStores = (): typeof fontStoreOf => {
  let last: { readonly name: string; readonly fonts: FontStore } | null = null
  return (files) => {
    const name = JSON.stringify([...files])
    if (last?.name !== name) last = { name, fonts: fontStoreOf(files) }
    return last.fonts
  }
}
