/** What only some units may say in markers: recommendations a key phrase, which is in their text once, and an addressee; pictures a width. */
import { keyedRuns, timesIn } from '../memo/key-phrase.ts'
import type { Memo } from '../memo/model.ts'
import { textOf, unitsOf } from '../memo/walk.ts'
import type { Report } from '../message.ts'
import type { Draft } from './paragraphs.ts'
import { structureMessages } from './structure-messages.ts'

/**
 * Reports the markers whose `key`, `to` or `width` cannot be meant, each at its place; which items are recommendations is
 * not known where front matter that may say so cannot be read.
 */
export const checkKeys = (
  units: Pick<Memo, 'lead' | 'sections' | 'notes'>,
  { areRolesKnown }: { readonly areRolesKnown: boolean },
  report: Report,
): void => {
  for (const visit of unitsOf(units)) {
    const { marker } = visit.unit as Draft
    if (marker?.width !== undefined && visit.type !== 'figure')
      report({
        ...structureMessages.widthElsewhere(),
        ...(marker.place && { place: marker.place }),
      })
    if (marker?.key === undefined && marker?.to === undefined) continue
    const place = marker.place ? { place: marker.place } : {}
    if (visit.type !== 'item' || visit.within.at(-1)?.role !== 'recommendations') {
      if (areRolesKnown) report({ ...structureMessages.keyElsewhere(), ...place })
      continue
    }
    if (marker.key === undefined) continue
    const times = timesIn(textOf(keyedRuns(visit.unit)), marker.key)
    if (times !== 1) report({ ...structureMessages.wrongKey(marker.key, times), ...place })
  }
}
