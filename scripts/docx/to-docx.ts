/** Flow → bytes of a Word file. */
import { Packer, type Document } from 'docx'
import { strToU8 } from 'fflate'
import type { Assets } from '../flow/assets.ts'
import type { Flow } from '../flow/model.ts'
import { paragraphsOf, toDocument } from './document.ts'
import { fontTable } from './fonts.ts'
import { withPlainSeparators } from './note-separators.ts'
import { mergeStyles } from './house-styles.ts'
import { normalize } from './normalize.ts'
import { toNumbering } from './numbering.ts'
import { appProperties, coreProperties, customProperties, settings } from './parts.ts'
import type { PageNumbers } from './runs.ts'
import { withComments } from './comments.ts'
import { withSource } from './source-part.ts'
import { styleSheet } from './style-sheet.ts'
import { toStyles } from './styles.ts'
import { themeXml } from './theme.ts'
import { writtenPieces } from './written-pieces.ts'

export type { PageNumbers } from './runs.ts'

/** The Word copy. `pages` are those its contents say, where a word processor will find the headings. */
export const toDocx = (
  flow: Flow,
  assets: Pick<Assets, 'images'>,
  pages: PageNumbers,
): Uint8Array => normalize(partsOf(flow, assets, pages))

/** Files of the Word copy by path, as they are before they are packed. */
export const docxFiles = (
  flow: Flow,
  assets: Pick<Assets, 'images'>,
  pages: PageNumbers,
): ReadonlyMap<string, Uint8Array> =>
  new Map(
    [...partsOf(flow, assets, pages)].map(([path, part]) => [
      path,
      typeof part === 'string' ? strToU8(part) : part,
    ]),
  )

/** A template of Word's (.dotx) in the look of a flow, whose text are the names of its styles. */
export const toDotx = (flow: Flow, assets: Pick<Assets, 'images'>): Uint8Array => {
  const parts = partsOf(styleSheet(flow), assets, new Map())
  const types = String(parts.get(contentTypes))
  return normalize(
    new Map([...parts, [contentTypes, types.replace('document.main', 'template.main')]]),
  )
}

const contentTypes = '[Content_Types].xml'
const documentPart = 'word/document.xml'

const partsOf = (
  flow: Flow,
  assets: Pick<Assets, 'images'>,
  pages: PageNumbers,
): ReadonlyMap<string, string | Uint8Array> => {
  const paragraphs = paragraphsOf(flow)
  const { nums, before, styles: links, xml } = toNumbering(flow)
  const styles = toStyles(flow, paragraphs, links)
  const parts: Readonly<Record<string, string>> = {
    'word/styles.xml': flow.wordStyles ? mergeStyles(flow.wordStyles.styles, styles) : styles,
    'word/numbering.xml': xml,
    'word/settings.xml': settings(flow),
    'word/fontTable.xml': fontTable(flow),
    ...(!flow.wordStyles && { 'word/theme/theme1.xml': themeXml(flow) }),
    'docProps/core.xml': coreProperties(flow),
    'docProps/app.xml': appProperties(),
    'docProps/custom.xml': customProperties(flow),
  }
  const overrides = Object.entries(parts).map(([path, data]) => ({ path, data }))
  const { later, inPlace } = writtenPieces()
  const document = toDocument(flow, { assets, pages, nums, before, later })
  const compiled = new Map(compiler.compile(document, '', overrides))
  compiled.set(documentPart, inPlace(String(compiled.get(documentPart))))
  const made = withPlainSeparators(compiled)
  return flow.review ? withSource(withComments(made, flow), flow.review) : made
}

/** What `Packer` packs with: it would deflate the parts, to be inflated again for `normalize`. */
const { compiler } = Packer as unknown as {
  readonly compiler: {
    readonly compile: (
      document: Document,
      prettify: '',
      overrides: readonly { readonly path: string; readonly data: string }[],
    ) => ReadonlyMap<string, string | Uint8Array>
  }
}
