/**
 * Same document, same bytes: takes the library's counters and dice out of a package, and writes it
 * in a fixed order at a fixed time.
 */
import { strFromU8, strToU8, unzipSync, zipSync, type Zippable } from 'fflate'

/** A package's parts by path. */
type Parts = Readonly<Record<string, Uint8Array>>

/** The package of the same content that any process, at any time, in any zone would write. */
export const normalize = (docx: Uint8Array): Uint8Array => {
  const parts = unzipSync(docx)
  const paths = Object.keys(parts).sort(byPlace)
  const named = renameRelations(parts, paths)
  const numbered = renumber(named, paths)
  // Zip times are local; fflate reads them as such, so this is the same in every zone.
  const options = { level: 6, mtime: new Date(1980, 0, 1) } as const
  const entries: Zippable = Object.fromEntries(
    paths.map((path) => [path, [numbered[path]!, options]]),
  )
  return zipSync(entries)
}

const first = ['[Content_Types].xml', '_rels/.rels', 'word/document.xml']

/** Word looks for the content types first; all else by name. */
const byPlace = (a: string, b: string): number => rank(a) - rank(b) || (a < b ? -1 : a > b ? 1 : 0)

const rank = (path: string): number => {
  const place = first.indexOf(path)
  return place < 0 ? first.length : place
}

const isXml = (path: string): boolean => /\.(xml|rels)$/.test(path)

/** Changes attributes inside tags only: text may well look like one. */
const inTags = (xml: string, change: (tag: string) => string): string =>
  xml.replace(/<[^>]*>/g, change)

const withText = (parts: Parts, path: string, change: (xml: string) => string): Uint8Array =>
  strToU8(change(strFromU8(parts[path]!)))

/** Relationship ids of hyperlinks are random: all are counted in the order of their file. */
const renameRelations = (parts: Parts, paths: readonly string[]): Parts => {
  const changed = paths
    .filter((path) => path.endsWith('.rels'))
    .flatMap((rels) => {
      const owner = rels.replace('_rels/', '').replace(/\.rels$/, '')
      const ids = [...strFromU8(parts[rels]!).matchAll(/ Id="([^"]+)"/g)].map((match) => match[1]!)
      const names = new Map(ids.map((id, i) => [id, `rId${i + 1}`]))
      const rename = (pattern: RegExp) => (xml: string) =>
        inTags(xml, (tag) =>
          tag.replace(pattern, (all, key: string, id: string) =>
            names.has(id) ? ` ${key}="${names.get(id)!}"` : all,
          ),
        )
      return [
        [rels, withText(parts, rels, rename(/ (Id)="([^"]+)"/g))] as const,
        ...(parts[owner]
          ? [[owner, withText(parts, owner, rename(/ (r:\w+)="([^"]+)"/g))] as const]
          : []),
      ]
    })
  return { ...parts, ...Object.fromEntries(changed) }
}

/** Ids of bookmarks and drawings come from counters of the process: counted anew through all parts. */
const renumber = (parts: Parts, paths: readonly string[]): Parts => {
  const bookmarks = new Map<string, number>()
  let drawings = 0
  const changeTag = (tag: string): string => {
    if (/^<w:bookmark(Start|End)\b/.test(tag))
      return tag.replace(/ w:id="([^"]+)"/, (_, id: string) => {
        if (!bookmarks.has(id)) bookmarks.set(id, bookmarks.size)
        return ` w:id="${bookmarks.get(id)!}"`
      })
    return /^<wp:docPr\b/.test(tag)
      ? tag.replace(/ id="[^"]+"/, () => ` id="${(drawings += 1)}"`)
      : tag
  }
  return Object.fromEntries(
    paths.map((path) => [
      path,
      isXml(path) ? withText(parts, path, (xml) => inTags(xml, changeTag)) : parts[path]!,
    ]),
  )
}
