/** The sections of a document: page size, margins, columns and running lines. */
import { changeOf } from '../flow/changes.ts'
import { contentText } from '../flow/content.ts'
import {
  DocumentGridType,
  Footer,
  Header,
  LineNumberRestartFormat,
  PageOrientation,
  SectionType,
  Tab,
  TextRun,
  type ISectionOptions,
  type ISectionPropertiesOptions,
  type Paragraph,
} from 'docx'
import type { Style, StyleName } from '../flow/styles.ts'
import { isLandscape, pageSpans } from '../flow/landscape.ts'
import type { Band, Bands, Columns, Span } from '../flow/page-setup.ts'
import type { Assets } from '../flow/assets.ts'
import type { Flow } from '../flow/model.ts'
import { bandOf, kindsOfSections, pageKinds, type PageKind } from '../flow/running.ts'
import { textRun } from './changes.ts'
import { paragraph } from './nodes.ts'
import { headLogos } from './pictures.ts'
import { characterStyleOf } from './remarks.ts'
import { styleOf, toChildren, type RunContext } from './runs.ts'
import { wordStyle, type Variant } from './style-names.ts'
import { hasCharacterGrid, twips } from './units.ts'

/** Pieces of a body that make one section of Word's. */
export type WordSection = Span & {
  readonly properties: ISectionPropertiesOptions
  /** It has running lines of its own; others go on with those before them. */
  readonly isOriented: boolean
}

/**
 * A section for each span of pages, and for what stands in columns on them. Word fills columns evenly before a section.
 */
export const sectionsOf = (flow: Flow): WordSection[] =>
  pageSpans(flow).flatMap((span, at): WordSection[] => {
    const { columns = { from: span.to, to: span.to } } = flow
    const [from, to] = [columns.from, columns.to].map((cut) => within(span, cut)) as [
      number,
      number,
    ]
    const first = pageOf(flow, span.from)
    const next = { ...first, titlePage: false }
    const head = at === 0 ? first : { ...next, type: SectionType.NEXT_PAGE }
    const isOriented = at === 0 || flow.landscape !== undefined
    const sections: WordSection[] = [
      { from: span.from, to: from, properties: head, isOriented },
      { from, to, properties: { ...next, ...columnsOf(flow.columns) }, isOriented: false },
      {
        from: to,
        to: span.to,
        properties: { ...next, type: SectionType.CONTINUOUS },
        isOriented: false,
      },
    ]
    return sections.filter((section) => section.from < section.to)
  })

const within = ({ from, to }: Span, at: number): number => Math.min(to, Math.max(from, at))

const columnsOf = (columns: Columns | undefined): ISectionPropertiesOptions =>
  columns
    ? {
        type: columns.overleaf ? SectionType.NEXT_PAGE : SectionType.CONTINUOUS,
        column: { count: columns.count, space: twips(columns.gap), equalWidth: true },
      }
    : {}

/** Page size, margins and the distances of running lines, in twips, where a piece stands. */
const pageOf = (flow: Flow, piece: number): ISectionPropertiesOptions => {
  const { width, height, margin, head, foot } = flow.page
  const header = flow.styles['header']
  const footer = flow.styles['footer']
  return {
    page: {
      // The library turns what it is told to be landscape.
      size: {
        width: twips(width),
        height: twips(height),
        ...(isLandscape(flow, piece) && { orientation: PageOrientation.LANDSCAPE }),
      },
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

/** Headers and footers of a section; an empty one is left out, which Word prints as nothing. */
export const bandsOf = (
  { from }: WordSection,
  context: BandContext,
): Pick<ISectionOptions, 'headers' | 'footers'> => {
  const { flow } = context
  const [first, next = []] = kindsOfSections(flow)
  const variants: Variant[] = isLandscape(flow, from) ? ['landscape'] : []
  const of = <T>(bands: Bands, name: string, wrap: (line: Paragraph) => T) =>
    Object.fromEntries(
      (from === 0 ? first! : next).flatMap((kind): [PageKind, T][] => {
        const line = bandLine(bandOf(bands, kind), { name, variants }, context)
        return line ? [[kind, wrap(line)]] : []
      }),
    )
  return {
    headers: of(flow.header, 'header', (line) => new Header({ children: [line] })),
    footers: of(flow.footer, 'footer', (line) => new Footer({ children: [line] })),
  }
}

/** Left, centre and right text at the tab stops of the style; nothing for an empty band. */
const bandLine = (
  { left, center, right, centerStyle, logos = [] }: Band,
  { name, variants }: { readonly name: StyleName; readonly variants: readonly Variant[] },
  context: BandContext,
): Paragraph | undefined => {
  const places = [left, center, right]
  const last = places.findLastIndex((content) => content.length > 0)
  if (last < 0 && logos.length === 0) return undefined
  const own = styleOf({ style: name }, context)
  const children = places
    .slice(0, last + 1)
    .flatMap((content, i) => [
      ...(i === 0 ? [] : [new TextRun({ children: [new Tab()] })]),
      ...(content === center && centerStyle !== undefined
        ? content.map((inline) =>
            textRun(
              { text: contentText([inline]), style: characterStyleOf(centerStyle) },
              changeOf(inline),
              context.flow.redline,
            ),
          )
        : toChildren(content, own, context)),
    ])
  const pictures = headLogos(logos, context.flow, context.assets)
  return paragraph(wordStyle(name, ...variants).id, [...pictures, ...children])
}
