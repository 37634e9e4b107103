/** Pictures of a Word file: what each shows, how large, and the text it stands before. */
import type { Placed } from './links.ts'
import type { WordPackage } from './package.ts'
import { all, type Node } from './xml.ts'
import type { HeadPicture, Picture, PicturePrint } from '../reading.ts'

/** English Metric Units to a point (ISO 29500-1, 20.1.2.1). */
const emu = 12_700

/** In the order of the document. */
export const picturesOf = (word: WordPackage, placed: readonly Placed[]): Picture[] => {
  const printOf = printsIn(word, 'word/document.xml')
  return placed.flatMap(({ paragraph, at }) =>
    drawingsIn(paragraph.node).map((drawing): Picture => ({
      print: printOf(drawing),
      ...sizeOf(drawing),
      before: at,
    })),
  )
}

/** Those of the heads of pages, part by part. */
export const headPicturesOf = (word: WordPackage): HeadPicture[] =>
  [...word.parts]
    .filter(([path]) => /^word\/header\d*\.xml$/.test(path))
    .flatMap(([path, part]) => {
      const printOf = printsIn(word, path)
      return drawingsIn(part).map((drawing): HeadPicture => {
        const alt = all(drawing, 'wp:docPr')[0]?.attributes['descr'] ?? ''
        return { print: printOf(drawing), ...sizeOf(drawing), page: null, alt }
      })
    })

/** What the drawings of a part show. */
const printsIn = (word: WordPackage, part: string) => {
  const paths = new Map((word.relations.get(part) ?? []).map(({ id, target }) => [id, target]))
  return (drawing: Node): PicturePrint => {
    const hashOf = (name: string): string | undefined => {
      const embedded = all(drawing, name).map(({ attributes }) => attributes['r:embed'] ?? '')
      const path = embedded.length === 1 ? paths.get(embedded[0]!) : undefined
      const hash = path === undefined ? undefined : word.hashes.get(path)
      return embedded.length === 0 ? undefined : (hash ?? '')
    }
    const drawn = hashOf('asvg:svgBlip')
    return { sha256: hashOf('a:blip') ?? '', ...(drawn !== undefined && { drawing: drawn }) }
  }
}

/** Those in a line, and those that lines go round. */
const drawingsIn = (node: Node): Node[] =>
  all(node, 'w:drawing').flatMap((drawing) => [
    ...all(drawing, 'wp:inline'),
    ...all(drawing, 'wp:anchor'),
  ])

/** The least of the sizes it is given, in points: of its room, and of what is drawn there. */
const sizeOf = (drawing: Node): Pick<Picture, 'width' | 'height'> => {
  // One with an address is an extension (20.1.2.2.14), and no size.
  const sizes = all(drawing, 'a:ext').filter(({ attributes }) => attributes['uri'] === undefined)
  const extents = [...all(drawing, 'wp:extent'), ...sizes]
  const least = (key: string) =>
    Math.min(...extents.map(({ attributes }) => Number(attributes[key] ?? 0))) / emu
  return { width: least('cx'), height: least('cy') }
}
