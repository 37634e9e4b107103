/**
 * Same document, same bytes: takes the library's counters and dice out of a package, and writes it
 * in a fixed order at a fixed time.
 */
import { strToU8, zipSync, type Zippable } from 'fflate'

/** A package's parts by path: XML as text, pictures and the like as bytes. */
type Parts = ReadonlyMap<string, string | Uint8Array>

/** The package of these parts that any process, at any time, in any zone would write. */
export const normalize = (parts: Parts): Uint8Array => {
  const sorted = new Map([...parts].sort(([a], [b]) => byPlace(a, b)))
  // Zip times are local; fflate reads them as such, so this is the same in every zone.
  const options = { level: 6, mtime: new Date(1980, 0, 1) } as const
  const entries = [...renumber(renameRelations(sorted))].map(
    ([path, part]): [string, Zippable[string]] => [
      path,
      [typeof part === 'string' ? strToU8(part) : part, options],
    ],
  )
  return zipSync(Object.fromEntries(entries))
}

const first = ['[Content_Types].xml', '_rels/.rels', 'word/document.xml']

/** Word looks for the content types first; all else by name. */
const byPlace = (a: string, b: string): number => rank(a) - rank(b) || (a < b ? -1 : a > b ? 1 : 0)

const rank = (path: string): number => {
  const place = first.indexOf(path)
  return place < 0 ? first.length : place
}

/** Changes attributes inside tags only: text may well look like one. */
const inTags = (xml: string, change: (tag: string) => string): string =>
  xml.replace(/<[^<>]*>/g, change)

/** Relationship ids of hyperlinks are random: all are counted in the order of their file. */
const renameRelations = (parts: Parts): Parts => {
  const changed = [...parts].flatMap(([path, rels]): [string, string][] => {
    if (!path.endsWith('.rels') || typeof rels !== 'string') return []
    const ids = [...rels.matchAll(/ Id="([^"]+)"/g)].map((match) => match[1]!)
    const names = new Map(ids.map((id, i) => [id, `rId${i + 1}`]))
    const rename = (xml: string, pattern: RegExp): string =>
      inTags(xml, (tag) =>
        tag.replace(pattern, (all, key: string, id: string) =>
          names.has(id) ? ` ${key}="${names.get(id)!}"` : all,
        ),
      )
    const owner = path.replace('_rels/', '').replace(/\.rels$/, '')
    const owned = parts.get(owner)
    return [
      [path, rename(rels, / (Id)="([^"]+)"/g)],
      ...(typeof owned === 'string'
        ? [[owner, rename(owned, / (r:\w+)="([^"]+)"/g)] as [string, string]]
        : []),
    ]
  })
  return new Map([...parts, ...changed])
}

/** What has an id of annotations (ISO 29500-1, 17.13): two elements of one id are the ends of a range. */
const range = /^<w:(?:bookmark|moveFromRange|moveToRange)(?:Start|End)\b/
const annotated =
  /<(?:w:(?:bookmark|moveFromRange|moveToRange)(?:Start|End)|w:(?:ins|del|moveFrom|moveTo|rPrChange|pPrChange)|wp:docPr)\b[^>]*>/g

/** Ids of annotations and drawings come from counters of the process: counted anew through all parts. */
const renumber = (parts: Parts): Parts => {
  const ranges = new Map<string, number>()
  let [annotations, drawings] = [0, 0]
  const numberOf = (tag: string, id: string): number => {
    if (!range.test(tag)) return annotations++
    const number = ranges.get(id) ?? annotations++
    ranges.set(id, number)
    return number
  }
  const changeTag = (tag: string): string =>
    tag.startsWith('<wp:docPr')
      ? tag.replace(/ id="[^"]+"/, () => ` id="${(drawings += 1)}"`)
      : tag.replace(/ w:id="([^"]+)"/, (_, id: string) => ` w:id="${numberOf(tag, id)}"`)
  const counted = (xml: string): string => xml.replace(annotated, changeTag)
  return new Map(
    [...parts].map(([path, part]) => [path, typeof part === 'string' ? counted(part) : part]),
  )
}
