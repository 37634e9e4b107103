/** A line cut where links, languages and marks begin and end: each part is one marked content with its own text. */
import type { LinePiece } from '../compose/model.ts'
import type { FaceRun, LineMark } from '../layout/model.ts'
import type { Change } from '../memo/model.ts'
import { foreignLangs } from './language.ts'

export type Target = { readonly href: string } | { readonly ref: string }

/** Marks as attributes of layout (ISO 32000-1 14.8.5.4.5). */
export type Look = {
  /** In points, up from the baseline. */
  readonly BaselineShift?: number
  readonly TextDecorationType?: 'Underline' | 'LineThrough'
}

/** A piece of a line, and its characters of the source with the spaces after it that gaps stand for. */
export type TextPiece = { readonly piece: LinePiece; readonly text: string }

export type Segment = {
  readonly pieces: readonly TextPiece[]
  /** Target of a link. */
  readonly target: Target | null
  /** Language, where it is not the document's. */
  readonly lang: string | null
  /** How it differs from the text around, where that says something. */
  readonly look: Look | null
  /** In a redline: what became of it. */
  readonly change: Change['kind'] | null
  readonly x: number
  readonly width: number
}

/** Segments of a line in a document of language `lang`, left to right; hyphens added by the composer are no text. */
export const segmentsOf = ({ line, runs }: LineMark, lang: string): Segment[] => {
  const { pieces, lead } = line
  // A forced end of line is layout: a reader of the whole text needs no sign of it.
  const text = line.text.replace(/\n$/, '')
  const langs = langsOf(pieces, lang)
  const kinds = pieces.map(({ run }, at) => ({
    target: targetOf(runs[run]!),
    lang: langs[at]!,
    look: lookOf(runs[run]!),
    change: runs[run]!.change ?? null,
  }))
  const starts = [...pieces.keys()].filter((at) => at === 0 || !areOne(kinds[at - 1]!, kinds[at]!))
  const offsets = runOffsets(runs, pieces)
  const offset = (piece: LinePiece): number => offsets.get(piece.run)! + piece.start
  // Where the line's text begins.
  const origin = pieces.length > 0 ? offset(pieces[0]!) - lead : 0
  const from = [0, ...pieces.slice(1).map((piece) => offset(piece) - origin), text.length]
  return starts.map((start, n): Segment => {
    const end = starts[n + 1] ?? pieces.length
    const [first, last] = [pieces[start]!, pieces[end - 1]!]
    return {
      ...kinds[start]!,
      pieces: pieces
        .slice(start, end)
        .map((piece, i) => ({ piece, text: text.slice(from[start + i], from[start + i + 1]) })),
      x: first.x,
      width: last.x + last.width - first.x,
    }
  })
}

type Kind = Pick<Segment, 'target' | 'lang' | 'look' | 'change'>

/** Two places in one link, whatever their languages and marks, or none and the same of both. */
const areOne = (a: Kind, b: Kind): boolean => a.change === b.change && areOfOneKind(a, b)

const areOfOneKind = (a: Kind, b: Kind): boolean =>
  a.target && b.target
    ? JSON.stringify(a.target) === JSON.stringify(b.target)
    : a.target === b.target && a.lang === b.lang && areAlike(a.look, b.look)

const areAlike = (a: Look | null, b: Look | null): boolean =>
  a === b || (a !== null && b !== null && JSON.stringify(a) === JSON.stringify(b))

const lookOf = ({ script, underline, rise, change }: FaceRun): Look | null => {
  const isStruck = change === 'deleted' || change === 'movedFrom'
  if (!script && !underline && !change) return null
  return {
    ...(script && { BaselineShift: Math.round(rise * 1000) / 1000 }),
    ...((underline || change) && { TextDecorationType: isStruck ? 'LineThrough' : 'Underline' }),
  }
}

/** Marks drawn in full beyond the narrow room they have: an opening one to the left, others to the right. */
const opening = /^[\p{Ps}\p{Pi}]/u

/**
 * Language of each piece where it is not `lang`. A narrowed mark goes with the term it reaches into: cut
 * between them, readers would take their overlap for the end of a line.
 */
const langsOf = (pieces: readonly LinePiece[], lang: string): (string | null)[] => {
  const langs = foreignLangs(
    pieces.map((piece) => piece.text),
    lang,
  )
  const reaches = ({ text, features }: LinePiece, toLeft: boolean) =>
    features.length > 0 && opening.test(text) === toLeft
  pieces.forEach((piece, at) => {
    if (reaches(piece, true)) langs[at] ??= langs[at - 1] ?? null
  })
  for (let at = pieces.length - 1; at >= 0; at--)
    if (reaches(pieces[at]!, false)) langs[at] ??= langs[at + 1] ?? null
  return langs
}

const targetOf = (run: FaceRun): Target | null =>
  run.href !== undefined ? { href: run.href } : run.ref !== undefined ? { ref: run.ref } : null

/** Where the text of each run of a line begins, from that of its first: a paragraph has many more. */
const runOffsets = (
  runs: readonly FaceRun[],
  pieces: readonly LinePiece[],
): ReadonlyMap<number, number> => {
  const offsets = new Map<number, number>()
  let sum = 0
  for (let run = pieces[0]?.run ?? 0; run <= (pieces.at(-1)?.run ?? -1); run++) {
    offsets.set(run, sum)
    sum += runs[run]!.text.length
  }
  return offsets
}
