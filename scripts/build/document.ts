/** A planned document before it is drawn: the same for all of its formats. */
import { attacherOf, type AttachedFile } from './attachments.ts'
import type { Input } from './input.ts'
import type { Assets } from '../flow/assets.ts'
import type { Flow } from '../flow/model.ts'
import type { FontId } from '../template/names.ts'
import { toFlow } from '../flow/to-flow.ts'
import { software } from './manifest.ts'
import type { Memo } from '../memo/model.ts'
import { editionOf } from './editions.ts'
import { documentName, planOf, type Plan } from './plan.ts'
import { sha256 } from '../files.ts'
import { editorComments } from '../markdown/editor-comments.ts'
import { parse } from '../markdown/markdown.ts'
import { withoutNotes } from '../markdown/without-notes.ts'
import { memoize } from '../memoize.ts'
import { formats } from '../proof/formats.ts'
import { allowing } from '../template/allowed-pages.ts'
import type { FormatName } from '../template/names.ts'

export type Document = {
  readonly edition: Memo
  readonly flow: Flow
  /** Hash of everything the document depends on. */
  readonly key: string
  /** Files attached to its PDF. */
  readonly attached: readonly AttachedFile[]
}

/** The planned documents of a memo, each put together once for all of its formats. */
export const documentsOf = (input: Input): ((plan: Plan) => Document) => {
  const full = fullPlan(input)
  const attach = attacherOf(input)
  return memoize((plan) => {
    const own = editionAndFlow(plan, input, full?.path ?? '')
    const fonts = fontsOf(own.flow, input)
    const attached = attach(plan, { full: full?.template, fonts })
    const attachments = attached.map(({ bytes: _, ...file }) => file)
    const flow = attached.length > 0 ? { ...own.flow, attachments } : own.flow
    const key = sha256(JSON.stringify([flow, Object.values(fonts)]))
    return { ...own, flow, key, attached }
  }, documentName)
}

/** The pictures of a memo and the files attached to a document, by what its flow calls them. */
export const assetsOf = (
  { images }: Pick<Input, 'images'>,
  attached: readonly AttachedFile[] = [],
): Assets => ({
  images: Object.fromEntries([...images.values()].map(({ key, image }) => [key, image])),
  attachments: Object.fromEntries(attached.map(({ sha256, bytes }) => [sha256, bytes])),
})

/** What a file is made from, hashed: its flow and fonts, its format, the software. */
export const keyOf = (flowKey: string, format: FormatName): string =>
  sha256(`${flowKey} ${format} ${JSON.stringify(software)}`)

const editionAndFlow = (
  plan: Plan,
  input: Input,
  full: string,
): { readonly edition: Memo; readonly flow: Flow } => {
  const edition = editionOf(input.memo, plan)
  const { name } = plan.template
  const template = allowing(plan.template.template, input.memo.meta.pages?.[name])
  const wordStyles = template.word && input.wordStyles[template.word.styles]
  const own = toFlow(edition, template, {
    images: new Map(
      [...input.images].map(([src, { key, image }]) => [
        src,
        { key, width: image.width, height: image.height },
      ]),
    ),
    full,
    source: template.review ? withoutNotes(input.source) : '',
    comments: template.review ? editorComments(parse(input.source)) : [],
  })
  return { edition, flow: { ...own, ...(wordStyles && { wordStyles }) } }
}

/** Hash of each font a flow may use. */
const fontsOf = (flow: Flow, { fonts: files }: Input): Readonly<Record<string, string>> =>
  Object.fromEntries(fontIds(flow).map((id) => [id, files.get(id)?.sha256 ?? '']))

/** Every font that a flow names, in a fixed order. */
export const fontIds = ({ fonts, extraFonts }: Pick<Flow, 'fonts' | 'extraFonts'>): FontId[] => [
  ...new Set([
    ...Object.values(fonts).flatMap(({ regular, bold, italic, boldItalic }) => [
      regular,
      bold,
      italic,
      boldItalic,
    ]),
    ...extraFonts,
  ]),
]

/** The document for print that holds the full text, which provenance lines name. */
const fullPlan = ({ memo, templates }: Input): Plan | undefined =>
  planOf(memo, templates, { only: [], formats: [] }).find(
    ({ template, format }) => template.template.of === 'memo' && formats[format].isPaged,
  )
