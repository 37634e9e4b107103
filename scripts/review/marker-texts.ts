/** Markers of units that are joined or parted, as they are typed (`<!-- unit id=… domains=… -->`). */

import type { Edit } from './words.ts'

/** What a marker says, by key, as typed. */
export type MarkerText = ReadonlyMap<string, string>

export const markerPattern = /<!--\s*unit\b((?:[^-]|-(?!->))*)-->/

export const markerIn = (text: string): MarkerText | null => {
  const found = markerPattern.exec(text)
  return (
    found &&
    new Map(
      [...found[1]!.matchAll(/(?<![\w-])([\w-]+)=("[^"]*"|[^\s"]+)/g)].map(([, key, value]) => [
        key!,
        value!,
      ]),
    )
  )
}

export const typedMarker = (marker: MarkerText): string =>
  marker.size === 0
    ? ''
    : ` <!-- unit ${[...marker].map(([key, value]) => `${key}=${value}`).join(' ')} -->`

const listed = (value = ''): string[] =>
  value
    .replaceAll('"', '')
    .split(/[,\s]+/)
    .filter(Boolean)

/** A text before and after its edits. */
type Retyped = { readonly before: string; readonly after: string; readonly edits: readonly Edit[] }

/** The marker with the words of its key phrase as they are now; without it where none are left. */
export const rekeyed = (marker: MarkerText, { before, after, edits }: Retyped): MarkerText => {
  const key = (marker.get('key') ?? '').replaceAll('"', '')
  const at = key === '' ? -1 : before.indexOf(key)
  if (at < 0 || after.includes(key)) return marker
  const shifted = (index: number): number =>
    edits
      .filter(({ to, from }) => to <= index && from < index)
      .reduce((sum, { from, to, text }) => sum + text.length - (to - from), index)
  const isWithin = ({ from, to }: Edit): boolean => at <= from && to <= at + key.length
  const words = edits.every(
    (edit) => isWithin(edit) || edit.to <= at || edit.from >= at + key.length,
  )
    ? after.slice(shifted(at), shifted(at + key.length))
    : ''
  const own = new Map(marker)
  if (words === '' || /["\n\u2029]/.test(words)) own.delete('key')
  else own.set('key', `"${words}"`)
  return own
}

/** One marker of several: the first name, and all domains. */
export const joinedMarker = (markers: readonly MarkerText[]): MarkerText => {
  const domains = [...new Set(markers.flatMap((marker) => listed(marker.get('domains'))))]
  const all = [...markers].reverse().flatMap((marker) => [...marker])
  const joined = new Map(all)
  return domains.length > 0 ? joined.set('domains', domains.join(',')) : joined
}

/**
 * A marker for each part of a text: the first part keeps the name, all have the domains, and a key phrase goes to the
 * part that has its words.
 */
export const partedMarkers = (marker: MarkerText, parts: readonly string[]): MarkerText[] => {
  const key = (marker.get('key') ?? '').replaceAll('"', '')
  const holder = key === '' ? 0 : parts.findIndex((part) => part.includes(key))
  const domains = marker.get('domains')
  return parts.map((_, at) => {
    const own = new Map(at === 0 ? marker : domains === undefined ? [] : [['domains', domains]])
    own.delete('key')
    return key !== '' && at === holder ? own.set('key', marker.get('key')!) : own
  })
}
