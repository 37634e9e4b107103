/** The sections of a document: page size, margins, columns and running lines. */
import {
  Footer,
  Header,
  SectionType,
  Tab,
  TextRun,
  type ISectionOptions,
  type ISectionPropertiesOptions,
  type Paragraph,
} from 'docx'
import type { Band, Bands, Content, Flow, Style } from '../flow/model.ts'
import { paragraph } from './nodes.ts'
import { characterStyleOf } from './remarks.ts'
import { styleOf, toChildren, type RunContext } from './runs.ts'
import { wordStyle } from './style-names.ts'
import { twips } from './units.ts'

/** Pieces `from` (included) to `to` (not) of a body that make one section of Word's. */
export type WordSection = {
  readonly from: number
  readonly to: number
  readonly properties: ISectionPropertiesOptions
}

/** One section, or what stands before columns, in them and after them: Word fills columns evenly before a section. */
export const sectionsOf = (flow: Flow): WordSection[] => {
  const page = pageOf(flow)
  const end = flow.body.length
  const { columns } = flow
  if (!columns) return [{ from: 0, to: end, properties: page }]
  const { from, to, count, gap, overleaf } = columns
  const next = { ...page, titlePage: false }
  const sections: WordSection[] = [
    { from: 0, to: from, properties: page },
    {
      from,
      to,
      properties: {
        ...next,
        type: overleaf ? SectionType.NEXT_PAGE : SectionType.CONTINUOUS,
        column: { count, space: twips(gap), equalWidth: true },
      },
    },
    { from: to, to: end, properties: { ...next, type: SectionType.CONTINUOUS } },
  ]
  return sections.filter((section) => section.from < section.to)
}

/** Page size, margins and the distances of running lines, in twips. */
const pageOf = (flow: Flow): ISectionPropertiesOptions => {
  const { width, height, margin, head, foot } = flow.page
  const header = flow.styles['header']
  const footer = flow.styles['footer']
  return {
    page: {
      size: { width: twips(width), height: twips(height) },
      margin: {
        top: twips(margin.top),
        right: twips(margin.right),
        bottom: twips(margin.bottom),
        left: twips(margin.left),
        header: twips(Math.max(0, head - (header ? ascent(header) : 0))),
        footer: twips(Math.max(0, foot - (footer ? footer.leading - ascent(footer) : 0))),
        gutter: 0,
      },
    },
    titlePage: differs(flow.header) || differs(flow.footer),
  }
}

/** From the top of a line of exact pitch to its baseline: Word centres the em box, 0.86 em of it above. */
const ascent = ({ leading, size }: Style): number => (leading - size) / 2 + 0.86 * size

const differs = ({ first, other }: Bands): boolean =>
  JSON.stringify(first) !== JSON.stringify(other)

/** Headers and footers; an empty one is left out, which Word prints as nothing. */
export const bandsOf = (context: RunContext): Pick<ISectionOptions, 'headers' | 'footers'> => {
  const { header, footer } = context.flow
  const hasFirst = differs(header) || differs(footer)
  const of = <T>(bands: Bands, name: string, wrap: (line: Paragraph) => T) => {
    const first = bandLine(bands.first, name, context)
    const other = bandLine(bands.other, name, context)
    return {
      ...(first && hasFirst && { first: wrap(first) }),
      ...(other && { default: wrap(other) }),
    }
  }
  return {
    headers: of(header, 'header', (line) => new Header({ children: [line] })),
    footers: of(footer, 'footer', (line) => new Footer({ children: [line] })),
  }
}

/** Left, centre and right text at the tab stops of the style; nothing for an empty band. */
const bandLine = (
  { left, center, right, centerStyle }: Band,
  style: string,
  context: RunContext,
): Paragraph | undefined => {
  const places = [left, center, right]
  const last = places.findLastIndex((content) => content.length > 0)
  if (last < 0) return undefined
  const own = styleOf({ style }, context)
  const children = places
    .slice(0, last + 1)
    .flatMap((content, i) => [
      ...(i === 0 ? [] : [new TextRun({ children: [new Tab()] })]),
      ...(content === center && centerStyle !== undefined
        ? [new TextRun({ text: plainText(content), style: characterStyleOf(centerStyle) })]
        : toChildren(content, own, context)),
    ])
  return paragraph(wordStyle(style).id, children)
}

/** A mark in a running line is text alone. */
const plainText = (content: Content): string =>
  content.map((inline) => ('text' in inline ? inline.text : '')).join('')
