/** The sections of a document: page size, margins, columns and running lines. */
import { contentText } from '../flow/content.ts'
import {
  DocumentGridType,
  Footer,
  Header,
  LineNumberRestartFormat,
  SectionType,
  Tab,
  TextRun,
  type ISectionOptions,
  type ISectionPropertiesOptions,
  type Paragraph,
} from 'docx'
import type { Style } from '../flow/styles.ts'
import type { Band, Bands, Columns } from '../flow/page-setup.ts'
import type { Assets } from '../flow/assets.ts'
import type { Flow } from '../flow/model.ts'
import { bandOf, pageKinds, type PageKind } from '../flow/running.ts'
import { paragraph } from './nodes.ts'
import { headLogos } from './pictures.ts'
import { characterStyleOf } from './remarks.ts'
import { styleOf, toChildren, type RunContext } from './runs.ts'
import { wordStyle } from './style-names.ts'
import { hasCharacterGrid, twips } from './units.ts'

/** Pieces `from` (included) to `to` (not) of a body that make one section of Word's. */
export type WordSection = {
  readonly from: number
  readonly to: number
  readonly properties: ISectionPropertiesOptions
}

/**
 * A cover, what stands before columns, in them and after them, as far as there are any; else one section. Word fills
 * columns evenly before a section.
 */
export const sectionsOf = (flow: Flow): WordSection[] => {
  const page = pageOf(flow)
  const { columns, coverTo = 0, body } = flow
  const { from, to } = columns ?? { from: body.length, to: body.length }
  const next = { ...page, titlePage: false }
  const sections: WordSection[] = [
    { from: 0, to: coverTo, properties: page },
    {
      from: coverTo,
      to: from,
      properties: coverTo > 0 ? { ...next, type: SectionType.NEXT_PAGE } : page,
    },
    ...(columns ? [{ from, to, properties: { ...next, ...columnsOf(columns) } }] : []),
    { from: to, to: body.length, properties: { ...next, type: SectionType.CONTINUOUS } },
  ]
  return sections.filter((section) => section.from < section.to)
}

const columnsOf = ({ count, gap, overleaf }: Columns): ISectionPropertiesOptions => ({
  type: overleaf ? SectionType.NEXT_PAGE : SectionType.CONTINUOUS,
  column: { count, space: twips(gap), equalWidth: true },
})

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
    ...characterGrid(flow),
    titlePage: pageKinds(flow).includes('first'),
    ...(flow.review?.lineNumbers && {
      lineNumbers: { countBy: 1, restart: LineNumberRestartFormat.NEW_PAGE },
    }),
  }
}

/**
 * The grid that Word sets the text on (ISO 29500-1, 17.6.5), a character as wide as its size: LibreOffice 7.4 spreads the
 * text of a grid with `charSpace`.
 */
const characterGrid = (flow: Flow): ISectionPropertiesOptions =>
  hasCharacterGrid(flow)
    ? { grid: { type: DocumentGridType.LINES_AND_CHARS, linePitch: twips(flow.page.grid) } }
    : {}

/** From the top of a line of exact pitch to its baseline: Word centres the em box, 0.86 em of it above. */
const ascent = ({ leading, size }: Style): number => (leading - size) / 2 + 0.86 * size

type BandContext = RunContext & { readonly assets: Pick<Assets, 'images'> }

/** Headers and footers; an empty one is left out, which Word prints as nothing. */
export const bandsOf = (context: BandContext): Pick<ISectionOptions, 'headers' | 'footers'> => {
  const { header, footer } = context.flow
  const of = <T>(bands: Bands, name: string, wrap: (line: Paragraph) => T) =>
    Object.fromEntries(
      pageKinds(context.flow).flatMap((kind): [PageKind, T][] => {
        const line = bandLine(bandOf(bands, kind), name, context)
        return line ? [[kind, wrap(line)]] : []
      }),
    )
  return {
    headers: of(header, 'header', (line) => new Header({ children: [line] })),
    footers: of(footer, 'footer', (line) => new Footer({ children: [line] })),
  }
}

/** Left, centre and right text at the tab stops of the style; nothing for an empty band. */
const bandLine = (
  { left, center, right, centerStyle, logos = [] }: Band,
  style: string,
  context: BandContext,
): Paragraph | undefined => {
  const places = [left, center, right]
  const last = places.findLastIndex((content) => content.length > 0)
  if (last < 0 && logos.length === 0) return undefined
  const own = styleOf({ style }, context)
  const children = places
    .slice(0, last + 1)
    .flatMap((content, i) => [
      ...(i === 0 ? [] : [new TextRun({ children: [new Tab()] })]),
      ...(content === center && centerStyle !== undefined
        ? [new TextRun({ text: contentText(content), style: characterStyleOf(centerStyle) })]
        : toChildren(content, own, context)),
    ])
  const pictures = headLogos(logos, context.flow, context.assets)
  return paragraph(wordStyle(style).id, [...pictures, ...children])
}
