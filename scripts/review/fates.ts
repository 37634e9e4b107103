/** What becomes of a change: a table by its kind. Each handler writes down what it does to the text. */
import type { Change } from './changes.ts'
import { domainPrefix } from './front-texts.ts'
import { joinedUnit } from './joined.ts'
import { isUntouched, tableOf, type Chunk, type Fate, type Ground } from './model.ts'
import { rangeOf } from './places.ts'
import { paragraphSign } from './signs.ts'
import type { SourceUnit } from './source-texts.ts'
import { columnAdded, columnDeleted, rowAdded, rowDeleted, rowMoved } from './table-fates.ts'
import { applied, editsBetween, rebased } from './words.ts'

type Of<K extends Change['kind']> = Extract<Change, { kind: K }>
type Handlers = { readonly [K in Change['kind']]: (change: Of<K>, ground: Ground) => Fate }

const listed = (): Fate => 'listed'

const handlers: Handlers = {
  changed: (change, ground) =>
    change.unit.startsWith('_front.') ? retypeFront(change, ground) : retypeUnit(change, ground),
  split: ({ unit, before, after }, ground) => retype(unit, { before, after }, ground),
  joined,
  moved,
  deleted,
  added: ({ unit, as }, ground) => put(unit, { type: 'new', as }, ground),
  'table-added': ({ unit, rows }, ground) => put(unit, { type: 'table', rows }, ground),
  'column-added': columnAdded,
  'column-deleted': columnDeleted,
  'row-added': rowAdded,
  'row-deleted': rowDeleted,
  'row-moved': rowMoved,
  'note-added': ({ after }, { outcome }) =>
    [...outcome.notes.values()].some((text) => text.includes(after.trim())) ? 'landed' : 'listed',
  // Marks are put on and taken off once the texts are there.
  formatted: listed,
  restyled: listed,
  unplaced: listed,
  template: listed,
}

export const fateOf = (change: Change, ground: Ground): Fate =>
  (handlers[change.kind] as (each: Change, ground: Ground) => Fate)(change, ground)

type Texts = { readonly before: string; readonly after: string }

function retype(name: string, texts: Texts, { today, named, outcome, lang }: Ground): Fate {
  const unit = named.get(name)
  if (!unit) return 'listed'
  if (outcome.gone.has(name)) return 'conflict'
  const now = outcome.texts.get(name) ?? unit.text
  const text = merged(texts, now, lang)
  if (text === null) return 'conflict'
  if (text === now) return 'made'
  outcome.texts.set(name, text)
  const domain = today.front.find((value) => value.name.startsWith(domainPrefix) && value.text === unit.text) // prettier-ignore
  if (domain && unit.type === 'section') outcome.front.set(domain.name, text)
  return 'landed'
}

/** A text with a change that was made to another version of it; null where both changed the same words. */
const merged = ({ before, after }: Texts, now: string, lang: string): string | null => {
  const edits = rebased(editsBetween(before, after, lang), editsBetween(before, now, lang))
  return edits && applied(now, edits)
}

function retypeUnit({ unit, before, after, notes = [] }: Of<'changed'>, ground: Ground): Fate {
  const fate = retype(unit, { before, after }, ground)
  if (fate !== 'landed') return fate
  const { today, outcome } = ground
  for (const { sign, text } of notes) {
    let number = outcome.notes.size + 1
    while (today.source.includes(`[^new${number}]`)) number++
    outcome.labels.set(sign, `new${number}`)
    outcome.notes.set(`new${number}`, text)
  }
  return fate
}

function retypeFront({ unit, before, after }: Of<'changed'>, ground: Ground): Fate {
  const { today, outcome, lang } = ground
  const value = today.front.find(({ name }) => name === unit)
  if (!value || after.trim() === '') return 'listed'
  const now = outcome.front.get(unit) ?? value.text
  const text = merged({ before, after }, now, lang)
  if (text === null) return 'conflict'
  if (text === now) return 'made'
  outcome.front.set(unit, text)
  return 'landed'
}

function joined({ unit, others, before, after }: Of<'joined'>, ground: Ground): Fate {
  const { named, outcome, today, lang } = ground
  const names = [unit, ...others]
  const parts = before.split(paragraphSign)
  const all = names.map((name) => named.get(name))
  const isAsBefore = (each: SourceUnit | undefined, at: number): boolean =>
    each?.text === parts[at] && !outcome.gone.has(names[at]!) && isUntouched(names[at]!, ground)
  if (!all.every(isAsBefore)) return 'conflict'
  const one = joinedUnit(all as SourceUnit[], today.source)
  if (!one) return 'listed'
  const around = { source: today.source, labels: outcome.labels }
  for (const edit of editsBetween(before, after, lang)) outcome.splices.push(one.spliceOf(edit, around)) // prettier-ignore
  outcome.splices.push(...one.splices)
  outcome.texts.set(unit, after)
  for (const name of names) outcome.settled.add(name)
  for (const name of others) outcome.gone.add(name)
  return 'landed'
}

/** A line of the front matter is none that others stand behind. */
function put(behind: string | null, chunk: Chunk, ground: Ground): Fate {
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

/** Whether a new paragraph stands behind a unit already, among others that were not issued. */
const isThere = (
  name: string,
  chunk: Chunk,
  { today: { units }, named, issued }: Ground,
): boolean => {
  if (chunk.type !== 'new') return false
  const text = chunk.as.text.trim()
  for (let at = name === '' ? 0 : units.indexOf(named.get(name)!) + 1; at < units.length; at++) {
    if (issued.has(units[at]!.name)) return false
    if (units[at]!.text === text) return true
  }
  return false
}

function moved({ unit: name, behind, deeper }: Of<'moved'>, ground: Ground): Fate {
  const { named, outcome, today } = ground
  const unit = named.get(name)
  const range = unit && !outcome.gone.has(name) && !unit.isNote && rangeOf(unit, today.source)
  if (!unit || !range) return 'listed'
  if (outcome.moved.has(name)) return 'conflict'
  if (goesAlong(unit, behind, outcome)) {
    outcome.carried.add(name)
    return 'landed'
  }
  const fate = put(behind, { type: 'moved', unit, deeper: deeper ?? 0 }, ground)
  if (fate === 'landed') outcome.moved.add(name)
  return fate
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

function deleted({ unit: name }: Of<'deleted'>, ground: Ground): Fate {
  const { named, issued, outcome, today } = ground
  const last = named.get(name)
  if (!last) return issued.has(name) ? 'made' : 'listed'
  const own = last.cell ? today.units.filter((each) => each.cell && tableOf(each.name) === name) : [last] // prettier-ignore
  if (own.every((each) => outcome.gone.has(each.name))) return 'made'
  if (!own.every((each) => isUntouched(each.name, ground))) return 'conflict'
  for (const each of own) outcome.gone.add(each.name)
  return 'landed'
}
