/** The review copy that templates make of a memo, as it was sent. */
import { documentsOf } from '../build/document.ts'
import { everyPlan } from '../build/plan.ts'
import { docxFiles } from '../docx/to-docx.ts'
import type { Message } from '../message.ts'
import { inputOf } from '../project/read-input.ts'
import type { Resources } from '../project/resources.ts'
import { documentIn } from '../readers/foreign/document.ts'
import { packageOf } from '../readers/foreign/package.ts'
import type { Copy } from './aside.ts'
import { copyOf } from './copy.ts'
import type { Text } from './model.ts'
import { noReviewTemplate } from './messages.ts'

/** Where a memo is, as its user names it, and the folder of its pictures. */
export type Place = { readonly path: string; readonly folder: string }

export const issuedCopy = (
  { memo }: Text,
  place: Place,
  resources: Resources,
): Copy | readonly Message[] => {
  // Neither its source nor the pages of its contents are compared.
  const { value: input, messages } = inputOf({ ...place, memo, text: '', hash: '' }, resources)
  if (!input) return messages
  const plan = everyPlan(memo, input.templates).find(
    ({ template, format }) => template.template.review && format === 'docx',
  )
  if (!plan) return [noReviewTemplate(place.path)]
  const { flow } = documentsOf(input)(plan)
  const pictures = Object.fromEntries(
    [...input.images.values()].map(({ key, image }) => [key, image]),
  )
  const file = packageOf(docxFiles(flow, { images: pictures }, new Map()))
  const copy = typeof file === 'string' ? file : documentIn(file, 'accept')
  return typeof copy === 'string' ? [] : { paragraphs: copyOf(copy), aside: copy.left }
}
