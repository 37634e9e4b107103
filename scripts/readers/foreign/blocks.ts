/** Elements of a story of a Word file → its paragraphs and tables (ECMA-376 1, 17.3 and 17.4). */
import { all, childOf, elementsOf, valueOf, type Node } from '../docx/xml.ts'
import { commentsOf } from './comments.ts'
import { everyText } from './every-text.ts'
import { inlineReader } from './inlines.ts'
import type {
  ForeignBlock,
  ForeignCell,
  ForeignComment,
  ForeignParagraph,
  ForeignRun,
  ForeignTable,
  Left,
} from './model.ts'
import { labelsOf } from './numbering.ts'
import type { ForeignPackage } from './package.ts'
import { withScripts } from './raised.ts'
import { together } from './run-looks.ts'
import { over, stylesOf, type ForeignStyle } from './styles.ts'

/**
 * One reader for all stories of a file, in order: lists and fields go on from one to the next. What is beside their
 * text is added to `left`.
 */
export const blockReader = (
  file: ForeignPackage,
  left: Left[],
): ((story: Node) => ForeignBlock[]) => {
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
    rows: below(node, 'w:tr').map((row) => [...skipped(row), ...below(row, 'w:tc').map(cell)]),
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

/** Columns that a row leaves free before its first cell (17.4.15), as a cell of nothing. */
const skipped = (row: Node): ForeignCell[] => {
  const columns = valueOf(childOf(row, 'w:trPr'), 'w:gridBefore')
  return Number(columns) > 0 ? [{ blocks: [], span: spanOf(columns), isCovered: false }] : []
}

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
