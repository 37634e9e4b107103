/** Remarks at the ends of paragraphs: a tab to the right edge, and a character style for each style of theirs. */
import { bandsIn } from '../flow/running.ts'
import { Tab, type ParagraphChild } from 'docx'
import type { Style, StyleName } from '../flow/styles.ts'
import type { Paragraph, Remark } from '../flow/pieces.ts'
import type { Flow } from '../flow/model.ts'
import type { Change } from '../memo/model.ts'
import { textRun } from './changes.ts'
import { fontsOf } from './fonts.ts'
import { flagged, runXml } from './properties.ts'
import { wordStyle } from './style-names.ts'
import { colorsOf } from './theme.ts'
import { halfPoints } from './units.ts'
import { element, valued } from './xml.ts'

/** Id of the character style that looks like a style of paragraphs. */
export const characterStyleOf = (name: StyleName): string => `${wordStyle(name).id}Char`

/** Runs of a remark. In a redline it may be in one edition only, as a whole, or in both in other words. */
export const toRemark = ({ content, style }: Remark, { redline }: Flow): ParagraphChild[] => {
  const run = (children: readonly (string | Tab)[], change?: Change): ParagraphChild =>
    textRun({ children: [...children], style: characterStyleOf(style) }, change, redline)
  const [first, ...others] = content
  return first && others.length === 0
    ? [run([new Tab(), first.text], first.change)]
    : [run([new Tab()]), ...content.map(({ text, change }) => run([text], change))]
}

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
    runXml({
      run: {
        'w:rFonts': fontsOf(flow, style.font),
        ...flagged('w:b', style.bold),
        ...flagged('w:bCs', style.bold),
        'w:color': colorsOf(flow, style.color),
        'w:sz': { 'w:val': halfPoints(style.size) },
        'w:szCs': { 'w:val': halfPoints(style.size) },
      },
    }),
  )
