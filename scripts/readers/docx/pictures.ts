/** Pictures of a Word file: what each shows, how large, and the text it stands before. */
import type { Placed } from './links.ts'
import type { WordPackage } from './package.ts'
import { all, type Node } from './xml.ts'
import type { Picture } from '../reading.ts'

/** English Metric Units to a point (ISO 29500-1, 20.1.2.1). */
const emu = 12_700

/** In the order of the document. */
export const picturesOf = (word: WordPackage, placed: readonly Placed[]): Picture[] => {
  const paths = new Map(
    (word.relations.get('word/document.xml') ?? []).map(({ id, target }) => [id, target]),
  )
  return placed.flatMap(({ paragraph, at }) =>
    all(paragraph.node, 'wp:inline').map((drawing): Picture => {
      const embedded = all(drawing, 'a:blip').map(({ attributes }) => attributes['r:embed'] ?? '')
      const path = embedded.length === 1 ? paths.get(embedded[0]!) : undefined
      const sha256 = path === undefined ? undefined : word.hashes.get(path)
      return { print: { sha256: sha256 ?? '' }, ...sizeOf(drawing), before: at }
    }),
  )
}

/** The least of the sizes it is given, in points: of its room, and of what is drawn there. */
const sizeOf = (drawing: Node): Pick<Picture, 'width' | 'height'> => {
  const extents = [...all(drawing, 'wp:extent'), ...all(drawing, 'a:ext')]
  const least = (key: string) =>
    Math.min(...extents.map(({ attributes }) => Number(attributes[key] ?? 0))) / emu
  return { width: least('cx'), height: least('cy') }
}
