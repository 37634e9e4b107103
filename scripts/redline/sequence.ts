/** Two sequences in one: what is in both where it stands in the new one, and beside it what is in one only. */
import { inPlace } from './in-place.ts'

/** A step of the sequence. `old` or `own` alone is in one edition only, or stands elsewhere in the other. */
export type Step<M> =
  | { readonly old: M; readonly own: M }
  | { readonly old: M; readonly own: null }
  | { readonly old: null; readonly own: M }

export type Sequences<M> = {
  readonly old: readonly M[]
  readonly own: readonly M[]
  /** The member of `old` that one of `own` was, if it was one of them. */
  readonly oldOf: (own: M) => M | undefined
  /** How much a member says: of two that changed places, the one that says less moved. */
  readonly weightOf: (own: M) => number
}

/** What was struck stands before what came in its place. */
export const stepsOf = <M>({ old, own, oldOf, weightOf }: Sequences<M>): Step<M>[] => {
  const places = new Map(old.map((member, place) => [member, place]))
  const pairs = own.flatMap((member) => {
    const before = oldOf(member)
    const place = before === undefined ? undefined : places.get(before)
    return place === undefined ? [] : [{ member, place, weight: weightOf(member) }]
  })
  const standing = inPlace(pairs)
  const anchors = new Map(
    pairs.filter((_, i) => standing.has(i)).map(({ member, place }) => [member, place]),
  )
  const steps: Step<M>[] = []
  let next = 0
  const strikeUpTo = (place: number): void => {
    for (; next < place; next++) steps.push({ old: old[next]!, own: null })
  }
  let added: Step<M>[] = []
  for (const member of own) {
    const place = anchors.get(member)
    if (place === undefined) {
      added.push({ old: null, own: member })
      continue
    }
    strikeUpTo(place)
    steps.push(...added, { old: old[next++]!, own: member })
    added = []
  }
  strikeUpTo(old.length)
  return [...steps, ...added]
}
