/** A paragraph that came back and the one that was issued: what was changed in it. */
import type { Change, NewNote } from './changes.ts'
import type { CopyParagraph, CopyRun } from './copy.ts'
import type { joinsIn, splitsIn } from './joints.ts'
import { formatted, markingsBetween, markingsOf, recolored } from './looks.ts'
import { withNewNotes } from './notes.ts'
import type { Pairs } from './pairs.ts'

export type Known = {
  readonly pairs: Pairs
  readonly splits: ReturnType<typeof splitsIn>
  readonly joins: ReturnType<typeof joinsIn>
  readonly newNotes: ReadonlyMap<string, NewNote>
  /** Looks that characters of the issued copy have. */
  readonly looks: readonly CopyRun[]
}

/** What stands last of what has not been moved. */
export type Anchor = {
  readonly name: string
  readonly depth: number | null
  readonly style: string
}

export const paragraphChanges = (
  own: CopyParagraph,
  other: CopyParagraph | undefined,
  known: Known & { readonly anchor: Anchor | null },
): Change[] => {
  const { splits, joins, newNotes, anchor } = known
  if (splits.fragments.has(own)) return []
  if (!other)
    return [
      added(own, anchor),
      ...formatted(null, own, markingsOf(own)),
      ...recolored(null, { ...own, text: '', runs: known.looks }, own),
    ]
  const unit = other.names[0]
  if (unit === undefined) return [{ kind: 'template', before: other.text, after: own.text }]
  if (joins.names.has(unit)) return restyled(own, other, unit)
  const text = splits.texts.get(own)
  const changed: Change =
    text === undefined
      ? { kind: 'changed', unit, before: other.text, ...withNewNotes(own, newNotes) }
      : { kind: 'split', unit, before: other.text, after: text }
  const markings = text === undefined ? markingsBetween(other, own) : []
  return [
    changed,
    ...formatted(unit, own, markings),
    ...recolored(unit, other, own),
    ...restyled(own, other, unit),
  ]
}

const added = (own: CopyParagraph, anchor: Anchor | null): Change => {
  const isAlike = anchor?.style === own.style
  // A second title, or line below it, is none of the text.
  if (isAlike && anchor.name.startsWith('_'))
    return { kind: 'unplaced', unit: null, before: '', after: own.text }
  const as = {
    text: own.text,
    runs: own.runs,
    deeper: deeperThan(anchor, own),
    level: own.level,
    isAlike,
  }
  return { kind: 'added', unit: anchor?.name ?? null, after: own.text, as }
}

const restyled = (own: CopyParagraph, other: CopyParagraph, unit: string): Change[] => {
  if (own.level === other.level && (own.depth === null) === (other.depth === null)) return []
  const look = [own.level !== null && `heading ${own.level}`, own.depth !== null && 'item']
  return [{ kind: 'restyled', unit, words: own.text, look: look.find(Boolean) || 'text' }]
}

/** How much deeper in lists than what it stands behind; null for what is no item. */
export const deeperThan = (anchor: Anchor | null, { depth }: CopyParagraph): number | null => {
  if (depth === null) return null
  return anchor === null || anchor.depth === null ? 0 : depth - anchor.depth
}
