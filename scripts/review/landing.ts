/** Changes brought into today's source, all at once: its splices, and the texts that it has to say then. */
import { fateOf } from './fates.ts'
import { frontSplice } from './front-texts.ts'
import { partedEnds } from './joined.ts'
import {
  byName,
  issuedRow,
  noOutcome,
  rowAt,
  tableOf,
  type Answered,
  type Asked,
  type Fate,
  type Ground,
  type Text,
} from './model.ts'
import { deletion, firstInsertion, insertion, rangeOf, type Lines } from './places.ts'
import { removals } from './removals.ts'
import { paragraphSign } from './signs.ts'
import type { SourceUnit } from './source-texts.ts'
import { spliced, spliceOf, type Splice } from './splices.ts'
import { rowInsertion } from './table-rows.ts'
import { wantedOf, type Wanted } from './wanted.ts'
import { editsBetween } from './words.ts'

export type Landed = {
  readonly source: string
  readonly answers: readonly Answered[]
  /** Null where a change has no place in the source. */
  readonly wanted: Wanted | null
}

/** What becomes of changes by themselves. */
export const fatesIn = (start: Ground, asked: readonly Asked[]): Fate[] => {
  const ground: Ground = { ...start, outcome: noOutcome() }
  return asked.map(({ change }) => fateOf(change, ground))
}

type Splices = readonly (Splice | null)[]

export const groundOf = (base: Text, today: Text): Ground => {
  const named = byName(today.units)
  const issued = base === today ? named : byName(base.units)
  return { today, lang: base.memo.meta.lang, named, issued, outcome: noOutcome() }
}

export const land = (start: Ground, asked: readonly Asked[]): Landed => {
  const ground: Ground = { ...start, outcome: noOutcome() }
  const { today } = ground
  const answers = asked.map((each): Answered => ({ ...each, fate: fateOf(each.change, ground) }))
  const { outcome } = ground
  const inPlace = [
    ...outcome.splices,
    ...textSplices(ground),
    ...removals(today.units, outcome, today.source),
    ...rowSplices(ground),
  ]
  const all = [...inPlace.filter((each) => !isCarried(each, ground)), ...moves(inPlace, ground)]
  const splices = all.flatMap((each) => each ?? [])
  const isPossible = splices.length === all.length && takesAllAlong(ground)
  return {
    source: spliced(today.source, splices) + notesOf(ground),
    answers,
    wanted: isPossible ? wantedOf(today, outcome) : null,
  }
}

/** Whether all that is inside items that are moved is moved with them. */
const takesAllAlong = ({ today, outcome, named }: Ground): boolean =>
  [...outcome.moved].every((name) => {
    const own = named.get(name)!
    const { from, to } = rangeOf(own, today.source)!
    return today.units.every((unit) => {
      const start = unit.node.position!.start.offset!
      const isIn = from <= start && start < to && unit.unit !== own.unit
      return !isIn || outcome.carried.has(unit.name) || outcome.gone.has(unit.name)
    })
  })

/** Edits of texts, where they stand. */
const textSplices = ({ today, named, outcome, lang }: Ground): Splices => {
  const { source, front } = today
  const ofUnits = [...outcome.texts]
    .filter(([name]) => !outcome.settled.has(name))
    .flatMap(([name, text]): Splices => {
      const unit = named.get(name)!
      const all = editsBetween(unit.text, text, lang)
      const { ends, splices } = partedEnds(unit, { text, edits: all }, source)
      let parts = 0
      const edits = all.map((edit) => {
        const own = spliceOf(edit, unit, {
          source,
          labels: outcome.labels,
          ends: ends.slice(parts),
        })
        parts += edit.text.split(paragraphSign).length - 1
        return own
      })
      return [...splices, ...edits]
    })
  const ofFront = front.flatMap((value) => {
    const text = outcome.front.get(value.name)
    return text === undefined ? [] : [frontSplice(value, text)]
  })
  return [...ofUnits, ...ofFront]
}

const rowSplices = (ground: Ground): Splices =>
  [...ground.outcome.rows].map(([name, rows]) => {
    const cells = rowAt(ground, tableOf(name), issuedRow(name))
    return (
      cells &&
      rowInsertion(
        { cells },
        rows.map(({ line }) => line),
        ground.today.source,
      )
    )
  })

/** Whether a splice is in lines that go elsewhere. */
const isCarried = (splice: Splice | null, { outcome, named, today }: Ground): boolean =>
  splice !== null &&
  [...outcome.moved].some((name) => {
    const range = rangeOf(named.get(name)!, today.source)
    return range !== null && range.from <= splice.from && splice.to <= range.to
  })

/** New and moved lines put in, and those that are moved taken out. */
const moves = (inPlace: Splices, ground: Ground): Splices => {
  const { today, named, outcome } = ground
  const { source, units } = today
  const linesOf = (unit: SourceUnit): string => carriedLines(unit, inPlace, source)
  const places = new Map(units.map((unit, at) => [unit, at]))
  const put = [...outcome.chunks].map(([name, chunks]): Splice | null => {
    const anchor = name === '' ? units[0] : named.get(name)
    if (!anchor) return null
    const lines = chunks.map((chunk): Lines =>
      chunk.type === 'moved' ? { ...chunk, lines: linesOf(chunk.unit) } : chunk,
    )
    const around = { source, labels: outcome.labels, next: units[places.get(anchor)! + 1] }
    const splice = (name === '' ? firstInsertion : insertion)(anchor, lines, around)
    // What is put behind lines that go elsewhere would have to go with them.
    return isCarried(splice, ground) ? null : splice
  })
  return [...put, ...[...outcome.moved].map((name) => deletion(named.get(name)!, source))]
}

/** The lines of a unit that is moved, with what is changed in it. */
const carriedLines = (unit: SourceUnit, splices: Splices, source: string): string => {
  const { from, to } = rangeOf(unit, source)!
  const own = splices.flatMap((each) =>
    each && from <= each.from && each.to <= to
      ? [{ ...each, from: each.from - from, to: each.to - from }]
      : [],
  )
  return spliced(source.slice(from, to), own)
}

/** New notes, at the end of the source. */
const notesOf = ({ today, outcome }: Ground): string => {
  if (outcome.notes.size === 0) return ''
  const lines = [...outcome.notes].map(
    ([label, text]) => `\n[^${label}]: ${text.replaceAll('\n', ' ')}\n`,
  )
  return (today.source.endsWith('\n') ? '' : '\n') + lines.join('')
}
