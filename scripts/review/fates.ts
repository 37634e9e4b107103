/** What becomes of a change: a table by its kind. Each handler writes down what it does to the text. */
import type { Change } from './changes.ts'
import { domainPrefix } from './front-texts.ts'
import { joinedUnit } from './joined.ts'
import { isUntouched, tableOf, type Fate, type Ground } from './model.ts'
import { moved, put } from './placing.ts'
import { newNoteSigns, noteSign, paragraphSign } from './signs.ts'
import type { SourceUnit } from './source-texts.ts'
import { columnAdded, columnDeleted, rowAdded, rowDeleted, rowMoved } from './table-fates.ts'
import { applied, editsBetween, rebased } from './words.ts'

type Of<K extends Change['kind']> = Extract<Change, { kind: K }>
type Handlers = { readonly [K in Change['kind']]: (change: Of<K>, ground: Ground) => Fate }

const listed = (): Fate => 'listed'

const handlers: Handlers = {
  changed: (change, ground) =>
    change.unit.startsWith('_front.') ? retypeFront(change, ground) : retypeUnit(change, ground),
  split: (change, ground) =>
    isParted(change, ground) ? 'made' : retype(change.unit, change, ground),
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
  'note-added': noteAdded,
  // Marks are put on and taken off once the texts are there.
  formatted: listed,
  restyled: listed,
  unplaced: listed,
  template: listed,
}

export const fateOf = (change: Change, ground: Ground): Fate =>
  (handlers[change.kind] as (each: Change, ground: Ground) => Fate)(change, ground)

type Texts = { readonly before: string; readonly after: string }

function retype(name: string, texts: Texts, { today, named, issued, outcome, lang }: Ground): Fate {
  const unit = named.get(name)
  if (!unit) return issued.has(name) ? 'conflict' : 'listed'
  if (outcome.gone.has(name)) return 'conflict'
  const now = outcome.texts.get(name) ?? unit.text
  const text = merged(texts, now, lang)
  if (text === null) return 'conflict'
  if (text === now) return 'made'
  outcome.texts.set(name, text)
  const domain = today.front.find(
    (value) => value.name.startsWith(domainPrefix) && value.text === unit.text,
  )
  if (domain && unit.type === 'section') outcome.front.set(domain.name, text)
  return 'landed'
}

/** Whether the parts of a text are units of their own already. */
const isParted = ({ after }: Of<'split'>, { today: { units } }: Ground): boolean => {
  const [first, ...others] = after.split(paragraphSign).map((part) => part.trim())
  return units.some(
    ({ text }, at) =>
      text === first && others.every((part, more) => units[at + 1 + more]?.text === part),
  )
}

function noteAdded({ after }: Of<'note-added'>, { outcome, today, issued }: Ground): Fate {
  const text = after.trim()
  if ([...outcome.notes.values()].some((note) => note.includes(text))) return 'landed'
  const isMade = today.units.some(
    (unit) => unit.isNote && !issued.has(unit.name) && unit.text.includes(text),
  )
  return isMade ? 'made' : 'listed'
}

/** A text with a change that was made to another version of it; null where both changed the same words. */
const merged = ({ before, after }: Texts, now: string, lang: string): string | null => {
  const edits = rebased(editsBetween(before, after, lang), editsBetween(before, now, lang))
  return edits && applied(now, edits)
}

function retypeUnit({ unit, before, after, notes = [] }: Of<'changed'>, ground: Ground): Fate {
  // Of a note that is there the sign is that of all others.
  if (ground.named.get(unit)?.text === after.replaceAll(newNoteSigns, noteSign) && notes.length > 0)
    return 'made'
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
  const isOne = all.every((each) => !each || each.text === after)
  if (isOne && today.units.some(({ text }) => text === after)) return 'made'
  if (!all.every(isAsBefore)) return 'conflict'
  const one = joinedUnit(all as SourceUnit[], today.source)
  if (!one) return 'listed'
  const around = { source: today.source, labels: outcome.labels }
  for (const edit of editsBetween(before, after, lang))
    outcome.splices.push(one.spliceOf(edit, around))
  outcome.splices.push(...one.splices)
  outcome.texts.set(unit, after)
  for (const name of names) outcome.settled.add(name)
  for (const name of others) outcome.gone.add(name)
  return 'landed'
}

function deleted({ unit: name }: Of<'deleted'>, ground: Ground): Fate {
  const { named, issued, outcome, today } = ground
  const last = named.get(name)
  if (!last) return issued.has(name) ? 'made' : 'listed'
  const own = last.cell
    ? today.units.filter((each) => each.cell && tableOf(each.name) === name)
    : [last]
  if (own.every((each) => outcome.gone.has(each.name))) return 'made'
  if (!own.every((each) => isUntouched(each.name, ground))) return 'conflict'
  for (const each of own) outcome.gone.add(each.name)
  return 'landed'
}
