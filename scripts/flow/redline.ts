/** What a redline prints beside the text of its memo: the template's words in both editions, and what the marks mean. */
import { diffArrays } from 'diff'
import type { Change, ListItem, Memo, Run, Unit } from '../memo/model.ts'
import type { PartName } from '../template/names.ts'
import { redlineRuns } from '../redline/runs.ts'
import { withStrong } from '../memo/key-phrase.ts'
import { changedPieces, relinked } from './changes.ts'
import { plain, type Context } from './context.ts'
import { runsIn } from './contents-in.ts'
import type { Content, Inline, Paragraph, Piece } from './pieces.ts'
import type { Flow } from './model.ts'
import { colorOf } from './resolve.ts'
import { valuesOf } from './values.ts'

/** What lists, counts or certifies one edition says nothing true of two. */
export const ofOneEdition: ReadonlySet<PartName> = new Set<PartName>([
  'contents',
  'overview',
  'context',
  'provenance',
  'colophon',
])

/** Pieces of a part as both editions have them; the text of the memo says itself what became of it. */
export const inBothEditions = (
  part: (context: Context) => readonly Piece[],
  context: Context,
): readonly Piece[] => {
  const { memo, labels } = context
  const now = part(context)
  if (!memo.redline) return now
  const old = { ...memo, meta: memo.redline.was }
  const values = valuesOf(old, labels, '', context.values['full']!)
  const was = part({ ...context, memo: old, values })
  const parts = diffArrays(was.map(keyOf), now.map(keyOf))
  const pieces: Piece[] = []
  let [i, j] = [0, 0]
  for (const { value, added, removed } of parts) {
    const gone = removed ? was.slice(i, i + value.length) : []
    const fresh = added ? now.slice(j, j + value.length) : []
    if (!added) i += value.length
    if (!removed) j += value.length
    if (!added && !removed) pieces.push(...now.slice(j - value.length, j))
    pieces.push(...changedPieces(gone, { kind: 'deleted' }))
    pieces.push(...changedPieces(fresh, { kind: 'inserted' }))
  }
  return reworded(pieces, memo.meta.lang)
}

const keyOf = (piece: Piece): string => JSON.stringify(piece)

/** Lines of one style that took the place of each other are one line with other words. */
const reworded = (pieces: readonly Piece[], lang: string): Piece[] => {
  const all: Piece[] = []
  for (const piece of pieces) {
    const last = all.at(-1)
    if (isLine(last, 'deleted') && isLine(piece, 'inserted') && last.style === piece.style) {
      const { mark: _, ...line } = piece
      all[all.length - 1] = { ...line, content: inOneLine(last.content, piece.content, lang) }
    } else all.push(piece)
  }
  return all
}

/** By words, where both lines are nothing but text. */
const inOneLine = (gone: Content, fresh: Content, lang: string): Content => {
  const isText = (inline: Inline): inline is Run => 'text' in inline
  if (!gone.every(isText) || !fresh.every(isText)) return [...gone, ...fresh]
  const plain = (runs: readonly Run[]): Run[] => runs.map(({ change: _, ...run }) => run)
  return redlineRuns({ old: plain(gone), own: plain(fresh) }, lang)
}

const isLine = (piece: Piece | undefined, kind: Change['kind']): piece is Paragraph =>
  piece?.type === 'paragraph' && piece.id === undefined && piece.mark?.kind === kind

/** What a template says of a unit: of one that was otherwise in the old edition, in words of both. */
export const inEither = <U extends Unit>(
  unit: U,
  { meta, redline }: Memo,
  textOf: (unit: U, edition: Pick<Memo, 'meta'>) => string,
): readonly Run[] => {
  const own = runsOf(textOf(unit, { meta }))
  // One that is not in its place in either edition says what it is there.
  if (!redline || unit.change) return own
  const old = runsOf(textOf({ ...unit, ...unit.was }, { meta: redline.was }))
  return redlineRuns({ old, own }, meta.lang)
}

/** A recommendation with its key phrase strong; of a redline, that of either edition in its words. */
export const withKey = (
  runs: readonly Run[],
  { key, was }: Pick<ListItem, 'key' | 'was'>,
  lang: string,
): readonly Run[] => {
  const strong = (text: readonly Run[], phrase: unknown) =>
    typeof phrase === 'string' ? withStrong(text, phrase) : text
  const isSame = !(was && 'key' in was) && runs.every((run) => !run.change && !run.was)
  if (isSame) return strong(runs, key)
  const old = strong(runsIn('old', runs), was && 'key' in was ? was.key : key)
  return relinked(redlineRuns({ old, own: strong(runsIn('new', runs), key) }, lang))
}

const runsOf = (text: string): readonly Run[] => (text === '' ? [] : [{ text }])

/** The marks of a redline, each upon its own name. */
export const legendOf = ({ memo, labels }: Context): Paragraph[] => {
  if (!memo.redline) return []
  const marks: readonly Run[] = [
    { text: labels.inserted, change: { kind: 'inserted' } },
    { text: labels.deleted, change: { kind: 'deleted' } },
    { text: labels['moved-here'], change: { kind: 'movedTo', move: '' } },
    { text: labels['moved-away'], change: { kind: 'movedFrom', move: '' } },
    { text: labels['changed-lines'] },
  ]
  const content = marks.flatMap((run, at) => (at === 0 ? [run] : [{ text: labels.separator }, run]))
  const lead = labels.changes === '' ? [] : [{ text: `${labels.changes} ` }]
  return [plain('context', '', { content: [...lead, ...content], onPages: true })]
}

/** Of a redline: whose changes they are, and how pages show them. */
export const redlineOf = ({ memo, template, labels }: Context): Pick<Flow, 'redline'> => {
  if (!memo.redline) return {}
  const { author, date } = memo.redline
  const { inserted, deleted, moved, bar } = template.changes
  const color = (name: string): string => colorOf(template, name)
  return {
    redline: {
      author,
      ...(date !== undefined && { date }),
      look: {
        inserted: color(inserted),
        deleted: color(deleted),
        moved: color(moved),
        bar: { ...bar, color: color(bar.color) },
      },
      words: {
        inserted: labels.inserted,
        deleted: labels.deleted,
        movedTo: labels['moved-here'],
        movedFrom: labels['moved-away'],
        split: labels.split,
        joined: labels.joined,
      },
    },
  }
}
