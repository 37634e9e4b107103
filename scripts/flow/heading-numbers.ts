/** Headings numbered as official documents number them (GB/T 9704-2012, 7.3.3): 一、（一）1.（1）. */
import { contentText } from './content.ts'
import type { Label, Paragraph, Piece } from './pieces.ts'

/** How headings below the title are numbered, from the second level of the outline. */
const levels: readonly Pick<Label, 'format' | 'prefix' | 'suffix'>[] = [
  { format: 'chinese', prefix: '', suffix: '、' },
  { format: 'chinese', prefix: '（', suffix: '）' },
  { format: 'decimal', prefix: '', suffix: '.' },
  { format: 'decimal', prefix: '（', suffix: '）' },
]

/**
 * A body whose headings have numbers; as it is where any has one typed. Recommendations are numbered by the section
 * they stand in: where those numbers are not the places of the sections, sections without recommendations have none.
 */
export const withHeadingNumbers = (body: readonly Piece[]): Piece[] => {
  const headings = body.filter(isHeading)
  if (headings.some(({ content }) => typed.test(contentText(content)))) return [...body]
  const sections = headings.filter(({ outline }) => outline === 2)
  const isInPlace = sections.every(({ label }, at) => !label || label.ordinal === at + 1)
  const counts: number[] = []
  return body.map((piece) => {
    if (!isHeading(piece)) return piece
    const level = piece.outline - 2
    if (level === 0 && !isInPlace && !piece.label) return piece
    counts.splice(level + 1)
    const ordinal = (level === 0 && piece.label?.ordinal) || (counts[level] ?? 0) + 1
    counts[level] = ordinal
    return { ...piece, label: labelAt(level, ordinal) }
  })
}

type Heading = Paragraph & { readonly outline: number }

const isHeading = (piece: Piece): piece is Heading =>
  piece.type === 'paragraph' && (piece.outline ?? 0) >= 2 && piece.outline! - 2 < levels.length

/** A number that the text of a heading begins with. */
const typed = /^[（(]?(?:[一二三四五六七八九十百]+|\d+)[）)、.．]/

const labelAt = (level: number, ordinal: number): Label => {
  const { format, prefix, suffix } = levels[level]!
  const count = format === 'chinese' ? chineseNumber(ordinal) : String(ordinal)
  return { list: 0, level, format, text: prefix + count + suffix, prefix, ordinal, suffix }
}

const digits = '零一二三四五六七八九'

/** A number below 100 in Chinese: 7 is 七, 10 十, 21 二十一. */
export const chineseNumber = (count: number): string => {
  const [tens, ones] = [Math.floor(count / 10), count % 10]
  if (tens > 9) return String(count)
  const head = tens === 0 ? '' : `${tens > 1 ? digits[tens] : ''}十`
  return head + (ones > 0 || tens === 0 ? digits[ones] : '')
}
