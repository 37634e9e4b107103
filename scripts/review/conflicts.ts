/** Changes that meet: of copies that say other things of the same words, neither is brought in. */
import { groupBy } from '../collections/group-by.ts'
import { tableOf, type Asked, type Fate } from './model.ts'
import { applied, editsBetween, type Edit } from './words.ts'

/** A change that was asked for, or edits of it that make no sense one without another. */
export type Part = { readonly asked: Asked; readonly of: Asked; readonly edits: readonly Edit[] }

/** What becomes of changes that are brought in one after another, and of nothing else. */
export type FatesOf = (asked: readonly Asked[]) => readonly Fate[]

/** Changes by those of other copies that they meet. */
export type Met = ReadonlyMap<Part, readonly Part[]>

/** Changes of texts where any meet are taken edit by edit: what meets nothing of them lands. */
export const partsOf = (asked: readonly Asked[], lang: string, fatesOf: FatesOf): Part[] => {
  const fates = fatesOf(asked)
  const units = new Set(
    asked.flatMap((each, at) => (fates[at] === 'conflict' ? unitsOf(each) : [])),
  )
  return asked.flatMap((each) =>
    unitsOf(each).some((unit) => units.has(unit)) ? editsOf(each, lang) : [wholeOf(each)],
  )
}

/** Those that would land by themselves and do not land together. */
export const metIn = (parts: readonly Part[], fatesOf: FatesOf): Met => {
  const met = new Map<Part, readonly Part[]>()
  const add = (own: Part, other: Part) => met.set(own, [...(met.get(own) ?? []), other])
  const areApart = (a: Part, b: Part): boolean =>
    a.asked.file !== b.asked.file && fatesOf([a.asked, b.asked])[1] === 'conflict'
  for (const group of groupsOf(parts)) {
    const able = group.filter(({ asked }) => fatesOf([asked])[0] === 'landed')
    able.forEach((own, at) => {
      for (const other of able.slice(at + 1)) {
        if (!areApart(own, other)) continue
        add(own, other)
        add(other, own)
      }
    })
  }
  return met
}

/** Changes of one text, or of one table, that are of several copies. */
const groupsOf = (parts: readonly Part[]): Part[][] => {
  const named = parts.flatMap((part) => unitsOf(part.asked).map((unit) => ({ unit, part })))
  return [...groupBy(named, ({ unit }) => unit).values()]
    .map((all) => all.map(({ part }) => part))
    .filter((all) => new Set(all.map(({ asked }) => asked.file)).size > 1)
}

const unitsOf = ({ change }: Asked): string[] => {
  // New text meets nothing of what it stands behind.
  if (!('unit' in change) || change.unit === null || /^(table-)?added$/.test(change.kind)) return []
  return [...new Set([change.unit, ...('others' in change ? change.others : [])].map(tableOf))]
}

const wholeOf = (asked: Asked): Part => ({ asked, of: asked, edits: [] })

const editsOf = (asked: Asked, lang: string): Part[] => {
  const { change } = asked
  if (change.kind !== 'changed' || change.notes) return [wholeOf(asked)]
  const groups = together(editsBetween(change.before, change.after, lang), change.before)
  if (groups.length < 2) return [wholeOf(asked)]
  return groups.map((edits) => ({ asked: withEdits(asked, edits), of: asked, edits }))
}

/** Edits one by one; where words change places, from where they are struck to where they are put in. */
const together = (edits: readonly Edit[], text: string): (readonly Edit[])[] => {
  const struckBy = ({ from, to }: Edit): string => text.slice(from, to).trim()
  const isMoved = (from: Edit, to: Edit): boolean =>
    struckBy(from).length >= fewestMoved && to.text.includes(struckBy(from))
  const groups: Edit[][] = []
  let end = -1
  edits.forEach((edit, at) => {
    if (at > end) groups.push([])
    groups.at(-1)!.push(edit)
    const near = edits.slice(at + 1, at + farthestMoved)
    const last = near.findLastIndex((other) => isMoved(edit, other) || isMoved(other, edit))
    end = Math.max(end, at + 1 + last)
  })
  return groups
}

/** Characters: fewer are put in again by chance. */
const fewestMoved = 2
/** Edits between which words are looked for. */
const farthestMoved = 8

/** A change with some of its edits only. */
export const withEdits = (asked: Asked, edits: readonly Edit[]): Asked => {
  const { change } = asked
  if (change.kind !== 'changed') return asked
  return { ...asked, change: { ...change, after: applied(change.before, edits) } }
}
