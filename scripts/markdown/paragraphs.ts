/** Paragraphs and headings of mdast → paragraphs and figures of the memo, each with the marker it ends with. */
import type {
  Heading,
  Image,
  ImageReference,
  Node,
  Paragraph as ParagraphNode,
  PhrasingContent,
} from 'mdast'
import { contentMessages } from './content-messages.ts'
import { at } from './markdown.ts'
import { markersIn } from './markers.ts'
import type { Marker } from './markers.ts'
import type { Block, Figure, Run, Unit } from '../memo/model.ts'
import { imagesIn, toPicture } from './pictures.ts'
import { isBlank, isBlankOrComment, toRuns } from './runs.ts'
import type { Reading } from './runs.ts'
import { withoutIndent } from './settle.ts'
import { structureMessages } from './structure-messages.ts'

/** A unit as read; `nameUnits` turns its marker into id and domains. */
export type Draft<T extends Unit = Unit> = T & { readonly marker?: Marker }

/** The one marker a unit may have; each further one is reported. */
export const only = (
  [first, ...others]: readonly Marker[],
  report: Reading['report'],
): { readonly marker?: Marker } => {
  for (const { place } of others)
    report({ ...structureMessages.secondMarker(), ...(place ? { place } : {}) })
  return first ? { marker: first } : {}
}

/** A unit that `nameUnits` has yet to name. */
export const unnamed = (node: Node): Unit => ({
  id: '',
  domains: [],
  ...(node.position ? { place: node.position.start, end: node.position.end } : {}),
})

/** Text and the marker at its end. */
export const toMarkedRuns = (
  children: readonly PhrasingContent[],
  reading: Reading,
): { readonly runs: readonly Run[]; readonly markers: readonly Marker[] } => {
  const end = children.findLastIndex((node) => !isBlankOrComment(node)) + 1
  const markers = children
    .slice(end)
    .flatMap((node) => (node.type === 'html' ? markersIn(node, reading.report) : []))
  return { runs: withoutIndent(toRuns(children.slice(0, end), reading)), markers }
}

/** A paragraph as text, or as the picture it holds; one of pictures only is no text. */
export const paragraph = (node: ParagraphNode, reading: Reading): Draft<Block>[] => {
  const image = onlyImage(node)
  if (image) {
    const others = node.children.filter((child) => child !== image)
    const { markers } = toMarkedRuns(others, reading)
    return [{ ...figure(image, node, reading), ...only(markers, reading.report) }]
  }
  const { runs, markers } = toMarkedRuns(node.children, reading)
  const hasPictures = imagesIn(node).length > 0
  const isKept = node.children.some((child) => isKeptBlank(child, reading.source))
  if (runs.length > 0 ? isBlank(runs) : isKept && !hasPictures)
    reading.report({ ...contentMessages.blankParagraph(), ...at(node) })
  if (runs.length === 0 && hasPictures) return []
  return [{ ...unnamed(node), type: 'paragraph', runs, ...only(markers, reading.report) }]
}

/** The picture that is all of a paragraph. */
const onlyImage = ({ children }: ParagraphNode): Image | ImageReference | null => {
  const [image, ...others] = children.filter((child) => !isBlankOrComment(child))
  const isImage = image?.type === 'image' || image?.type === 'imageReference'
  return isImage && others.length === 0 ? image : null
}

/** A heading that begins no section, as its words are in a quote, an item or a note: it looks like one. */
export const boldLine = (node: Heading, reading: Reading): Draft<Block>[] => {
  const { runs, markers } = toMarkedRuns(node.children, reading)
  const isEmpty = isBlank(runs)
  const finding = isEmpty ? contentMessages.emptyHeading() : contentMessages.headingInside()
  reading.report({ ...finding, ...at(node) })
  const { marker } = only(markers, reading.report)
  if (isEmpty && marker) reading.report({ ...structureMessages.misplacedMarker(), ...at(node) })
  if (isEmpty) return []
  const bold = runs.map((run): Run => ({ ...run, strong: true }))
  return [{ ...unnamed(node), type: 'paragraph', runs: bold, ...(marker && { marker }) }]
}

/** Such as `&nbsp;` or `&#32;`: spaces and ends of lines are not kept where they make no text. */
const isKeptBlank = ({ type, position }: PhrasingContent, source: string): boolean =>
  type === 'text' && /[^ \t\r\n]/.test(source.slice(position?.start.offset, position?.end.offset))

/** Pictures that stand in a text: each comes below it. */
export const picturesBeside = (node: ParagraphNode | Heading, reading: Reading): Draft<Block>[] => {
  if (node.type === 'paragraph' && onlyImage(node)) return []
  return imagesIn(node).map((image) => {
    reading.report({ ...contentMessages.imageInText(), ...at(image) })
    return figure(image, image, reading)
  })
}

const figure = (image: Image | ImageReference, node: Node, reading: Reading): Figure => ({
  ...unnamed(node),
  type: 'figure',
  ...toPicture(image, reading),
})
