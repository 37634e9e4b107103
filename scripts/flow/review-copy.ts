/** What a review copy says of itself, and what it brings along for the way back. */
import { sha256 } from '../files.ts'
import type { Context } from './context.ts'
import type { Surroundings } from './dress.ts'
import type { Values } from './labels.ts'
import type { Flow } from './model.ts'
import type { Labels } from './values.ts'

/** A review copy says what it is where a memo says its status, on every page. */
export const withReview = (values: Values, labels: Labels): Values => {
  const said = [labels.review, values['status'] ?? ''].filter((text) => text !== '')
  return { ...values, status: said.join(labels.separator) }
}

export const reviewCopyOf = (
  { template: { review }, labels }: Pick<Context, 'template' | 'labels'>,
  { source }: Surroundings,
): Flow['review'] =>
  review
    ? {
        status: labels.review,
        source,
        sourceHash: sha256(source),
        lineNumbers: review !== true && review.lineNumbers,
        onlyTracked: review !== true && review.onlyTracked,
      }
    : null
