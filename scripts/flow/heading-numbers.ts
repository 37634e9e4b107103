/** Headings numbered as official documents number them (GB/T 9704-2012, 7.3.3): 一、（一）1.（1）. */
import { isGone, isNew, wholeChange } from './changes.ts'
import { typedNumberOf } from '../memo/typed-number.ts'
import { contentText } from './content.ts'
import type { Label, Paragraph, Piece } from './pieces.ts'
import type { Style, StyleName } from './styles.ts'

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
  const own = labelsIn(
    body.filter((piece) => !isGone(wholeChange(piece))),
    ({ label }) => label,
  )
  const old = labelsIn(
    body.filter((piece) => !isNew(wholeChange(piece))),
    labelBefore,
  )
  return body.map((piece) => {
    if (!isHeading(piece)) return piece
    const [label, before] = [own.get(piece) ?? old.get(piece), old.get(piece)]
    const isOther = own.has(piece) && old.has(piece) && before?.text !== label?.text
    return {
      ...piece,
      ...(label && { label }),
      ...(isOther && { was: { ...piece.was, label: before ?? null } }),
    }
  })
}

/** Styles for a body whose headings have no number of their own: one that is typed stands where it would stand. */
export const withoutRoomForNumbers = (
  styles: Readonly<Record<StyleName, Style>>,
  body: readonly Piece[],
): Readonly<Record<StyleName, Style>> => {
  const headings = body.filter(isHeading)
  if (headings.some(({ label, was }) => label || was?.label)) return styles
  const names = new Set(headings.map(({ style }) => style))
  return Object.fromEntries(
    Object.entries(styles).map(([name, style]) => [
      name,
      names.has(name) ? { ...style, left: style.left - style.hanging, hanging: 0 } : style,
    ]),
  )
}

const labelBefore = ({ label, was }: Heading): Label | undefined =>
  was?.label === undefined ? label : (was.label ?? undefined)

/** Headings of one edition, each with its number, or with the label that it has. */
const labelsIn = (
  body: readonly Piece[],
  labelOf: (heading: Heading) => Label | undefined,
): ReadonlyMap<Piece, Label | undefined> => {
  const headings = body.filter(isHeading)
  if (headings.some(({ content }) => typedNumberOf(contentText(content))))
    return new Map(headings.map((heading) => [heading, labelOf(heading)]))
  const sections = headings.filter(({ outline }) => outline === 2)
  const isInPlace = sections.map(labelOf).every((label, at) => !label || label.ordinal === at + 1)
  const counts: number[] = []
  return new Map(
    headings.map((heading) => {
      const level = heading.outline - 2
      if (level === 0 && !isInPlace && !labelOf(heading)) return [heading, undefined]
      counts.splice(level + 1)
      const ordinal = (level === 0 && labelOf(heading)?.ordinal) || (counts[level] ?? 0) + 1
      counts[level] = ordinal
      return [heading, labelAt(level, ordinal)]
    }),
  )
}

type Heading = Paragraph & { readonly outline: number }

const isHeading = (piece: Piece): piece is Heading =>
  piece.type === 'paragraph' && (piece.outline ?? 0) >= 2 && piece.outline! - 2 < levels.length

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
