/** What a review found, for a machine: every edit under the id of its unit, as `memopress units` prints it. */
import { afterOf, beforeOf } from '../review/changes.ts'
import type { Answered, Text } from '../review/model.ts'
import type { Review } from '../review/review.ts'
import { readable } from '../review/signs.ts'

/** Where a text is: in a unit, in a cell of one, in its caption, or a value of the front matter. */
type Place = {
  readonly unit: string | null
  readonly cell?: { readonly row: number; readonly column: number }
  readonly part?: 'caption'
  /** `title`, `convenors.1`. */
  readonly frontMatter?: string
}

export const reviewData = ({ answers, remarks, bases }: Review, { units }: Text) => {
  const ids = new Map(units.map(({ name, unit }) => [name, unit.id]))
  const placeOf = (name: string | null): Place => {
    if (name === null) return { unit: null }
    if (name.startsWith('_')) return { unit: null, frontMatter: name.replace(/^_(?:front\.)?/, '') }
    const [, own = name, row, column] = /^(.+?)__(\d+)_(\d+)$/.exec(name) ?? []
    // Ids have no underscore: what a copy has in their place is a hyphen.
    const unit = ids.get(name) ?? own.replace(/__caption$/, '').replaceAll('_', '-')
    if (row !== undefined) return { unit, cell: { row: Number(row), column: Number(column) } }
    return name.endsWith('__caption') ? { unit, part: 'caption' } : { unit }
  }
  const edit = ({ change, fate, file, tracked, against }: Answered) => {
    const { kind, ...rest } = change
    const {
      unit = null,
      before: _,
      after: __,
      as: ___,
      notes: ____,
      others,
      behind,
      ...more
    } = rest as Loose
    return {
      kind,
      ...placeOf(unit),
      isTracked: tracked !== null,
      author: tracked?.author ?? null,
      date: tracked?.date ?? null,
      before: readable(beforeOf(change)),
      after: readable(afterOf(change)),
      fate,
      file,
      ...(others && { others: others.map((name) => placeOf(name).unit) }),
      ...(behind !== undefined && {
        behind: typeof behind === 'number' ? behind : placeOf(behind),
      }),
      ...more,
      ...(against && {
        against: against.map(({ text, ...rival }) => ({ ...rival, text: readable(text) })),
      }),
    }
  }
  return {
    changes: answers.map(edit),
    comments: remarks.map((remark) => ({ ...remark, ...placeOf(remark.unit) })),
    bases,
  }
}

/** What changes have beside their kinds. */
type Loose = {
  readonly unit?: string | null
  readonly before?: string
  readonly after?: string
  readonly as?: unknown
  readonly notes?: unknown
  readonly others?: readonly string[]
  readonly behind?: string | number | null
}
