/** Paragraphs of the source that become one, and one that becomes several: what stands between, and their markers. */
import {
  joinedMarker,
  markerIn,
  markerPattern,
  partedMarkers,
  rekeyed,
  typedMarker,
  type MarkerText,
} from './marker-texts.ts'
import { paragraphSign } from './signs.ts'
import type { SourceUnit } from './source-texts.ts'
import { endAt, lineEnd, spliceOf, type Around, type Splice } from './splices.ts'
import type { Edit } from './words.ts'

/** Between two paragraphs that are joined: blank lines, marks of quotes, a label, and a marker. */
const gap = /^(?:\s*<!--\s*unit\b[^>]*-->)?[\s>]*(?:(?:[-*+]|\d+[.)])\s+)?$/

export type Joined = {
  readonly spliceOf: (edit: Edit, around: Around) => Splice | null
  /** The marker that is left, in place of those that were. */
  readonly splices: readonly Splice[]
}

/** Several units as one, apart by signs whose places are what stands between them; null where more stands there. */
export const joinedUnit = (units: readonly SourceUnit[], source: string): Joined | null => {
  const [first] = units as [SourceUnit]
  const isLike = ({ type, cell, offsets }: SourceUnit): boolean =>
    type === first.type && !cell && offsets.length > 0
  if (!units.every(isLike)) return null
  const offsets: number[] = []
  const markers: (MarkerText | null)[] = []
  const ends = new Map<number, number>()
  for (const [at, { offsets: own, node }] of units.entries()) {
    const last = units[at - 1]
    if (last) {
      const end = contentEnd(last, source)
      const between = source.slice(end, contentStart(node))
      if (!gap.test(between)) return null
      markers.push(markerIn(between))
      ends.set(offsets.length, contentStart(node))
      offsets.push(end)
    }
    offsets.push(...own)
  }
  const unit = { ...first, text: units.map(({ text }) => text).join(paragraphSign), offsets }
  return {
    spliceOf: (edit, around) => {
      const splice = spliceOf(edit, unit, around)
      const to = edit.to > edit.from ? ends.get(edit.to - 1) : undefined
      return splice && to !== undefined ? { ...splice, to } : splice
    },
    splices: markerSplices(units.at(-1)!, markers, source),
  }
}

const markerSplices = (
  last: SourceUnit,
  before: readonly (MarkerText | null)[],
  source: string,
): Splice[] => {
  const end = contentEnd(last, source)
  const rest = source.slice(end, lineEnd(end, source))
  const all = [...before, markerIn(rest)].flatMap((each) => each ?? [])
  const own = markerPattern.exec(rest)
  const to = own ? end + own.index + own[0].length : end
  return all.length === 0 ? [] : [{ from: end, to, text: typedMarker(joinedMarker(all)) }]
}

/** Markers for the parts of a text that is split: of all but the last what they end with. */
export const partedEnds = (
  unit: SourceUnit,
  { text, edits }: { readonly text: string; readonly edits: readonly Edit[] },
  source: string,
): { readonly ends: readonly string[]; readonly splices: readonly Splice[] } => {
  const parts = text.split(paragraphSign)
  const end = contentEnd(unit, source)
  const found = markerPattern.exec(source.slice(end, lineEnd(end, source)))
  const typed = found && markerIn(found[0])
  const marker = typed && rekeyed(typed, { before: unit.text, after: text, edits })
  if (!marker || (parts.length === 1 && marker === typed)) return { ends: [], splices: [] }
  const ends = partedMarkers(marker, parts).map(typedMarker)
  const from = end + found.index
  return { ends, splices: [{ from: from - 1, to: from + found[0].length, text: ends.at(-1)! }] }
}

type Place = { readonly offset?: number | undefined }
type Inline = {
  readonly type: string
  readonly position?: { readonly start: Place; readonly end: Place } | undefined
}

const partsOf = (node: SourceUnit['node']): readonly Inline[] => {
  const children: readonly Inline[] = 'children' in node ? node.children : []
  return children.filter(({ type }) => type !== 'html')
}

const contentStart = (node: SourceUnit['node']): number =>
  partsOf(node)[0]?.position?.start.offset ?? node.position!.start.offset!

/** Behind the last mark of a text, without blanks before its marker. */
const contentEnd = ({ node, offsets }: SourceUnit, source: string): number => {
  const last = partsOf(node).at(-1)
  const end = last?.position?.end.offset ?? node.position!.end.offset!
  return last?.type === 'text' ? Math.min(end, endAt(offsets.at(-1)!, source)) : end
}
