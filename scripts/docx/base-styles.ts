/** Defaults of the document, and styles that no flow names but every Word file has. */
import type { Style } from '../flow/styles.ts'
import type { Flow } from '../flow/model.ts'
import { languagesOf } from './languages.ts'
import { paragraphXml, runXml, type Properties } from './properties.ts'
import { known, styleElement } from './style-element.ts'
import { defaultLook } from './style-looks.ts'
import { noteReferenceStyle } from './style-names.ts'
import { element, valued } from './xml.ts'

/** What nothing else is said of. East Asian rules are on, marks stay inside the measure as in the PDF. */
export const defaults = (flow: Flow): string => {
  const { latin, eastAsia } = languagesOf(flow.meta.lang)
  const { run, paragraph } = defaultLook(flow, bodyStyle(flow))
  const language = { 'w:val': latin, 'w:eastAsia': eastAsia, 'w:bidi': 'ar-SA' }
  return element(
    'w:docDefaults',
    {},
    element('w:rPrDefault', {}, runXml({ run: { ...run, 'w:lang': language } })),
    element(
      'w:pPrDefault',
      {},
      paragraphXml({ paragraph: { ...rules, 'w:spacing': paragraph['w:spacing']! } }),
    ),
  )
}

/** How Word sets Chinese, in a document whose lines stand on no grid of its own. */
const rules: Properties = {
  'w:widowControl': {},
  'w:kinsoku': {},
  'w:wordWrap': {},
  'w:overflowPunct': { 'w:val': 0 },
  'w:topLinePunct': {},
  'w:autoSpaceDE': {},
  'w:autoSpaceDN': {},
  'w:adjustRightInd': {},
  'w:snapToGrid': { 'w:val': 0 },
}

/** The style of a flow's text. */
export const bodyStyle = (flow: Flow): Style => {
  const body = flow.styles['body'] ?? Object.values(flow.styles)[0]
  if (!body) throw new Error('a flow without styles')
  return body
}

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
  { basedOn: 'DefaultParagraphFont', priority: 99, isQuick: false },
  element('w:rPr', {}, valued('w:vertAlign', 'superscript')),
)
