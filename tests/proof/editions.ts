/** One memo in all its editions, made once, and a way to make changed copies of them. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { aboutOf, proverOf } from '../../scripts/proof/prove.ts'
import { toldOf } from '../../scripts/proof/told.ts'
import { toDocx } from '../../scripts/docx/to-docx.ts'
import type { Flow } from '../../scripts/flow/model.ts'
import { make, memoOf, paged, render, type Made } from '../pdf/make.ts'

export type Format = 'pdf' | 'docx'
export type Edition = Made

export const path = join(import.meta.dirname, 'memo.md')
export const source = readFileSync(path, 'utf8')
export const memo = memoOf(path)

/** Every document the memo makes by default, by its path without an ending. */
export const editions: ReadonlyMap<string, Edition> = new Map(
  make(path).map((made) => [made.path.replace(/\.pdf$/, ''), made]),
)

/** The whole memo. */
export const whole = editions.get('memo')!

/** Bytes of a flow, which need not be the one the pages of `made` were laid out for. */
export const bytesOf = async (
  flow: Flow,
  format: Format,
  { assets }: Edition,
): Promise<Uint8Array> => {
  const { flow: fitted, pages } = paged(flow)
  return format === 'pdf'
    ? render({ flow: fitted, pages, assets }, true)
    : toDocx(fitted, assets, new Map([...pages.anchors].map(([id, { page }]) => [id, page])))
}

/** The memo's pictures. */
export const images = new Map(
  Object.entries(whole.assets.images).map(([key, image]) => [key, { key, image }]),
)

/** What the proof of a document has to know. */
export const about = aboutOf(toldOf({ memo, source, path: 'memo.md', images }))

/** A prover of the memo that has checked nothing yet. */
export const prover = () => proverOf({ memo, source, path: 'memo.md', images })
