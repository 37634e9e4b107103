/** What a review copy says of itself, and what it brings along for the way back. */
import { sha256 } from '../files.ts'
import type { Context } from './context.ts'
import type { Surroundings } from './dress.ts'
import type { Values } from './labels.ts'
import type { Flow } from './model.ts'
import type { Piece } from './pieces.ts'
import type { Id, Memo } from '../memo/model.ts'
import { unitsOf } from '../memo/walk.ts'
import type { Labels } from './values.ts'

/** A review copy says what it is where a memo says its status, on every page. */
export const withReview = (values: Values, labels: Labels): Values => {
  const said = [labels.review, values['status'] ?? ''].filter((text) => text !== '')
  return { ...values, status: said.join(labels.separator) }
}

export const reviewCopyOf = (
  { template: { review }, labels, memo }: Pick<Context, 'template' | 'labels' | 'memo'>,
  { source, comments = [] }: Surroundings,
  body: Flow['body'],
): Flow['review'] =>
  review
    ? {
        status: labels.review,
        source,
        sourceHash: sha256(source),
        lineNumbers: review !== true && review.lineNumbers,
        onlyTracked: review !== true && review.onlyTracked,
        comments:
          review !== true && review.comments !== undefined
            ? placed(comments, { author: review.comments, memo, body })
            : [],
      }
    : null

type On = { readonly author: string; readonly memo: Memo; readonly body: Flow['body'] }

/** Comments on the last unit that begins no later than the block they are about, of those that the body shows. */
const placed = (
  comments: NonNullable<Surroundings['comments']>,
  { author, memo, body }: On,
): Comments => {
  const shown = new Set(body.flatMap(idsIn))
  const units = [...unitsOf(memo)].flatMap(({ unit: { id, place } }) =>
    place && shown.has(id) ? [{ id, line: place.line }] : [],
  )
  const ordered = units.toSorted((a, b) => a.line - b.line)
  let at = 0
  return comments
    .toSorted((a, b) => a.line - b.line)
    .map(({ text, line }) => {
      while ((ordered[at]?.line ?? Infinity) <= line) at += 1
      return { on: ordered[at - 1]?.id ?? null, author, text }
    })
}

type Comments = NonNullable<Flow['review']>['comments']

const idsIn = (piece: Piece): (Id | undefined)[] => ('id' in piece ? [piece.id] : [])
