/** The title that a document says, against those of its memo. */
import { contentText } from '../flow/content.ts'
import type { Paragraph, Piece } from '../flow/pieces.ts'
import type { Flow } from '../flow/model.ts'
import type { Memo } from '../memo/model.ts'
import type { Fault } from './findings.ts'

/**
 * The title is the memo's, or that of the domain's own section. A digest is named by its template, and says the
 * memo's title beside its own.
 */
export const titleFaults = ({ title, sections, edition, meta }: Memo, { body }: Flow): Fault[] => {
  if (edition.type === 'digest') return digestTitleFaults(meta.title, body)
  const home = sections.find(
    ({ domain }) => edition.type === 'domain' && domain === edition.domain.slug,
  )
  const wanted = contentText(home?.title ?? title)
  const titles = body.filter((piece) => piece.type === 'paragraph' && piece.outline === 1)
  const got = titles.map((piece) =>
    contentText((piece as Paragraph).content).replaceAll(/\s/g, ' '),
  )
  return got.length === 1 && got[0] === wanted.replaceAll(/\s/g, ' ')
    ? []
    : [{ rule: 'changed-text', id: home?.id, wanted, got: got.join(' / ') }]
}

const digestTitleFaults = (wanted: string, body: readonly Piece[]): Fault[] => {
  const first = body.findIndex((piece) => piece.type === 'paragraph' && (piece.outline ?? 0) > 1)
  const head = body.slice(0, first < 0 ? body.length : first)
  const texts = head.flatMap((piece) =>
    piece.type === 'paragraph' ? [contentText(piece.content)] : [],
  )
  return texts.some((text) => text.includes(wanted))
    ? []
    : [{ rule: 'changed-text', wanted, got: texts.join(' / ') }]
}
