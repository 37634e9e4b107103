/** The look of a template, resolved for the pieces of a flow: styles, tables, running lines. */
import { colorOf, resolveStyles, strokeOf } from './resolve.ts'
import type { Template } from '../template/schema.ts'
import { styleOf } from './derived-styles.ts'
import { fillContent, type Values } from './labels.ts'
import type { Style, StyleName, TableLook } from './styles.ts'
import type { Piece } from './pieces.ts'
import type { Band } from './page-setup.ts'
import type { Flow } from './model.ts'

/** Part of the measure that nested lists and quotes leave blank: any deeper ones stand there too. */
const deepest = 0.5

/** Levels of lists that a document has without using them, for whoever goes on writing in Word. */
const offered: readonly StyleName[] = ['item-2', 'item-3']

/** The template's styles, and those derived from them that are offered or the pieces name: `heading5`, `note-quote`. */
export const stylesOf = (
  template: Template,
  pieces: readonly Piece[],
): Record<StyleName, Style> => {
  const base: Record<StyleName, Style> = resolveStyles(template)
  const { width, margin } = template.page
  const most = (width - margin.left - margin.right) * deepest
  const names = new Set([...offered, ...pieces.flatMap(styleNamesOf)])
  const derived = [...names].sort().flatMap((name): [StyleName, Style][] => {
    const style = base[name] ? undefined : styleOf(name, { base, most })
    return style ? [[name, style]] : []
  })
  return { ...base, ...Object.fromEntries([...derived, ...besidePictures(pieces, base)]) }
}

const styleNamesOf = (piece: Piece): StyleName[] => {
  if (piece.type === 'table') return piece.rows.flatMap((row) => row.map(({ style }) => style))
  const was = piece.type === 'paragraph' ? piece.was?.style : undefined
  return [...('style' in piece ? [piece.style] : []), ...(was === undefined ? [] : [was])]
}

/** Styles of paragraphs with a picture at their left: those of others, moved to its right. */
const besidePictures = (
  pieces: readonly Piece[],
  base: Readonly<Record<StyleName, Style>>,
): [StyleName, Style][] =>
  pieces.flatMap((piece): [StyleName, Style][] => {
    if (piece.type !== 'paragraph' || piece.beside?.side !== 'left') return []
    const style = base[piece.style.replace(/-beside$/, '')]!
    return [[piece.style, { ...style, left: style.left + piece.beside.width + piece.beside.gap }]]
  })

/** Rules and padding of tables, or of the overview. */
export const tableOf = (
  template: Template,
  { top, head, row, bottom, padding, banding, stripes }: Template['table'] = template.table,
): TableLook => {
  return {
    top: strokeOf(template, top),
    head: strokeOf(template, head),
    row: strokeOf(template, row),
    bottom: strokeOf(template, bottom),
    padding,
    banding: banding === null ? null : colorOf(template, banding),
    stripes: stripes === null ? null : colorOf(template, stripes),
  }
}

/**
 * Running lines. A memo that is not final says so on every page, whatever the template forgot:
 * a head without `{status}` gets it in the middle.
 */
export const bandsOf = (
  bands: Template['header'],
  values: Values,
  mustShowStatus: boolean,
): Flow['header'] => {
  const fill = (text: string) => fillContent(text.replace('{checksum}', '{checksum-line}'), values)
  const band = ({ left, center, right }: Template['header']['first']): Band => {
    const shows = `${left}${center}${right}`.includes('{status}')
    const middle = mustShowStatus && !shows ? '{status}' : center
    return {
      left: fill(left),
      center: fill(middle),
      right: fill(right),
      ...(mustShowStatus && middle === '{status}' && { centerStyle: 'status' }),
    }
  }
  const { first, other, even } = bands
  return { first: band(first), other: band(other), ...(even && { even: band(even) }) }
}
