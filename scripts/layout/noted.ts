/** Which notes stand on the page of which slab. */
import type { Flow } from '../flow/model.ts'
import type { Slab } from './slabs.ts'

/** A note stands on the page of its first reference, and so do the notes it refers to itself. */
export const noted = (slabs: readonly Slab[], { notes }: Flow): Slab[] => {
  const placed = new Set<number>()
  const indexOf = new Map(notes.map(({ id }, index) => [id, index]))
  const place = (index: number): number[] => {
    if (placed.has(index)) return []
    placed.add(index)
    const inner = notes[index]!.body.flatMap(({ content }) =>
      content.flatMap((inline) =>
        'note' in inline && inline.note ? [indexOf.get(inline.note)!] : [],
      ),
    )
    return [index, ...inner.flatMap(place)]
  }
  return slabs.map((line) =>
    line.notes.length === 0 ? line : { ...line, notes: line.notes.flatMap(place) },
  )
}
