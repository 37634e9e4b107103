/** Definitions of lists and their counts → `word/numbering.xml` (ISO 29500-1, 17.9). */
import type { Flow } from '../flow/model.ts'
import type { Label } from '../flow/pieces.ts'
import { isCounted } from './list-labels.ts'
import { deepest, levelXml, type Level } from './list-levels.ts'
import type { Count, Definition, Num } from './lists.ts'
import { wordStyle } from './style-names.ts'
import { element, namespaces, part, valued } from './xml.ts'

export const numberingXml = (
  flow: Flow,
  definitions: readonly Definition[],
  links: ReadonlyMap<string, Num>,
): string =>
  part(
    element(
      'w:numbering',
      namespaces,
      ...definitions.map((definition) => abstractXml(flow, definition, links)),
      ...definitions
        .flatMap(({ id, counts }) => counts.map((count) => ({ definition: id, count })))
        .sort((a, b) => a.count.id - b.count.id)
        .map(({ definition, count }) => countXml(flow, definition, count)),
    ),
  )

const abstractXml = (
  flow: Flow,
  { id, levels, counts }: Definition,
  links: ReadonlyMap<string, Num>,
): string =>
  element(
    'w:abstractNum',
    { 'w:abstractNumId': id },
    valued('w:nsid', (0x4d000000 + id).toString(16).toUpperCase()),
    valued('w:multiLevelType', 'multilevel'),
    ...allLevels(levels).map((level, at) => {
      const own = levels[at] && styleIdOf(level)
      const link = own === undefined ? undefined : links.get(own)
      const isLinked = counts.some((count) => count.id === link?.id) && link?.level === at
      return levelXml(flow, at, level, isLinked ? own : undefined)
    }),
  )

/** Levels without an item repeat the nearest one's kind, so that editors can go on in Word. */
const allLevels = (levels: readonly (Level | undefined)[]): Level[] => {
  let last = levels.find((level) => level !== undefined)!
  return Array.from({ length: deepest + 1 }, (_, i) => {
    const own = levels[i]
    last = own ?? { ...last, text: last.text.replace(/^.*%\d/, `%${i + 1}`), start: 1 }
    return last
  })
}

const countXml = (flow: Flow, definition: number, { id, overrides }: Count): string =>
  element(
    'w:num',
    { 'w:numId': id },
    valued('w:abstractNumId', definition),
    ...[...overrides].map(([at, { start, level }]) =>
      element(
        'w:lvlOverride',
        { 'w:ilvl': at },
        valued('w:startOverride', start),
        level ? levelXml(flow, at, { ...level, start }) : '',
      ),
    ),
  )

/** The style of a level's paragraphs: one that counts its items has its own. */
export const styleIdOf = ({ style, format }: Level): string =>
  wordStyle(style, ...(isCounted({ format } as Label) ? (['numbered'] as const) : [])).id
