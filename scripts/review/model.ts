/** What a merge is made of: changes that are asked for, the memo that they are brought into, and what becomes of it. */
import type { Change, NewParagraph } from './changes.ts'
import type { FrontValue } from './front-texts.ts'
import type { ReadText, SourceUnit } from './source-texts.ts'
import type { Splice } from './splices.ts'

/** Who tracked a change, and when, as the file has it (ISO 8601). */
export type Tracked = { readonly author: string; readonly date: string | null }

/** A change that a copy asks for, and who tracked it; null for one that was made without tracking. */
export type Asked = {
  readonly change: Change
  readonly file: string
  readonly tracked: Tracked | null
}

/**
 * What became of a change: it is in the merged text; it was there already; it meets another change of the same words;
 * or it is left to the editor, because it has no place in the source, or is of the words of a template.
 */
export type Fate = 'landed' | 'made' | 'conflict' | 'listed'

export type Answered = Asked & {
  readonly fate: Fate
  /** Of a conflict the other texts. */
  readonly against?: readonly Rival[]
  /** The change that it is a part of, where another part of it met another fate. */
  readonly of?: Change
}

/** What another copy says of the same words; the memo of today where `file` is null. */
export type Rival = {
  readonly file: string | null
  readonly author: string | null
  readonly text: string
}

/** A memo with the values of its front matter that copies print. */
export type Text = ReadText & { readonly front: readonly FrontValue[] }

/** What is put behind a unit: a new paragraph, a new table, or lines from elsewhere. */
export type Chunk =
  | { readonly type: 'new'; readonly as: NewParagraph }
  | { readonly type: 'table'; readonly rows: readonly (readonly string[])[] }
  | { readonly type: 'moved'; readonly unit: SourceUnit; readonly deeper: number }

/** What becomes of the columns of a table. */
export type ColumnChanges = {
  /** Texts of new cells by their rows, behind a column, before the first where that is -1. */
  readonly added: readonly {
    readonly behind: number
    readonly texts: ReadonlyMap<number, string>
  }[]
  readonly gone: ReadonlySet<number>
}

/** A row put behind another. */
export type NewRow = { readonly texts: readonly string[]; readonly line: string }

/** What becomes of today's units while changes are brought in, one after another. */
export type Outcome = {
  readonly texts: Map<string, string>
  readonly gone: Set<string>
  /** Units whose splices are made already. */
  readonly settled: Set<string>
  /** Chunks behind a unit, by its name; '' before the first. */
  readonly chunks: Map<string, readonly Chunk[]>
  readonly moved: Set<string>
  /** Units that stand where a copy moved them. */
  readonly placed: Set<string>
  /** Units inside items that are moved, which go with them. */
  readonly carried: Set<string>
  /** Rows behind one, by the name of its first cell. */
  readonly rows: Map<string, readonly NewRow[]>
  /** By the name of their table. */
  readonly columns: Map<string, ColumnChanges>
  readonly front: Map<string, string>
  /** Labels of new notes, by the signs that stand for them, and their texts by label. */
  readonly labels: Map<string, string>
  readonly notes: Map<string, string>
  /** Null for one that the source has no place for. */
  readonly splices: (Splice | null)[]
}

export const noOutcome = (): Outcome => ({
  texts: new Map(),
  gone: new Set(),
  settled: new Set(),
  chunks: new Map(),
  moved: new Set(),
  placed: new Set(),
  carried: new Set(),
  rows: new Map(),
  columns: new Map(),
  front: new Map(),
  labels: new Map(),
  notes: new Map(),
  splices: [],
})

/** Both texts by the names of their units, and what becomes of the second. */
export type Ground = {
  readonly today: Text
  /** BCP 47. */
  readonly lang: string
  readonly named: ReadonlyMap<string, SourceUnit>
  readonly issued: ReadonlyMap<string, SourceUnit>
  readonly outcome: Outcome
}

/** `data__1_0` → `data`. */
export const tableOf = (name: string): string => name.replace(/__\d+_\d+$/, '')

/** Units by name; a table by the last of its cells. */
export const byName = (units: readonly SourceUnit[]): ReadonlyMap<string, SourceUnit> =>
  new Map(
    units.flatMap((unit): [string, SourceUnit][] => [
      [unit.name, unit],
      ...(unit.cell ? [[tableOf(unit.name), unit] as [string, SourceUnit]] : []),
    ]),
  )

/** Whether a text is as it was issued, and no change has been brought into it. */
export const isUntouched = (name: string, { named, issued, outcome }: Ground): boolean =>
  named.get(name)?.text === issued.get(name)?.text &&
  !outcome.texts.has(name) &&
  !outcome.moved.has(name)

/** Where a cell was issued, by its name: `data__1_0`. */
export const issuedRow = (name: string): number => Number(/__(\d+)_\d+$/.exec(name)?.[1])

/** The cells of a row of today's, where they say what they said; null where they do not. */
export const rowAt = (
  { named, issued }: Ground,
  table: string,
  row: number,
): readonly SourceUnit[] | null => {
  const [last, before] = [named.get(table)?.cell, issued.get(table)?.cell]
  if (!last || last.column !== before?.column || row < 0) return null
  const names = Array.from({ length: last.column + 1 }, (_, column) => `${table}__${row}_${column}`)
  const cells = names.flatMap((name) => named.get(name) ?? [])
  const isSame =
    cells.length === names.length &&
    names.every((name) => named.get(name)?.text === issued.get(name)?.text)
  return isSame ? cells : null
}
