/** mdast phrasing → runs: marks handed down, comments left out, source lines joined. */
import type { Definition, Html, Link, LinkReference, Node, PhrasingContent } from 'mdast'
import { hasInk } from '../compose/kinds.ts'
import type { Report } from '../message.ts'
import { forbiddenIn } from './code-points.ts'
import { contentMessages } from './content-messages.ts'
import { isLineBreak, isTag, withElements, type Element, type Inline } from './elements.ts'
import { linkMark, targetOf } from './links.ts'
import { at } from './markdown.ts'
import { markersIn } from './markers.ts'
import { unfilled } from '../memo/filled-links.ts'
import type { Id, Run } from '../memo/model.ts'
import { imagesIn } from './pictures.ts'
import { settle } from './settle.ts'
import type { Piece } from './settle.ts'
import { structureMessages } from './structure-messages.ts'

/** What reading needs to know besides the node. */
export type Reading = {
  readonly report: Report
  readonly source: string
  readonly definitions: ReadonlyMap<string, Definition>
  readonly noteId: (identifier: string) => Id
}

type Marks = Omit<Run, 'text'>
type Handlers = {
  readonly [T in Inline['type']]: (
    node: Extract<Inline, { type: T }>,
    marks: Marks,
    reading: Reading,
  ) => Piece[]
}

/** The runs of a paragraph, heading or cell. */
export const toRuns = (nodes: readonly PhrasingContent[], reading: Reading): Run[] =>
  settle(pieces(nodes, {}, reading))

const pieces = (nodes: readonly PhrasingContent[], marks: Marks, reading: Reading): Piece[] =>
  inlinePieces(withElements(nodes), marks, reading)

const inlinePieces = (nodes: readonly Inline[], marks: Marks, reading: Reading): Piece[] =>
  nodes.flatMap((node) => {
    const handle = handlers[node.type] as Handlers['text'] | undefined
    if (handle) return handle(node as Extract<Inline, { type: 'text' }>, marks, reading)
    reading.report({ ...contentMessages.unsupported((node as Node).type), ...at(node) })
    return []
  })

/** Text is below the line or above it: the innermost mark counts. */
const withMark = (marks: Marks, mark: Element['mark']): Marks => {
  const { sub: _, sup: __, ...others } = marks
  return mark === 'underline' ? { ...marks, underline: true } : { ...others, [mark]: true }
}

/** Pictures are no text; the reader of the block takes them out. */
const pictureGap = (_: unknown, marks: Marks): Piece[] => [{ ...marks, text: '', gap: 'comment' }]

const handlers: Handlers = {
  text: (node, marks, reading) => {
    reportForbidden(node.value, node, reading.report)
    // A line end of the source is no character of the text; `settle` decides what it becomes.
    return untabbed(node.value)
      .split('\n')
      .flatMap((text, i) => [...(i > 0 ? [lineEnd(marks)] : []), { ...marks, text }])
  },
  strong: (node, marks, reading) => pieces(node.children, { ...marks, strong: true }, reading),
  emphasis: (node, marks, reading) => pieces(node.children, { ...marks, emphasis: true }, reading),
  delete: (node, marks, reading) => pieces(node.children, { ...marks, deleted: true }, reading),
  inlineCode: (node, marks) => [{ ...marks, code: true, text: untabbed(node.value) }],
  break: (_, marks) => [{ ...marks, text: '\n' }],
  link: (node, marks, reading) => linkPieces(node, marks, reading),
  linkReference: (node, marks, reading) => linkPieces(node, marks, reading),
  footnoteReference: (node, marks, { noteId }) => [
    { ...marks, text: '', note: noteId(node.identifier) },
  ],
  element: ({ mark, children }, marks, reading) =>
    inlinePieces(children, withMark(marks, mark), reading),
  html: (node, marks, { report }) => {
    if (isLineBreak(node)) return [{ ...marks, text: '\n' }]
    if (isTag(node.value)) {
      report({ ...contentMessages.unpairedTag(node.value), ...at(node) })
      return []
    }
    if (markersIn(node, report).length > 0)
      report({ ...structureMessages.misplacedMarker(), ...at(node) })
    return [{ ...marks, text: '', gap: 'comment' }]
  },
  image: pictureGap,
  imageReference: pictureGap,
}

/** A tab in running text is a blank like another. */
const untabbed = (text: string): string => text.replaceAll('\t', ' ')

const lineEnd = (marks: Marks): Piece => ({ ...marks, text: '', gap: 'line' })

const reportForbidden = (text: string, node: Node, report: Report): void => {
  for (const { name, en, zh } of forbiddenIn(text))
    report({ ...contentMessages.forbiddenCharacter(name, en, zh), ...at(node) })
}

const linkPieces = (node: Link | LinkReference, marks: Marks, reading: Reading): Piece[] => {
  const { url, title } = targetOf(node, reading.definitions)
  if (isLiteral(node, reading.source)) return literalPieces(url, node, marks, reading)
  if (title) reading.report({ ...contentMessages.linkTitle(), ...at(node) })
  const linked = { ...marks, ...linkMark(url, node, reading.report) }
  const inner = pieces(node.children, linked, reading)
  const hasPictures = imagesIn(node).length > 0
  const isEmpty = !hasPictures && inner.every((piece) => piece.text.trim() === '' && !piece.note)
  if (isEmpty && linked.ref !== undefined) return [{ ...linked, filled: true, text: unfilled }]
  if (hasPictures) reading.report({ ...contentMessages.linkedImage(), ...at(node) })
  else if (isEmpty) reading.report({ ...contentMessages.emptyLink(), ...at(node) })
  return inner
}

/** Found in plain text: it begins with neither `[` nor `<`. */
const isLiteral = (node: Link | LinkReference, source: string): boolean =>
  !/[[<]/.test(source[node.position?.start.offset ?? 0] ?? '')

/** An address that breaks off where a path, a query or a name would go on. */
const isOpen = /[/=&?#%+-]$/

const literalPieces = (
  url: string,
  node: Link | LinkReference,
  marks: Marks,
  { report, source }: Reading,
): Piece[] => {
  const text = node.children.map((child) => ('value' in child ? child.value : '')).join('')
  const after = source.slice(node.position?.end.offset).slice(0, 2)
  if (/^_?\p{Script=Han}/u.test(after) && (isOpen.test(text) || after.startsWith('_')))
    report({ ...contentMessages.openAddress(text), ...at(node) })
  return [{ ...marks, ...linkMark(url, node, report), text }]
}

/** Do runs leave no ink on a page? */
export const isBlank = (runs: readonly Run[]): boolean =>
  runs.every(({ text, note }) => note === undefined && !hasInk(text))

/** True for a comment or a blank: what may follow the end of a text. */
export const isBlankOrComment = (node: PhrasingContent): node is Html =>
  (node.type === 'html' && !isLineBreak(node) && !isTag(node.value)) ||
  (node.type === 'text' && node.value.trim() === '')
