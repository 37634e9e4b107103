/** Remarks at the ends of paragraphs: a tab to the right edge, and a character style for each style of theirs. */
import { bandsIn } from '../flow/running.ts'
import { Tab, TextRun, type ParagraphChild } from 'docx'
import type { Flow, Paragraph, Remark, Style, StyleName } from '../flow/model.ts'
import { fontsOf } from './fonts.ts'
import { wordStyle } from './style-names.ts'
import { halfPoints, hex } from './units.ts'
import { element, flag, valued } from './xml.ts'

/** Id of the character style that looks like a style of paragraphs. */
export const characterStyleOf = (name: StyleName): string => `${wordStyle(name).id}Char`

/** Runs of a remark. */
export const toRemark = ({ text, style }: Remark): ParagraphChild[] => [
  new TextRun({ children: [new Tab(), text], style: characterStyleOf(style) }),
]

/** Names of the styles whose paragraphs have remarks, which need a tab stop. */
export const remarkedStyles = ({ body }: Flow): ReadonlySet<StyleName> =>
  new Set(
    body.flatMap((piece) => (piece.type === 'paragraph' && piece.remark ? [piece.style] : [])),
  )

/** `w:style` elements of the styles that remarks of some paragraphs, and marks in running lines, name. */
export const remarkStyles = (flow: Flow, paragraphs: readonly Paragraph[]): string =>
  [
    ...new Set([
      ...paragraphs.flatMap(({ remark }) => remark?.style ?? []),
      ...[flow.header, flow.footer].flatMap((bands) =>
        bandsIn(bands).flatMap(({ centerStyle }) => centerStyle ?? []),
      ),
    ]),
  ]
    .map((name) => remarkStyle(flow, name, flow.styles[name]!))
    .join('')

const remarkStyle = (flow: Flow, name: StyleName, style: Style): string =>
  element(
    'w:style',
    { 'w:type': 'character', 'w:customStyle': 1, 'w:styleId': characterStyleOf(name) },
    valued('w:name', `${wordStyle(name).name} Char`),
    valued('w:basedOn', 'DefaultParagraphFont'),
    valued('w:uiPriority', 20),
    element('w:qFormat'),
    // In the order of CT_RPr.
    element(
      'w:rPr',
      {},
      fontsOf(flow, style.font),
      flag('w:b', style.bold),
      flag('w:bCs', style.bold),
      valued('w:color', hex(style.color)),
      valued('w:sz', halfPoints(style.size)),
      valued('w:szCs', halfPoints(style.size)),
    ),
  )
