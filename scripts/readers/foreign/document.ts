/** A Word file of another program → its text: tolerant of how it is written, complete in what it says. */
import { limits } from '../../limits.ts'
import { all, childOf, elementsOf, textOf, valueOf, type Node } from '../docx/xml.ts'
import { commentsOf } from './comments.ts'
import { everyText, missingIn } from './every-text.ts'
import { inlineReader, together } from './inlines.ts'
import type {
  ForeignBlock,
  ForeignCell,
  ForeignComment,
  ForeignDocument,
  ForeignParagraph,
  ForeignRun,
  ForeignTable,
  Left,
} from './model.ts'
import { labelsOf } from './numbering.ts'
import { openForeign, type ForeignPackage, type Unreadable } from './package.ts'
import { withScripts } from './raised.ts'
import { decided, isTracked, type Decisions } from './revisions.ts'
import { runningLines } from './running-lines.ts'
import { over, stylesOf, type ForeignStyle } from './styles.ts'
import { readXml } from './xml.ts'

/**
 * Body and notes of a Word file, with its tracked changes decided one way or the other. What runs beside the text
 * (contents, heads, feet) is in `left`.
 */
export const readForeign = async (
  bytes: Uint8Array,
  decision: Decisions,
): Promise<ForeignDocument | Unreadable> => {
  const file = await openForeign(bytes)
  return typeof file === 'string' ? file : documentIn(file, decision)
}

/** The same of a file that is open. */
export const documentIn = (
  file: ForeignPackage,
  decision: Decisions,
): ForeignDocument | Unreadable => {
  try {
    return documentOf(file, decision)
  } catch {
    return 'bad-xml'
  }
}

const documentOf = (file: ForeignPackage, decision: Decisions): ForeignDocument | Unreadable => {
  const left: Left[] = []
  const blocksOf = blockReader(file, left)
  const body = childOf(decided(file.document, decision), 'w:body')
  const blocks = body ? blocksOf(body) : []
  const parts = ['footnote', 'endnote'].flatMap((kind) => {
    const part = file.part(`${kind}s`)
    return part ? [{ kind, part: decided(part, decision) }] : []
  })
  const notes = parts.flatMap(({ kind, part }) => notesIn(part, kind, blocksOf))
  const lines = parts.flatMap(({ kind, part }) => linesAbove(part, kind))
  const stories = [...blocks, ...notes.flatMap(([, own]) => own)]
  const found = stories.flatMap(textsOf)
  if (isTooLong(found) || stories.some(hasTooManyRuns)) return 'too-long'
  const aside = [...left, ...lines].map(({ text }) => text)
  const all = [...(body ? [body] : []), ...parts.map(({ part }) => part)].map(everyText)
  return {
    blocks,
    notes: new Map(notes),
    pictures: picturesOf(file),
    title: titleOf(file),
    isTracked:
      isTracked(file.document) || parts.some(({ kind }) => isTracked(file.part(`${kind}s`)!)),
    left: [...left, ...lines, ...runningLines(file, decision)],
    unread: missingIn([...found, ...aside].join(''), all.join('')),
  }
}

/** Text of each paragraph. */
const textsOf = (block: ForeignBlock): string[] =>
  block.type === 'table'
    ? block.rows.flatMap((row) => row.flatMap(({ blocks }) => blocks.flatMap(textsOf)))
    : [block.runs.map(({ text, picture }) => (picture === undefined ? text : '')).join('')]

/** Of different looks or with notes: each of them is marks of Markdown. */
const hasTooManyRuns = (block: ForeignBlock): boolean =>
  block.type === 'table'
    ? block.rows.some((row) => row.some(({ blocks }) => blocks.some(hasTooManyRuns)))
    : block.runs.length > limits.marksInParagraph

/** More than any memo has. */
const isTooLong = (texts: readonly string[]): boolean =>
  texts.length > limits.texts ||
  texts.some(({ length }) => length > limits.textCharacters) ||
  texts.reduce((sum, { length }) => sum + length, 0) > limits.memoBytes

const isNote = ({ name, attributes }: Node, kind: string): boolean =>
  name === `w:${kind}` && (attributes['w:type'] ?? 'normal') === 'normal'

/** What somebody typed in the line above notes (17.11.23). */
const linesAbove = (part: Node, kind: string): Left[] =>
  elementsOf(part)
    .filter((note) => !isNote(note, kind))
    .map((note): Left => ({ kind: 'running-lines', text: everyText(note) }))
    .filter(({ text }) => text.trim() !== '')

/** Notes by kind and number, but those that draw the line above them (17.11.17). */
const notesIn = (
  part: Node,
  kind: string,
  blocksOf: (node: Node) => ForeignBlock[],
): [string, ForeignBlock[]][] =>
  elementsOf(part)
    .filter((note) => isNote(note, kind))
    .map((note) => [`${kind} ${note.attributes['w:id']}`, blocksOf(note)])

const picturesOf = ({ targets, files }: ForeignPackage): ForeignDocument['pictures'] =>
  new Map(
    [...targets.values()].flatMap(({ kind, path, isOutside }): [string, Uint8Array][] => {
      const bytes = kind === 'image' && !isOutside ? files.get(path) : undefined
      return bytes ? [[path, bytes]] : []
    }),
  )

/** The title that the file has in its properties. */
const titleOf = ({ files }: ForeignPackage): string => {
  const core = files.get('docProps/core.xml')
  const title = core && all(readXml(core)).find(({ name }) => name.endsWith(':title'))
  return title ? textOf(title).trim() : ''
}

const blockReader = (file: ForeignPackage, left: Left[]) => {
  const styles = stylesOf(file.part('styles'))
  const nextLabel = labelsOf(file.part('numbering'))
  const { read: inlines, quotes } = inlineReader(file.targets, styles)
  const commentOf = commentsOf(file)
  const comment = (id: string): ForeignComment[] => {
    const own = commentOf.get(id)
    return own ? [{ ...own, quoted: quotes.get(id) ?? '' }] : []
  }

  const paragraph = (node: Node): ForeignBlock[] => {
    const pPr = childOf(node, 'w:pPr')
    const style = over(styles.of(valueOf(pPr, 'w:pStyle')), pPr, undefined)
    const { runs, boxes, comments, bookmarks, passed } = inlines(node)
    if (/^toc\b|^目录/.test(style.name)) {
      left.push({ kind: 'contents', text: everyText(node) })
      return []
    }
    left.push(...passed.map((text): Left => ({ kind: 'other-text', text })))
    const { numbering } = style
    const colored = withScripts(runs, style.size).map((run) => inStyle(run, style))
    const own: ForeignParagraph = {
      type: 'paragraph',
      // Runs have the look of the style, whose bold is no emphasis.
      runs: together(style.isBold ? colored.map(({ bold: _, ...run }) => run) : colored),
      style: style.name,
      outline: style.outline,
      list: numbering ? nextLabel(numbering.id, numbering.level) : null,
      look: {
        face: faceOf(node),
        size: sizeOf(node) ?? style.size,
        isBold:
          style.isBold ||
          (runs.length > 0 && runs.every(({ bold, text }) => bold || text.trim() === '')),
        align: style.align,
      },
      comments: comments.flatMap(comment),
      bookmarks,
    }
    return [own, ...boxes.flatMap(blocks)]
  }

  const table = (node: Node): ForeignTable => ({
    type: 'table',
    rows: below(node, 'w:tr').map((row) => below(row, 'w:tc').map(cell)),
  })

  const cell = (node: Node): ForeignCell => {
    const tcPr = childOf(node, 'w:tcPr')
    const merge = childOf(tcPr, 'w:vMerge')
    return {
      blocks: blocks(node),
      span: spanOf(valueOf(tcPr, 'w:gridSpan')),
      isCovered: merge !== undefined && merge.attributes['w:val'] !== 'restart',
    }
  }

  const blocks = (node: Node): ForeignBlock[] =>
    elementsOf(node).flatMap((child): ForeignBlock[] => {
      if (child.name === 'w:p') return paragraph(child)
      if (child.name === 'w:tbl') return [table(child)]
      if (isContents(child))
        left.push(
          ...all(child, 'w:p').map((line): Left => ({ kind: 'contents', text: everyText(line) })),
        )
      return isAround(child) && !isContents(child) ? blocks(child) : []
    })
  return blocks
}

/** Columns that a cell is wide: Word has 63 at most. */
const spanOf = (said: string | undefined): number =>
  /^\d{1,2}$/.test(said ?? '') ? Math.max(1, Math.min(Number(said), 63)) : 1

/** With the colour of its paragraph's style, unless it has its own, and with the size and faces that are not the style's. */
const inStyle = (
  { color: own, size, face, ...run }: ForeignRun,
  style: ForeignStyle,
): ForeignRun => {
  const color = own ?? style.color
  return {
    ...run,
    ...(color !== '' && { color }),
    ...(size !== undefined && size !== style.size && { size }),
    ...(face !== undefined && face !== style.face && { face }),
  }
}

/** Children of a name, whatever is around each (17.5). */
const below = (node: Node, name: string): Node[] =>
  elementsOf(node).flatMap((child) => {
    if (child.name === name) return [child]
    return isAround(child) ? below(child, name) : []
  })

const isAround = ({ name }: Node): boolean =>
  /^(w:(sdt|sdtContent|customXml|smartTag)|mc:AlternateContent|mc:Choice)$/.test(name)

/** Contents that Word made, in a control of their own (17.5.2.12). */
const isContents = (node: Node): boolean =>
  node.name === 'w:sdt' &&
  all(childOf(node, 'w:sdtPr') ?? node, 'w:docPartGallery').some(
    ({ attributes }) => attributes['w:val'] === 'Table of Contents',
  )

/** Points of the first run that says its size. */
const sizeOf = (paragraph: Node): number | undefined => {
  const sizes = all(paragraph, 'w:rPr').flatMap((rPr) => valueOf(rPr, 'w:sz') ?? [])
  return sizes[0] === undefined ? undefined : Number(sizes[0]) / 2
}

/** The face of Han that the first run with one names. */
const faceOf = (paragraph: Node): string =>
  all(paragraph, 'w:rFonts').flatMap(({ attributes }) => attributes['w:eastAsia'] ?? [])[0] ?? ''
