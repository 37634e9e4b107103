/** Ids of units: those that stand in the source, and those derived from their texts. */
import { createHash } from 'node:crypto'
import type { Report } from '../message.ts'
import type { Draft } from './paragraphs.ts'
import type { Homes } from './domains.ts'
import { isId } from './markers.ts'
import type { Id, Memo, Section, Slug, Unit } from '../memo/model.ts'
import { structureMessages } from './structure-messages.ts'
import { unitsOf } from '../memo/walk.ts'

export type Units = Pick<Memo, 'lead' | 'sections' | 'notes'>

/** The unit that holds others: its id is part of theirs, its domains are theirs too. */
export type Scope = { readonly id: Id; readonly domains: readonly Slug[] }

/** The marker at the end of a unit, as it was read. */
export const markerOf = (unit: Unit) => (unit as Draft).marker

/** The id of a section that is the home of a domain: the name of that. */
export const homeId = (section: Section, { slugOf }: Homes): Id | undefined => {
  const slug = slugOf.get(section)
  return slug !== undefined && isId(slug) ? slug : undefined
}

/** Ids that stand in the source, so that no derived one takes them. */
export const givenIds = (units: Units, homes: Homes, report: Report): Set<Id> => {
  const lines = new Map<Id, number>()
  for (const { type, unit } of unitsOf(units)) {
    const marker = markerOf(unit)
    const id = marker?.id ?? (type === 'section' ? homeId(unit, homes) : undefined)
    if (id === undefined) continue
    const place = marker?.id === undefined ? unit.place : marker.place
    const line = lines.get(id)
    if (line === undefined) lines.set(id, place?.line ?? 0)
    else report({ ...structureMessages.duplicateId(id, line), ...(place ? { place } : {}) })
  }
  return new Set(lines.keys())
}

/** Derived id of a unit; `previous` is what precedes it. */
export type Derive = (scope: Scope, kind: string, text: string, previous: Id) => Id

/**
 * `u` and 8 hex digits of the scope, kind and text of a unit. Equal texts are told apart by what
 * precedes them, so that a unit inserted elsewhere renames none.
 */
export const derivation =
  (taken: Set<Id>): Derive =>
  (scope, kind, text, previous) => {
    const parts = [scope.id, kind, text]
    let id = hashId(parts)
    while (taken.has(id)) {
      parts.push(previous)
      id = hashId(parts)
    }
    taken.add(id)
    return id
  }

const hashId = (parts: readonly string[]): Id =>
  `u${createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 8)}`
