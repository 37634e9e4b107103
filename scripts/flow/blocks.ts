/** Memo blocks → pieces: one handler a type. */
import type { Block, BlockType, Id, Run } from '../memo/model.ts'
import { insideOf, nested, quotedOf, topLevel, type At, type Dress } from './block-context.ts'
import { stylesBeside } from './captions.ts'
import { changedUnit, endedBy } from './changes.ts'
import { itemPieces } from './items.ts'
import type { Paragraph, Piece } from './pieces.ts'
import type { StyleName } from './styles.ts'
import { tablePiece } from './table-piece.ts'

type Handler<T extends BlockType> = (
  block: Extract<Block, { type: T }>,
  at: At,
  dress: Dress,
) => readonly Piece[]

const handlers: { readonly [T in BlockType]: Handler<T> } = {
  paragraph: (block, at) =>
    endedBy([withLines(paragraph(block.id, at.text, at, block.runs))], block),
  list: (list, at, dress) =>
    list.items.flatMap((item) => itemPieces({ list, item, at, dress }, toPieces)),
  table: (table, at, dress) => [{ ...tablePiece(table, dress), ...insideOf(at) }],
  quote: ({ blocks }, at, dress) => {
    const level = at.level + 1
    const quoted = [...at.quoted, at.depth + at.quoted.length]
    return toPieces(blocks, { ...at, text: 'quote', level, quoted, item: topLevel.item }, dress)
  },
  code: ({ id, text }, at) => [paragraph(id, 'code', at, codeRuns(text))],
  break: ({ id }, at) => [{ type: 'divider', id, style: 'divider', ...quotedOf(at) }],
  figure: ({ id, src, alt, caption, width: share }, at, dress) => {
    const { key, width, height } = dress.image(src)
    const inside = insideOf(at)
    const size = { width, height, ...(share !== undefined && { share }) }
    const figure = {
      type: 'figure',
      id,
      image: key,
      alt,
      ...size,
      style: 'figure',
      ...inside,
    } as const
    const content = [{ text: caption }]
    return caption === ''
      ? [figure]
      : [figure, { type: 'paragraph', id, style: 'caption', content, ...inside }]
  },
}

/** Pieces of some blocks, in order. */
export const toPieces = (blocks: readonly Block[], at: At, dress: Dress): Piece[] => {
  const styles = stylesBeside(blocks)
  return blocks.flatMap((block, i) => blockPieces({ block, style: styles[i]! }, at, dress))
}

/** Pieces of a block, with the style that a paragraph has from its neighbours: see `stylesBeside`. */
export const blockPieces = (
  { block, style }: { readonly block: Block; readonly style: StyleName | null },
  at: At,
  dress: Dress,
): Piece[] => {
  const pieces =
    block.type === 'paragraph' && style !== null
      ? endedBy([paragraph(block.id, style, { ...at, level: 1 }, block.runs)], block)
      : (handlers[block.type] as Handler<BlockType>)(block as never, at, dress)
  return [...changedUnit(pieces, block, dress)]
}

const paragraph = (id: Id, style: StyleName, at: At, content: readonly Run[]): Paragraph => ({
  type: 'paragraph',
  id,
  style: nested(style, at, at.level),
  content,
  ...insideOf(at),
})

/** Lines that were typed as lines have one left edge. */
const withLines = (piece: Paragraph): Paragraph =>
  (piece.style === 'body' || piece.style === 'lead') &&
  piece.content.some((run) => 'text' in run && run.text === '\n')
    ? { ...piece, style: `${piece.style}-lines` }
    : piece

/** Code line by line: each line end is a forced break. */
const codeRuns = (text: string): Run[] =>
  text
    .split('\n')
    .flatMap((line, i): Run[] => [
      ...(i > 0 ? [{ text: '\n', code: true as const }] : []),
      ...(line === '' ? [] : [{ text: line, code: true as const }]),
    ])
