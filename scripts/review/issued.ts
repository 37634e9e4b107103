/** The review copy that templates make of a memo, as it was sent. */
import { documentsOf } from '../build/document.ts'
import { everyPlan } from '../build/plan.ts'
import { wordCopy } from '../build/word-copy.ts'
import { fontStoreOf } from '../fonts/font-store.ts'
import type { Message } from '../message.ts'
import { inputOf, type Resources } from '../project/read.ts'
import { sha256 } from '../files.ts'
import { readForeign } from '../readers/foreign/document.ts'
import { copyOf, type CopyParagraph } from './copy.ts'
import type { Text } from './model.ts'
import { noReviewTemplate } from './messages.ts'

/** Where a memo is, as its user names it, and the folder of its pictures. */
export type Place = { readonly path: string; readonly folder: string }

export const issuedCopy = async (
  { memo, source }: Text,
  place: Place,
  resources: Resources,
): Promise<readonly CopyParagraph[] | readonly Message[]> => {
  const { value: input, messages } = inputOf({ ...place, memo, text: source, hash: sha256(source) }, resources) // prettier-ignore
  if (!input) return messages
  const plan = everyPlan(memo, input.templates).find(
    ({ template, format }) => template.template.review && format === 'docx',
  )
  if (!plan) return [noReviewTemplate(place.path)]
  const { flow } = documentsOf(input)(plan)
  const pictures = Object.fromEntries([...input.images.values()].map(({ key, image }) => [key, image])) // prettier-ignore
  const copy = await readForeign(wordCopy(flow, pictures, fontStoreOf(input.fonts)), 'accept')
  return typeof copy === 'string' ? [] : copyOf(copy)
}
