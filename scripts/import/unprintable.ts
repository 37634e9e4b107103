/** What a memo cannot hold is taken out of a draft, and named: pictures of other kinds, links to files of somebody's. */
import { readImageBytes } from '../images/read-image.ts'
import { memoize } from '../memoize.ts'
import type { Message, Report } from '../message.ts'
import type { ForeignDocument } from '../readers/foreign/model.ts'
import { address } from './inlines.ts'
import { damagedPicture, leftAddress, leftPicture } from './messages.ts'
import type { Draft, DraftBlock, DraftRun } from './model.ts'
import { mapRuns } from './placed.ts'

/** How the kinds of pictures begin that can be printed: PNG (ISO 15948 5.2), JPEG (ISO 10918-1 B.1.1.3). */
const signatures = [
  [0x89, 0x50, 0x4e, 0x47],
  [0xff, 0xd8, 0xff],
]

/** Of the web or of a mailbox, as a memo may lead to it. */
const isAddress = (href: string): boolean =>
  /^(https?:|mailto:)/i.test(href) && URL.canParse(address(href))

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
  const isOfKind = (name: string): boolean =>
    signatures.some((signature) => signature.every((byte, at) => pictures.get(name)?.[at] === byte))
  const isWhole = memoize((name: string): boolean => {
    let faults = 0
    const report: Report = ({ level }) => (faults += level === 'query' ? 0 : 1)
    return readImageBytes(name, pictures.get(name)!, { fonts: [], report }) !== null && faults === 0
  })
  const runsOf = (runs: readonly DraftRun[]): DraftRun[] =>
    runs.flatMap((run): DraftRun[] => {
      const { picture, href, ...rest } = run
      if (picture !== undefined && !isOfKind(picture))
        return say(leftPicture(picture.split('/').at(-1)!, path))
      if (picture !== undefined && !isWhole(picture))
        return say(damagedPicture(picture.split('/').at(-1)!, path))
      if (href === undefined || isAddress(href)) return [run]
      return [...say(leftAddress(href, path)), picture === undefined ? rest : { ...rest, picture }]
    })
  /** A paragraph of which nothing is left is none. */
  const blockOf = (block: DraftBlock): DraftBlock[] => {
    const own = mapRuns(block, runsOf)
    const isLeft =
      'runs' in own && own.runs.length === 0 && 'runs' in block && block.runs.length > 0
    return isLeft && own.comments.length === 0 ? [] : [own]
  }
  const notes = [...draft.notes].map(([id, blocks]) => [id, blocks.flatMap(blockOf)] as const)
  const title = { ...draft.title, runs: runsOf(draft.title.runs) }
  const blocks = draft.blocks.flatMap(blockOf)
  return { draft: { title, blocks, notes: new Map(notes) }, messages }
}
