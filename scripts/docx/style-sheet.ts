/** A sheet of styles: every style of a flow, named in its own look. */
import type { Label, Paragraph } from '../flow/pieces.ts'
import type { Flow } from '../flow/model.ts'
import type { Band } from '../flow/page-setup.ts'
import type { StyleName } from '../flow/styles.ts'
import { aliasOf } from './gallery.ts'
import { usualLevel } from './list-levels.ts'
import { dash } from './usual-lists.ts'
import { wordStyle } from './style-names.ts'

/** A flow of the same look, without a Word template of its own, whose text are the names of its styles in Word. */
export const styleSheet = (flow: Flow): Flow => {
  const { columns: _, coverTo: _cover, redline: _redline, wordStyles: _word, ...look } = flow
  const samples = Object.keys(flow.styles)
    .filter((style) => !elsewhere.has(style))
    .flatMap((style) => samplesOf(style, flow))
  const bands = { first: none, other: none }
  return { ...look, header: bands, footer: bands, notes: [], review: null, body: samples }
}

/** Running lines are the template's. */
const none: Band = { left: [], center: [], right: [] }

/** Styles of what stands in no paragraph of a body. */
const elsewhere: ReadonlySet<StyleName> = new Set(['header', 'footer', 'status'])

/** Items are in two styles of Word's: of bullets and of numbers. */
const samplesOf = (style: StyleName, flow: Flow): Paragraph[] => {
  const [, level] = /^item(?:-(\d))?$/.exec(style) ?? []
  if (level === undefined && style !== 'item') return [sample(style, labelIn(flow, style), flow)]
  const at = Number(level ?? 1) - 1
  return (['bullet', 'number'] as const).map((kind) =>
    sample(style, labelOf(kind, at, style), flow),
  )
}

const sample = (style: StyleName, label: Label | undefined, { meta }: Flow): Paragraph => {
  const counted = label && label.format !== 'bullet' ? (['numbered'] as const) : []
  const { name } = wordStyle(style, ...counted)
  const alias = aliasOf(style, meta.lang)
  const text = alias === undefined ? name : `${name}（${alias}）`
  const outline = outlineOf(style)
  return {
    type: 'paragraph',
    style,
    content: [{ text }],
    ...(label && { label }),
    ...(outline !== undefined && { outline }),
  }
}

/** Level 1 is the title's. */
const outlineOf = (style: StyleName): number | undefined => {
  const { outline } = wordStyle(style)
  return outline === undefined ? undefined : outline + 2
}

/** The label of the first paragraph of a style that has one, which is what the house numbers. */
const labelIn = ({ body }: Flow, style: StyleName): Label | undefined =>
  style === 'recommendation-item'
    ? dash
    : body.find((piece): piece is Paragraph => piece.type === 'paragraph' && piece.style === style)
        ?.label

const labelOf = (kind: 'bullet' | 'number', at: number, style: StyleName): Label => {
  const { format, text } = usualLevel(kind, at, style)
  const marks = { decimal: '1', lowerLetter: 'a', lowerRoman: 'i' } as const
  const isBullet = format === 'bullet' || format === 'none' || format === 'chinese'
  return isBullet
    ? { list: 1, level: at, format: 'bullet', text, prefix: '', ordinal: 0, suffix: '' }
    : { list: 2, level: at, format, text: `${marks[format]}.`, prefix: '', ordinal: 1, suffix: '.' }
}
