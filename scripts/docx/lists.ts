/** Lists as they grow while items are read in order: definitions, and the counts that go on or begin anew in them. */
import type { StyleName } from '../flow/styles.ts'
import type { Label } from '../flow/pieces.ts'
import { isCounting, sectionOf, type Level } from './list-levels.ts'

/** Where a count of a definition begins anew; a text of its own where that of the definition would not be true. */
export type Override = { readonly start: number; readonly level?: Level }

/** By level; none of one that has not begun. */
type LastNumbers = readonly (number | undefined)[]

/** A count in a definition: `w:num`. */
export type Count = {
  readonly id: number
  readonly overrides: ReadonlyMap<number, Override>
  /** Last numbers of each level in this count alone, as LibreOffice counts. */
  own: LastNumbers
  /** Levels that have begun anew. */
  readonly begun: Set<number>
}

/** What the items of some styles are labelled with: `w:abstractNum`. */
export type Definition = {
  readonly id: number
  readonly levels: readonly (Level | undefined)[]
  readonly counts: Count[]
  /** Last numbers of each level in all its counts, as Word counts. */
  shared: LastNumbers
}

/** Numbering of one paragraph, or of all of a style: a count and a level of it. */
export type Num = { readonly id: number; readonly level: number }

/** An item as it wants to be labelled. */
export type Item = { readonly label: Label; readonly at: number; readonly level: Level }

/** Definitions in the order of their ids, by the styles of their items, and how many counts there are. */
export type Lists = {
  readonly definitions: Definition[]
  readonly byStyle: Map<StyleName, Definition[]>
  counts: number
}

export const noLists = (): Lists => ({ definitions: [], byStyle: new Map(), counts: 0 })

/** Adds a definition with some levels, whose first count is its own. */
export const define = (lists: Lists, levels: readonly (Level | undefined)[]): Definition => {
  const id = lists.definitions.length + 1
  const definition: Definition = { id, levels, counts: [], shared: [] }
  lists.definitions.push(definition)
  for (const level of levels) {
    const known = level && lists.byStyle.get(level.style)
    if (known) known.push(definition)
    else if (level) lists.byStyle.set(level.style, [definition])
  }
  begin(lists, definition, new Map())
  return definition
}

const begin = (lists: Lists, { counts }: Definition, overrides: Count['overrides']): Count => {
  const count: Count = { id: (lists.counts += 1), overrides, own: [], begun: new Set() }
  counts.push(count)
  return count
}

/** All lists from the beginning, for another edition of a document. */
export const restart = ({ definitions }: Lists): void => {
  for (const definition of definitions) {
    definition.shared = []
    for (const count of definition.counts) {
      count.own = []
      count.begun.clear()
    }
  }
}

/**
 * The count that prints an item's label next: the one it has in another edition, or one that goes on, where there is
 * one, else one that begins with it.
 */
export const place = (lists: Lists, item: Item, known?: number): Count => {
  const { at, level, label } = item
  const definition =
    lists.byStyle.get(level.style)?.find(({ levels }) => isSame(levels[at], level)) ??
    define(lists, [...Array<undefined>(at).fill(undefined), level])
  const [first, last] = [definition.counts[0]!, definition.counts.at(-1)!]
  if (!isCounting(level)) return first
  const own = definition.counts.filter(({ id }) => id === known)
  const count =
    [...own, first, last].find((each) => goesOn(definition, each, item)) ??
    begin(lists, definition, overridesOf(definition, item))
  definition.shared = after(definition.shared, at, label.ordinal)
  count.own = after(count.own, at, label.ordinal)
  count.begun.add(at)
  return count
}

/** The last numbers after an item: those of deeper levels are forgotten. */
const after = (last: LastNumbers, at: number, ordinal: number): LastNumbers =>
  Array.from({ length: at + 1 }, (_, i) => (i === at ? ordinal : last[i]))

const isSame = (a: Level | undefined, b: Level): boolean =>
  a?.format === b.format && a.text === b.text && a.style === b.style

/** Would a count print the label next, for Word, which counts through a definition, and for LibreOffice alike? */
const goesOn = (definition: Definition, count: Count, { label, at, level }: Item): boolean => {
  const override = count.overrides.get(at)
  const start = override?.start ?? definition.levels[at]!.start
  const next = (last: number | undefined): number => (last ?? start - 1) + 1
  const inWord = override && !count.begun.has(at) ? start : next(definition.shared[at])
  const isTrue = inWord === label.ordinal && next(count.own[at]) === label.ordinal
  return isTrue && saysSection(definition, count, { label, at, level })
}

/** Is the number of the section, if there is one before that of the item, the one that is printed? */
const saysSection = (definition: Definition, count: Count, { label, at }: Item): boolean => {
  const own = count.overrides.get(at)?.level
  const section = sectionOf(label)
  if (own) return own.text === literal(definition.levels[at]!, section).text
  if (section === undefined) return true
  // Word prints it as its own level counts it: 一 where that is Chinese.
  const isFigure = definition.levels[0]?.format === 'decimal'
  return isFigure && definition.shared[0] === section && count.own[0] === section
}

/** The level with the number of a section as text. */
const literal = (level: Level, section: number | undefined): Level => ({
  ...level,
  text: level.text.replace('%1.', `${section ?? ''}.`),
})

const overridesOf = (definition: Definition, { label, at }: Item): Count['overrides'] => {
  const section = sectionOf(label)
  const text = section === undefined ? {} : { level: literal(definition.levels[at]!, section) }
  // Levels above go on where they are.
  const above = definition.shared
    .slice(0, at)
    .flatMap((last, i): [number, Override][] =>
      last === undefined ? [] : [[i, { start: last + 1 }]],
    )
  return new Map([...above, [at, { start: label.ordinal, ...text }]])
}
