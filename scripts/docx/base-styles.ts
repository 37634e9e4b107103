/** Defaults of the document, and styles that no flow names but every Word file has. */
import type { Flow, Style } from '../flow/model.ts'
import { fontsOf } from './fonts.ts'
import { languagesOf } from './languages.ts'
import { known, styleElement } from './style-element.ts'
import { noteReferenceStyle, tableEndStyle } from './style-names.ts'
import { halfPoints, hex, twips } from './units.ts'
import { element, valued } from './xml.ts'

/** East Asian rules on, marks inside the measure as in the PDF, paragraphs never alone on a line. */
export const defaults = (flow: Flow): string => {
  const body = bodyStyle(flow)
  const { latin, eastAsia } = languagesOf(flow.meta.lang)
  const run = element(
    'w:rPr',
    {},
    fontsOf(flow, body.font),
    valued('w:color', hex(body.color)),
    valued('w:sz', halfPoints(body.size)),
    valued('w:szCs', halfPoints(body.size)),
    element('w:lang', { 'w:val': latin, 'w:eastAsia': eastAsia, 'w:bidi': 'ar-SA' }),
  )
  const paragraph = element(
    'w:pPr',
    {},
    element('w:widowControl'),
    element('w:kinsoku'),
    element('w:wordWrap'),
    valued('w:overflowPunct', 0),
    element('w:topLinePunct'),
    element('w:autoSpaceDE'),
    element('w:autoSpaceDN'),
    element('w:adjustRightInd'),
    valued('w:snapToGrid', 0),
    lines(body),
  )
  return element(
    'w:docDefaults',
    {},
    element('w:rPrDefault', {}, run),
    element('w:pPrDefault', {}, paragraph),
  )
}

const bodyStyle = (flow: Flow): Style => {
  const body = flow.styles['body'] ?? Object.values(flow.styles)[0]
  if (!body) throw new Error('a flow without styles')
  return body
}

const lines = ({ leading }: Style): string =>
  element('w:spacing', { 'w:line': twips(leading), 'w:lineRule': 'exact' })

export const normal = styleElement('paragraph', known('Normal', 'Normal'), { isDefault: true })

export const defaultCharacter = styleElement(
  'character',
  known('DefaultParagraphFont', 'Default Paragraph Font'),
  { priority: 1, isDefault: true, isHidden: true },
)

export const noList = styleElement('numbering', known('NoList', 'No List'), {
  priority: 99,
  isDefault: true,
  isHidden: true,
})

export const noteReference = styleElement(
  'character',
  known(noteReferenceStyle.id, noteReferenceStyle.name),
  { basedOn: 'DefaultParagraphFont', priority: 99 },
  element('w:rPr', {}, valued('w:vertAlign', 'superscript')),
)

/**
 * Word knows no room below a table, and cannot do without a paragraph between two and after the last: one
 * after each, as high as that room is in the PDF.
 */
export const tableEnd = ({ page }: Flow): string =>
  styleElement(
    'paragraph',
    { ...tableEndStyle, isBuiltIn: false },
    { basedOn: 'Normal' },
    element(
      'w:pPr',
      {},
      element('w:spacing', { 'w:line': twips(page.grid / 2), 'w:lineRule': 'exact' }),
    ),
    element('w:rPr', {}, valued('w:sz', 2), valued('w:szCs', 2)),
  )
