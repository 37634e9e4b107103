/** What a build takes and gives: an `Input` in memory → artifacts and messages. */
import type { FontFile } from '../flow/assets.ts'
import type { WordStyles } from '../flow/model.ts'
import type { FontId } from '../template/names.ts'
import type { ReadImage } from '../images/read-image.ts'
import type { Memo } from '../memo/model.ts'
import type { Message } from '../message.ts'
import type { NamedTemplate } from '../template/model.ts'
import type { ManifestFile } from './manifest.ts'

/** Everything a build reads, already in memory. */
export type Input = {
  readonly memo: Memo
  /** Source as the user names it, its text, and the hash of its bytes. */
  readonly path: string
  readonly source: string
  readonly sourceHash: string
  readonly templates: readonly NamedTemplate[]
  readonly fonts: ReadonlyMap<FontId, FontFile>
  /** Styles of Word templates, by the names that templates have for them. */
  readonly wordStyles: Readonly<Record<string, WordStyles>>
  /** Checked images by their path in the source; others by their names of `flow/picture-names.ts`. */
  readonly images: ReadonlyMap<string, ReadImage>
}

export type Artifact = {
  readonly file: ManifestFile
  /** Null when the file in `out/` is up to date. */
  readonly bytes: Uint8Array | null
}

export type Built = {
  readonly artifacts: readonly Artifact[]
  readonly messages: readonly Message[]
  /** What a reader of the printed documents would ask: `check` says it, `build` counts it. */
  readonly questions?: readonly Message[]
}

/** Says whether `out/` already holds a file with this path and key, whole. */
export type IsFresh = (path: string, key: string) => ManifestFile | null
