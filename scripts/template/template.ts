/** The vocabulary of templates. What they may say in it is in `schema.ts`. */
import type * as z from 'zod'
import type { templateSchema } from './schema.ts'

/** Every style `toFlow` may name: one missing, or one too many, fails at its line. */
export const styleNames = [
  'body',
  'title',
  'subtitle',
  'eyebrow',
  'byline',
  'context',
  'heading2',
  'heading3',
  'heading4',
  'item',
  'item-continue',
  'recommendation',
  'recommendation-continue',
  'recommendation-item',
  'recommendation-item-continue',
  'concerns',
  'origin',
  'related',
  'quote',
  'code',
  'figure',
  'caption',
  'table-head',
  'table-cell',
  'divider',
  'note',
  'contents-title',
  'contents-1',
  'contents-2',
  'contents-3',
  'provenance',
  'colophon',
  'header',
  'footer',
] as const
export type BaseStyle = (typeof styleNames)[number]

/** Texts the templates add, per language; `{name}` is replaced by what `toFlow` knows. */
export const labelNames = [
  'contents',
  'eyebrow',
  'domain-eyebrow',
  'byline',
  'context',
  'digest-context',
  'own-recommendations',
  'related-recommendations',
  'own',
  'related',
  'from',
  'recommendation',
  'concerns',
  'provenance',
  'colophon',
  'edition',
  'checksum',
  'draft',
  'embargoed',
  'separator',
] as const
export type LabelName = (typeof labelNames)[number]

/** What a template can print, in the order it lists them. */
export const partNames = [
  'title',
  'context',
  'contents',
  'body',
  'own-recommendations',
  'related-recommendations',
  'passages',
  'recommendations',
  'provenance',
  'colophon',
] as const
export type PartName = (typeof partNames)[number]

/** What a document can be written as. */
export const formatNames = ['pdf', 'docx'] as const
export type FormatName = (typeof formatNames)[number]

/** A template with everything it extends laid under it. */
export type Template = z.infer<typeof templateSchema>
