/** Changes of copies that came back → what a page shows of them. */
import { sha256 } from '../files.ts'
import type { Change } from '../review/changes.ts'
import { afterOf, beforeOf } from '../review/changes.ts'
import { byName, type Answered, type Fate, type Text } from '../review/model.ts'
import type { Copies } from '../review/read-copies.ts'
import { remarksIn, type Remark } from '../review/remarks.ts'
import { readable } from '../review/signs.ts'
import { editsBetween } from '../review/words.ts'
import { isEditable, textsIn, type Choices, type NamedChange } from './chosen.ts'
import type { ReviewChange, ReviewRemark, ReviewState, Span } from './model.ts'

export type Reviewed = {
  readonly copies: Copies
  readonly changes: readonly NamedChange[]
  /** The text that changes are brought into. */
  readonly start: Text
  /** The text on the disk: that one, with what has been written. */
  readonly now: Text
  readonly choices: Choices
  /** Changes that the text on the disk has by choices made here, with these. */
  readonly written: Choices
  /** Those of them that the start has already, as somebody else has changed the memo since. */
  readonly settled: ReadonlySet<string>
  /** What would become of those that are open. */
  readonly answers: readonly Answered[]
}

export const reviewState = (reviewed: Reviewed): ReviewState => {
  const { copies, changes, now, answers } = reviewed
  // Of a change that met two fates the last: its conflict.
  const fates = new Map(answers.map(({ change, of = change, fate }) => [of, fate]))
  const places = placesIn(reviewed)
  return {
    of: sha256(now.source),
    files: copies.readings.map(({ file }) => file),
    changes: changes
      .map((change) =>
        changeOf(change, fates.get(change.asked.change) ?? 'made', { ...reviewed, places }),
      )
      .sort((a, b) => (a.line ?? Infinity) - (b.line ?? Infinity) || 0),
    remarks: remarksIn(now, copies).map((remark) => remarkOf(remark, places)),
  }
}

type Where = {
  readonly unit: string | null
  readonly line: number | null
  readonly column: number | null
}
type Places = (name: string | null) => Where

/** Where units stand in the memo now; of one whose name is another since, where it stood. */
const placesIn = ({ now, start }: Reviewed): Places => {
  const [own, before] = [byName(now.units), byName(start.units)]
  return (name) => {
    const found = name === null ? undefined : (own.get(name) ?? before.get(name))
    const { line, column } = found?.node.position?.start ?? { line: null, column: null }
    return { unit: found?.unit.id ?? null, line, column }
  }
}

const remarkOf = (remark: Remark, places: Places): ReviewRemark => ({
  ...remark,
  ...places(remark.unit),
})

const changeOf = (
  { id, asked }: NamedChange,
  fate: Fate,
  { start, choices, written, settled, places }: Reviewed & { readonly places: Places },
): ReviewChange => {
  const choice = choices.get(id) ?? null
  const isTaken = choice !== null && choice.take !== 'reject'
  const { change, file, tracked } = asked
  const textOf = textsIn(start)
  const [before, after] = [beforeOf(change), afterOf(change)]
  const name = 'unit' in change ? change.unit : null
  const own = name === null || change.kind === 'added' ? null : textOf(name)
  const edits = editsBetween(before, after, start.memo.meta.lang)
  return {
    id,
    kind: change.kind,
    file,
    author: tracked?.author ?? null,
    ...places(name),
    ...spansOf(change, edits),
    ours: own !== null && own !== before && own !== after && before !== '' ? readable(own) : null,
    look: lookOf(change),
    fate,
    typed: isEditable(asked, textOf) ? after || before : null,
    choice,
    isWritten: written.has(id),
    isPending: !settled.has(id) && (isTaken ? written.get(id) !== choice : written.has(id)),
    isSettled: settled.has(id),
  }
}

/** A text before and after its edits, what differs apart. */
const spansOf = (change: Change, edits: ReturnType<typeof editsBetween>) => {
  const before = beforeOf(change)
  const [old, theirs]: [Span[], Span[]] = [[], []]
  const put = (spans: Span[], text: string, isShared: boolean): void => {
    if (text !== '') spans.push({ text: readable(text), isShared })
  }
  let at = 0
  for (const { from, to, text } of [
    ...edits,
    { from: before.length, to: before.length, text: '' },
  ]) {
    put(old, before.slice(at, from), true)
    put(theirs, before.slice(at, from), true)
    put(old, before.slice(from, to), false)
    put(theirs, text, false)
    at = to
  }
  const moved = 'text' in change ? [{ text: readable(change.text), isShared: true }] : []
  return { old: [...old, ...moved], theirs: change.kind === 'deleted' ? [] : theirs }
}

const lookOf = (change: Change): string | null => {
  if (change.kind === 'restyled') return `${change.words} → ${change.look}`
  if (change.kind !== 'formatted') return null
  const { mark, isOn, from, to } = change.marking
  return `${isOn ? '+' : '−'}${mark} “${change.text.slice(from, to)}”`
}
