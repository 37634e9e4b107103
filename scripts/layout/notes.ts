/** Notes at the foot of pages: parts that are never cut, and the slabs whose pages they stand on. */
import { groupBy } from '../collections/group-by.ts'
import type { Flow } from '../flow/model.ts'
import { numberedNote } from '../flow/note-number.ts'
import type { Mark } from './model.ts'
import type { LayoutContext } from './line-marks.ts'
import { loneSlabs } from './pieces.ts'
import { moved, slab, type Slab } from './slabs.ts'

/** Length of the rule above notes, as part of the measure; the blank on either side of it, in lines. */
const noteRule = { share: 0.25, above: 0.5, below: 0.25, weight: 0.5 }

/** Height of the rule above the notes of a page with its blank. */
export const noteGap = ({ page }: Flow): number => (noteRule.above + noteRule.below) * page.grid

/** Lines of a note that stay together: its first two, its last two, or one. */
export type NotePart = {
  /** Index of the note. */
  readonly note: number
  readonly height: number
  readonly marks: readonly Mark[]
}

/** All notes of a flow, in parts, `width` points wide. */
export const noteParts = (context: LayoutContext, width: number): NotePart[] =>
  context.flow.notes.flatMap(({ number, body }, note) => {
    const lines = body.flatMap((paragraph, at) => {
      const column = { owner: `notes/${note}/${at}`, x: 0, width, panel: null, piece: -1 }
      return loneSlabs(at === 0 ? numberedNote(paragraph, number) : paragraph, column, context)
    })
    return kept(lines).map((part) => ({ note, ...stacked(part) }))
  })

/** As with paragraphs, no page begins with the last line or ends with the first. */
const kept = (lines: readonly Slab[]): Slab[][] =>
  lines.length < 4
    ? [[...lines]]
    : [lines.slice(0, 2), ...lines.slice(2, -2).map((line) => [line]), lines.slice(-2)]

const stacked = (lines: readonly Slab[]): Pick<NotePart, 'height' | 'marks'> => {
  let height = 0
  const marks: Mark[] = []
  for (const line of lines) {
    for (const mark of line.marks) marks.push(moved(mark, 0, height))
    height += line.height
  }
  return { height, marks }
}

/** Part of the column's height that notes take below one line of text; what is left goes overleaf. */
const tallestNotes = 0.2

/**
 * Slabs that name parts of notes instead of notes. Parts that a slab has no room for follow it, each on
 * a slab without height, so that long notes go on at the foot of the next pages. `heightAt` is that of the page of a piece.
 */
export const withNotes = (
  slabs: readonly Slab[],
  parts: readonly NotePart[],
  heightAt: (piece: number) => number,
): Slab[] => {
  const partsOf = groupBy(parts.keys(), (part) => parts[part]!.note)
  return slabs.flatMap((line) => {
    if (line.notes.length === 0) return [line]
    const wanted = line.notes.flatMap((note) => partsOf.get(note) ?? [])
    let used = 0
    const overleaf = wanted.findIndex((part, at) => {
      used += parts[part]!.height
      return at > 0 && used > heightAt(line.piece) * tallestNotes
    })
    const own = overleaf < 0 ? wanted : wanted.slice(0, overleaf)
    const { piece, panel, repeat } = line
    const rest = wanted.slice(own.length)
    return [
      { ...line, notes: own },
      ...rest.map((part) => slab({ height: 0, piece, panel, repeat, notes: [part] })),
    ]
  })
}

/** Notes of a page's slabs at the foot of its column, below their rule, which begins where they do. */
export const noteMarks = (
  slabs: readonly Slab[],
  parts: readonly NotePart[],
  flow: Flow,
  column: { readonly width: number; readonly height: number },
): Mark[] => {
  const shown = slabs.flatMap((line) => line.notes)
  if (shown.length === 0) return []
  let y = column.height - shown.reduce((sum, part) => sum + parts[part]!.height, 0)
  const { left, hanging, color } = flow.styles['note']!
  const x1 = left - hanging
  const rule: Mark = {
    type: 'stroke',
    x1,
    x2: x1 + column.width * noteRule.share,
    y: y - noteRule.below * flow.page.grid,
    weight: noteRule.weight,
    color,
  }
  return [
    rule,
    ...shown.flatMap((part) => {
      const marks = parts[part]!.marks.map((mark) => moved(mark, 0, y))
      y += parts[part]!.height
      return marks
    }),
  ]
}
