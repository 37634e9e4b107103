/** Lines to sign on, each with who signs there. */
import { labelled, type Context } from './context.ts'
import { fillText } from './labels.ts'
import type { Paragraph } from './pieces.ts'

/** The signature block of an edition; nothing for a memo that names nobody. */
export const signatureBlock = ({ memo, labels }: Context): Paragraph[] => {
  const { signatures = [] } = memo.meta
  if (signatures.length === 0) return []
  return [
    ...labelled('signature-title', labels.signatures),
    ...signatures.flatMap(({ name, role = '', place = '' }) => [
      ...labelled('signature', name),
      ...labelled('signature-detail', fillText(labels.signature, { name, role, place })),
      ...labelled('signature-detail', labels['signing-date']),
    ]),
  ]
}
