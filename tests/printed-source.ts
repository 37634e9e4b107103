/** The text a flow prints, in order, as Markdown: what an audit of a PDF holds its lines against. */
import { contentText } from '../scripts/flow/content.ts'
import type { Paragraph, Piece, Table } from '../scripts/flow/pieces.ts'
import type { Flow } from '../scripts/flow/model.ts'

/** Blocks of Markdown for the body of a flow and its notes; words alone count, so that marks of emphasis are left out. */
export const printedSource = ({ body, notes }: Flow): string =>
  [...body.flatMap(blockOf), ...notes.flatMap(({ body: note }) => note.flatMap(blockOf))].join(
    '\n\n',
  ) + '\n'

const blockOf = (piece: Piece): string[] => {
  if (piece.type === 'table') return [tableOf(piece)]
  if (piece.type !== 'paragraph') return []
  const remark = piece.remark ? [escaped(contentText(piece.remark.content))] : []
  if (piece.outline !== undefined) return [headingOf(piece, piece.outline)]
  const text = linesOf(piece).join('\\\n')
  if (piece.label) return [`- ${text.replaceAll('\n', '\n  ')}`, ...remark]
  return text.trim() === '' ? [] : [text, ...remark]
}

const headingOf = (heading: Paragraph, level: number): string => {
  const label = heading.label ? [heading.label.text] : []
  return ['#'.repeat(Math.min(6, level)), ...label, ...linesOf(heading)].join(' ')
}

const linesOf = ({ content }: Paragraph): string[] => escaped(contentText(content)).split('\n')

const escaped = (text: string): string => text.replaceAll(/[\\`*_[\]<>#|~$]/g, '\\$&')

const tableOf = ({ rows, headRows }: Table): string => {
  const lines = rows.map(
    (row) =>
      `| ${row.map((cell) => escaped(contentText(cell.content)).replaceAll('\n', ' ')).join(' | ')} |`,
  )
  const rule = `| ${rows[0]!.map(() => '---').join(' | ')} |`
  const head = headRows > 0 ? lines.slice(0, 1) : [`| ${rows[0]!.map(() => '').join(' | ')} |`]
  return [...head, rule, ...lines.slice(head.length === 1 && headRows > 0 ? 1 : 0)].join('\n')
}
