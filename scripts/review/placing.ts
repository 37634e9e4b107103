/** What becomes of paragraphs, items and tables that are put behind others: new ones, and those that are moved. */
import type { Change } from './changes.ts'
import { tableOf, type Chunk, type Fate, type Ground } from './model.ts'
import { rangeOf } from './places.ts'
import type { SourceUnit } from './source-texts.ts'

type Of<K extends Change['kind']> = Extract<Change, { kind: K }>

/** A line of the front matter is none that others stand behind. */
export function put(behind: string | null, chunk: Chunk, ground: Ground): Fate {
  const { named, outcome } = ground
  const name = behind === null || behind.startsWith('_') ? '' : behind
  if (name !== '' && (!named.has(name) || outcome.gone.has(name))) return 'listed'
  const own = outcome.chunks.get(name) ?? []
  const isSame = (each: Chunk): boolean =>
    (each.type === 'new' && chunk.type === 'new' && each.as.text === chunk.as.text) ||
    (each.type === 'table' && chunk.type === 'table' && String(each.rows) === String(chunk.rows))
  if (own.some(isSame) || isThere(name, chunk, ground)) return 'made'
  outcome.chunks.set(name, [...own, chunk])
  return 'landed'
}

/** Whether a new paragraph or table stands behind a unit already, among others that were not issued. */
const isThere = (
  name: string,
  chunk: Chunk,
  { today: { units }, named, issued }: Ground,
): boolean => {
  if (chunk.type === 'moved') return false
  const texts = chunk.type === 'new' ? [chunk.as.text] : chunk.rows.flat()
  for (let at = name === '' ? 0 : units.indexOf(named.get(name)!) + 1; at < units.length; at++) {
    if (issued.has(units[at]!.name)) return false
    if (texts.every((text, more) => units[at + more]?.text === text.trim())) return true
  }
  return false
}

export function moved({ unit: name, behind, deeper }: Of<'moved'>, ground: Ground): Fate {
  const { named, outcome, today } = ground
  const unit = named.get(name)
  const range = unit && !outcome.gone.has(name) && !unit.isNote && rangeOf(unit, today.source)
  if (!unit || !range) return 'listed'
  if (outcome.moved.has(name)) return 'conflict'
  if (isBehind(unit, behind, ground)) {
    outcome.placed.add(name)
    return 'made'
  }
  if (goesAlong(unit, behind, outcome)) {
    outcome.carried.add(name)
    return 'landed'
  }
  const fate = put(behind, { type: 'moved', unit, deeper: deeper ?? 0 }, ground)
  if (fate === 'landed') outcome.moved.add(name)
  return fate
}

/** Whether a unit stands behind another already, with nothing between that was not put there as well. */
const isBehind = (
  unit: SourceUnit,
  behind: string | null,
  { today: { units }, issued, outcome }: Ground,
): boolean => {
  for (let at = units.indexOf(unit) - 1; at >= 0; at--) {
    const name = tableOf(units[at]!.name)
    if (name === behind) return true
    if (name !== tableOf(unit.name) && issued.has(units[at]!.name) && !outcome.placed.has(name))
      return false
  }
  return behind === null || behind.startsWith('_')
}

/** An item inside one that was moved to the same place just before. */
const goesAlong = (
  { items, type }: SourceUnit,
  behind: string | null,
  { chunks }: Ground['outcome'],
): boolean => {
  const last = chunks.get(behind ?? '')?.at(-1)
  const outer = type === 'item' ? items.slice(0, -1) : items
  return last?.type === 'moved' && outer.some((item) => item === last.unit.unit)
}
