/** Marks put on, or taken off, characters of the merged text, as Markdown types them. */
import type { Run } from '../memo/model.ts'
import type { Change, Mark, Marking } from './changes.ts'
import type { Asked, Text } from './model.ts'
import { soundest } from './soundest.ts'
import type { SourceUnit } from './source-texts.ts'
import { endAt, spliced, type Splice } from './splices.ts'
import { textsIn } from './wanted.ts'
import { editsBetween, type Edit } from './words.ts'

type Formatted = Extract<Change, { kind: 'formatted' }>
type Open = { readonly asked: Asked; readonly unit: number; readonly marking: Marking }
export type Marked = {
  readonly source: string
  readonly landed: ReadonlySet<Asked>
  /** Marks that the text has where its words stand: new characters among marked ones. */
  readonly idle: ReadonlySet<Asked>
}

/** What stands before and behind marked characters. */
const typed: Readonly<Record<Mark, (href?: string) => readonly [before: string, behind: string]>> =
  {
    strong: () => ['**', '**'],
    emphasis: () => ['*', '*'],
    deleted: () => ['~~', '~~'],
    underline: () => ['<u>', '</u>'],
    sub: () => ['<sub>', '</sub>'],
    sup: () => ['<sup>', '</sup>'],
    link: (href = '') => ['[', `](<${href}>)`],
  }

const has: Readonly<Record<Mark, (run: Run) => boolean>> = {
  strong: ({ strong }) => strong ?? false,
  emphasis: ({ emphasis }) => emphasis ?? false,
  deleted: ({ deleted }) => deleted ?? false,
  underline: ({ underline }) => underline ?? false,
  sub: ({ sub }) => sub ?? false,
  sup: ({ sup }) => sup ?? false,
  link: ({ href, ref }) => href !== undefined || ref !== undefined,
}

/** The source with as many of the marks as it can say. */
export const withMarks = (
  text: Text,
  asked: readonly Asked[],
  read: (source: string) => Text | null,
): Marked => {
  const found = asked.flatMap((each) => openOf(each, text))
  const open = found.filter(({ unit, marking }) => !isSo(text.units[unit]!, marking))
  const kept = soundest(open, (all) => says(read(markedSource(text, all)), text, all))
  const left = new Set(open.filter((each) => !kept.includes(each)).map((each) => each.asked))
  return {
    source: markedSource(text, kept),
    landed: new Set(open.flatMap((each) => (left.has(each.asked) ? [] : [each.asked]))),
    idle: new Set(found.flatMap((each) => (open.includes(each) ? [] : [each.asked]))),
  }
}

/** Found by its name, or by its text where a change of that has given it another. */
const openOf = (asked: Asked, { units, memo }: Text): Open[] => {
  const { unit: name, text, marking } = asked.change as Formatted
  const same = units.flatMap((unit, at) => (unit.text === text ? [at] : []))
  const named = units.findIndex((unit) => unit.name === name)
  const unit = same.length === 1 && !same.includes(named) ? same[0]! : named
  const now = units[unit]?.text
  const own = now === undefined ? null : shifted(marking, editsBetween(text, now, memo.meta.lang))
  return own ? [{ asked, unit, marking: own }] : []
}

/** A mark where its words stand after edits; null where those words were changed. */
const shifted = (marking: Marking, edits: readonly Edit[]): Marking | null => {
  const { from, to } = marking
  if (edits.some((edit) => edit.from < to && from < edit.to)) return null
  const by = edits
    .filter((edit) => edit.to <= from && edit.from < to)
    .reduce((sum, edit) => sum + edit.text.length - (edit.to - edit.from), 0)
  return { ...marking, from: from + by, to: to + by }
}

const statesOf = ({ runs }: SourceUnit, mark: Mark): boolean[] =>
  runs.flatMap((run) => run.text.split('').map(() => has[mark](run)))

const isSo = (unit: SourceUnit, { mark, isOn, from, to }: Marking): boolean =>
  statesOf(unit, mark)
    .slice(from, to)
    .every((state, at) => state === isOn || /\s/.test(unit.text[from + at]!))

const markedSource = ({ units, source }: Text, all: readonly Open[]): string => {
  const opening = all.flatMap(({ unit, marking }) => splicesOf(units[unit]!, marking, source))
  const closing = [...opening].reverse()
  return spliced(source, [...opening.map(([first]) => first), ...closing.map(([, last]) => last)])
}

const splicesOf = (
  { offsets }: SourceUnit,
  { mark, isOn, from, to, href }: Marking,
  source: string,
): readonly (readonly [Splice, Splice])[] => {
  const [start, end] = [offsets[from], offsets[to - 1]]
  if (start === undefined || end === undefined) return []
  const [before, behind] = typed[mark](href)
  const last = endAt(end, source)
  if (isOn) return [[insert(start, before), insert(last, behind)]]
  const isAround =
    source.slice(start - before.length, start) === before && source.startsWith(behind, last)
  // Inside a longer stretch the marks end before, and begin anew behind.
  return isAround
    ? [
        [
          { from: start - before.length, to: start, text: '' },
          { from: last, to: last + behind.length, text: '' },
        ],
      ]
    : [[insert(start, behind), insert(last, before)]]
}

const insert = (at: number, text: string): Splice => ({ from: at, to: at, text })

/** Whether a text says the same with all marks in place. */
const says = (got: Text | null, before: Text, all: readonly Open[]): boolean =>
  got !== null &&
  JSON.stringify(textsIn(got)) === JSON.stringify(textsIn(before)) &&
  all.every(({ unit, marking }) => isSo(got.units[unit]!, marking))
