/** What a memo cannot hold is taken out of a draft, and named: pictures of other kinds, links to files of somebody's. */
import type { Message } from '../message.ts'
import type { ForeignDocument } from '../readers/foreign/model.ts'
import { leftAddress, leftPicture } from './messages.ts'
import type { Draft, DraftBlock, DraftRun } from './model.ts'

/** How the kinds of pictures begin that can be printed: PNG (ISO 15948 5.2), JPEG (ISO 10918-1 B.1.1.3). */
const signatures = [
  [0x89, 0x50, 0x4e, 0x47],
  [0xff, 0xd8, 0xff],
]

export const withoutUnprintable = (
  draft: Draft,
  { pictures }: ForeignDocument,
  path: string,
): { readonly draft: Draft; readonly messages: readonly Message[] } => {
  const messages: Message[] = []
  const say = (message: Message): [] => {
    messages.push(message)
    return []
  }
  const isPrintable = (name: string): boolean =>
    signatures.some((signature) => signature.every((byte, at) => pictures.get(name)?.[at] === byte))
  const runsOf = (runs: readonly DraftRun[]): DraftRun[] =>
    runs.flatMap((run): DraftRun[] => {
      const { picture, href, ...rest } = run
      if (picture !== undefined && !isPrintable(picture))
        return say(leftPicture(picture.split('/').at(-1)!, path))
      if (href === undefined || /^(https?:|mailto:)/i.test(href)) return [run]
      return [...say(leftAddress(href, path)), picture === undefined ? rest : { ...rest, picture }]
    })
  const blockOf = (block: DraftBlock): DraftBlock =>
    block.type === 'table'
      ? { ...block, rows: block.rows.map((row) => row.map(runsOf)) }
      : { ...block, runs: runsOf(block.runs) }
  const notes = [...draft.notes].map(([id, blocks]) => [id, blocks.map(blockOf)] as const)
  const title = { ...draft.title, runs: runsOf(draft.title.runs) }
  const blocks = draft.blocks.map(blockOf)
  return { draft: { title, blocks, notes: new Map(notes) }, messages }
}
