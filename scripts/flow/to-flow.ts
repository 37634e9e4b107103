/** (Memo, Template) → Flow: an edition dressed in a template. */
import { createHash } from 'node:crypto'
import { isChinese, isTraditional } from '../memo/language.ts'
import type { Id, Memo } from '../memo/model.ts'
import type { PartName } from '../template/names.ts'
import type { Template } from '../template/schema.ts'
import { mapRuns } from '../memo/walk.ts'
import { topLevel } from './block-context.ts'
import { toPieces } from './blocks.ts'
import { changedPieces, isGone, relinked } from './changes.ts'
import type { Context } from './context.ts'
import { dressOf, type Surroundings } from './dress.ts'
import { bandsOf, stylesOf, tableOf } from './look.ts'
import { withHeadingNumbers, withoutRoomForNumbers } from './heading-numbers.ts'
import { ladderOf } from './ladder.ts'
import { landscapeSpans } from './landscape.ts'
import type { Piece } from './pieces.ts'
import type { Flow } from './model.ts'
import { runningInBoth } from './running-in-both.ts'
import { inBothEditions, legendOf, ofOneEdition, redlineOf } from './redline.ts'
import { withLogos } from './logos.ts'
import { parts } from './parts.ts'
import { reviewCopyOf, withReview } from './review-copy.ts'
import { valuesOf, type Labels } from './values.ts'

/** The labels of a template for a language; where it has none for it, those nearest to it. */
const labelsFor = ({ labels }: Template, lang: string): Labels =>
  (isTraditional(lang) ? labels['zh-Hant'] : undefined) ??
  labels[isChinese(lang) ? 'zh' : 'en'] ??
  Object.values(labels)[0]!

/** The flow of an edition. The template has passed `checkTemplate`; every image is known. */
export const toFlow = (own: Memo, template: Template, surroundings: Surroundings): Flow => {
  const memo = own.redline ? mapRuns(own, relinked) : own
  const { meta } = memo
  const labels = labelsFor(template, meta.lang)
  const contentHash = hashOf(memo)
  const said = valuesOf(memo, labels, contentHash, surroundings.full)
  const values = template.review ? withReview(said, labels) : said
  const dress = dressOf(memo, template, labels, surroundings)
  const context: Context = { memo, template, labels, values, dress }
  const running = runningInBoth(context, (filled, { status }) => ({
    header: bandsOf(template.header, filled, status !== 'final' || template.review !== false),
    footer: bandsOf(template.footer, filled, false),
  }))
  const made = template.parts
    .filter((part) => !memo.redline || !ofOneEdition.has(part))
    .map((part, at) => {
      const pieces = inBothEditions(parts[part], context)
      return { part, pieces: at === 0 ? [...pieces, ...legendOf(context)] : pieces }
    })
  const unnumbered = made.flatMap(({ pieces }) => pieces)
  const isNumbered = template.headingNumbers === 'gongwen' && isChinese(meta.lang)
  const body = isNumbered ? withHeadingNumbers(unnumbered) : unnumbered
  const notes = notesOf(context, memo.redline ? numbersIn(body) : new Map())
  const landscape = landscapeSpans(body)
  const pieces = [...body, ...notes.flatMap((note) => note.body)]
  return {
    meta: {
      title: titleOf(memo, template, labels),
      subject: memo.edition.type === 'full' ? (meta.subtitle ?? '') : meta.title,
      author: (meta.authors ?? meta.convenors).join(labels.separator),
      lang: meta.lang,
      date: meta.isoDate ?? null,
      version: meta.version ?? '',
      series: meta.series ?? '',
      rights: meta.rights ?? '',
      keywords: [...meta.domains.map((domain) => domain.title), ...(meta.keywords ?? [])],
      contentHash,
    },
    page: template.page,
    setting: template.setting,
    fit: template.fit,
    ...(template.parts[0] === 'cover' && { coverTo: made[0]!.pieces.length }),
    ...(template.ladder && {
      ladder: ladderOf(memo.redline ? inOneColumn(template) : template, pieces, passagesIn(made)),
    }),
    ...(landscape.length > 0 && { landscape }),
    emphasis: template.emphasis,
    fonts: template.fonts,
    extraFonts: Object.values(template.extraFonts),
    styles: isNumbered
      ? withoutRoomForNumbers(stylesOf(template, pieces), body)
      : stylesOf(template, pieces),
    table: tableOf(template),
    header: withLogos(running.header, context),
    footer: running.footer,
    notes,
    review: reviewCopyOf(context, surroundings, body),
    ...redlineOf(context),
    body,
  }
}

/** A redline: Word would join the section before columns with them where its last paragraph is struck. */
const inOneColumn = (template: Template): Template => ({ ...template, columns: null })

type Made = { readonly part: PartName; readonly pieces: readonly Piece[] }

/** Which pieces of a body are the passages. */
const passagesIn = (made: readonly Made[]): { readonly from: number; readonly to: number } => {
  const at = made.findIndex(({ part }) => part === 'passages')
  const from = made.slice(0, Math.max(0, at)).reduce((sum, { pieces }) => sum + pieces.length, 0)
  return { from, to: from + (made[at]?.pieces.length ?? 0) }
}

/** SHA-256 (hex) of the content of an edition, without places and domains, which only select. */
const hashOf = ({ meta, title, lead, sections, notes }: Memo): string => {
  const { title: name, subtitle, date, place, version, status, embargo } = meta
  const said = [name, subtitle, date, place, version, status, embargo, title, lead, sections, notes]
  const text = JSON.stringify(said, (key, value: unknown) =>
    isPoint(key, value) || unhashed.has(key) ? undefined : value,
  )
  return createHash('sha256').update(text).digest('hex')
}

/** What selects, points and sizes, and a number that those of recommendations begin with. */
const unhashed: ReadonlySet<string> = new Set([
  'domains',
  'key',
  'width',
  'sectionNumber',
  'fromNumber',
])

const titleOf = ({ meta, edition }: Memo, { review }: Template, labels: Labels): string => {
  const own = edition.type === 'domain' ? `${edition.domain.title} · ${meta.title}` : meta.title
  return review ? `${own} · ${labels.review}` : own
}

const notesOf = ({ memo, dress }: Context, numbers: ReadonlyMap<Id, string>): Flow['notes'] =>
  memo.notes.map(({ id, blocks, change }, index) => ({
    id,
    number: numbers.get(id) ?? String(index + 1),
    ...(change && { change }),
    body: changedPieces(
      toPieces(blocks, { ...topLevel, text: 'note', isNote: true }, dress),
      change,
    )
      .filter((piece) => piece.type === 'paragraph')
      .map((piece, at) =>
        at > 0 || piece.style === 'note' ? piece : { ...piece, style: `${piece.style}-first` },
      ),
  }))

/** Numbers of notes as the text of a redline refers to them: as in its new edition, those that it lacks as in the old one. */
const numbersIn = (body: readonly Piece[]): ReadonlyMap<Id, string> => {
  const references = body
    .flatMap((piece) => (piece.type === 'table' ? piece.rows.flat() : [piece]))
    .flatMap((piece) => (piece.type === 'paragraph' ? piece.content : []))
    .flatMap((inline) => ('text' in inline && inline.note !== undefined ? [inline] : []))
  const old = references.filter(({ change }) => isGone(change))
  const others = references.filter(({ change }) => !isGone(change))
  return new Map([...old, ...others].map(({ note, text }) => [note!, text]))
}

/** True for places in the source, which are not content. */
const isPoint = (key: string, value: unknown): boolean =>
  (key === 'place' || key === 'end') && typeof value === 'object'
