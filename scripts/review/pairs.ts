/** Which paragraph of a copy that came back is which of the one that was issued: by bookmark, else by text. */
import type { CopyParagraph } from './copy.ts'

/** Issued paragraphs by those that came back. */
export type Pairs = ReadonlyMap<CopyParagraph, CopyParagraph>

/** Paragraphs with less of their text in common are two. */
const leastAlike = 0.5

export const pairsOf = (
  issued: readonly CopyParagraph[],
  returned: readonly CopyParagraph[],
): Pairs => {
  const named = new Map(issued.flatMap((each) => each.names.map((name) => [name, each] as const)))
  const pairs = new Map<CopyParagraph, CopyParagraph>()
  const taken = new Set<CopyParagraph>()
  const pair = (own: CopyParagraph, other: CopyParagraph | undefined): void => {
    if (!other || taken.has(other) || pairs.has(own)) return
    pairs.set(own, other)
    taken.add(other)
  }
  const candidates = ({ names }: CopyParagraph): CopyParagraph[] =>
    names.flatMap((name) => named.get(name) ?? []).filter((each) => !taken.has(each))

  // One that was joined to another carries both bookmarks: the text says which of them it is.
  for (const own of returned)
    pair(
      own,
      candidates(own).find(({ text }) => text === own.text),
    )
  for (const own of returned)
    pair(
      own,
      most(candidates(own), (each) => likeness(each.text, own.text)),
    )
  for (const [own, other] of byText(issued, returned, { pairs, taken })) pair(own, other)
  for (const [own, other] of inGaps(issued, returned, { pairs, taken })) pair(own, other)
  return pairs
}

type Known = { readonly pairs: Pairs; readonly taken: ReadonlySet<CopyParagraph> }

/** Paragraphs of the text, of its cells and of its notes are never one another. */
const kindOf = ({ note, cell }: CopyParagraph): string =>
  `${note === null ? '' : 'note'} ${cell === null ? '' : 'cell'}`

/** Those left with the same text, in order: bookmarks may be lost, or have stayed where the text was cut. */
const byText = (
  issued: readonly CopyParagraph[],
  returned: readonly CopyParagraph[],
  { pairs, taken }: Known,
): [CopyParagraph, CopyParagraph][] => {
  const left = new Map<string, CopyParagraph[]>()
  const keyOf = (each: CopyParagraph): string => `${kindOf(each)} ${each.text}`
  for (const each of issued) {
    if (taken.has(each) || each.text.trim() === '') continue
    const same = left.get(keyOf(each))
    if (same) same.push(each)
    else left.set(keyOf(each), [each])
  }
  return returned.flatMap((own): [CopyParagraph, CopyParagraph][] => {
    const other = pairs.has(own) ? undefined : left.get(keyOf(own))?.shift()
    return other ? [[own, other]] : []
  })
}

/** Those left between the same neighbours that are much alike. */
const inGaps = (
  issued: readonly CopyParagraph[],
  returned: readonly CopyParagraph[],
  { pairs, taken }: Known,
): [CopyParagraph, CopyParagraph][] => {
  const places = new Map(issued.map((each, at) => [each, at]))
  const found: [CopyParagraph, CopyParagraph][] = []
  const used = new Set<CopyParagraph>()
  let next = 0
  for (const own of returned) {
    const other = pairs.get(own)
    if (other) next = places.get(other)! + 1
    else {
      const gap = gapFrom(issued, next, taken).filter(
        (each) => !used.has(each) && kindOf(each) === kindOf(own),
      )
      const like = gap.find((each) => likeness(each.text, own.text) >= leastAlike)
      if (!like) continue
      found.push([own, like])
      used.add(like)
    }
  }
  return found
}

/** Paragraphs from one on that are not taken, up to the first that is; a few at most. */
const gapFrom = (
  issued: readonly CopyParagraph[],
  from: number,
  taken: ReadonlySet<CopyParagraph>,
): CopyParagraph[] => {
  const gap: CopyParagraph[] = []
  for (let at = from; at < issued.length && gap.length < 20 && !taken.has(issued[at]!); at++)
    gap.push(issued[at]!)
  return gap
}

const most = <T>(all: readonly T[], worth: (each: T) => number): T | undefined =>
  all.length < 2 ? all[0] : all.reduce((a, b) => (worth(b) > worth(a) ? b : a))

/** How much of two texts is the same, from 0 to 1: pairs of characters in both (Dice 1945). */
export const likeness = (a: string, b: string): number => {
  if (a === b) return 1
  if (a.length < 2 || b.length < 2) return 0
  const counts = new Map<string, number>()
  for (let at = 0; at + 1 < a.length; at++) {
    const two = a.slice(at, at + 2)
    counts.set(two, (counts.get(two) ?? 0) + 1)
  }
  let shared = 0
  for (let at = 0; at + 1 < b.length; at++) {
    const two = b.slice(at, at + 2)
    const left = counts.get(two) ?? 0
    if (left > 0) shared++
    counts.set(two, left - 1)
  }
  return (2 * shared) / (a.length + b.length - 2)
}
