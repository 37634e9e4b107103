/** What a proof is told of the memo it proves documents of. */
import type { Image } from '../flow/assets.ts'
import type { Memo } from '../memo/model.ts'
import { printsOf, type Prints } from './prints.ts'

/** A memo that was read from a text at a path. */
export type Proved = {
  readonly memo: Memo
  readonly source: string
  readonly path: string
  /** Pictures by their path in the source. */
  readonly images: ReadonlyMap<string, { readonly key: string; readonly image: Image }>
}

/** The same as a thread is told it: of pictures no more than tells them apart. */
export type Told = Omit<Proved, 'images'> & { readonly prints: Prints }

/** What a thread is told of a memo. */
export const toldOf = ({ memo, source, path, images }: Proved): Told => ({
  memo,
  source,
  path,
  prints: printsOf(images.values()),
})
