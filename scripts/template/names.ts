/** The vocabularies of templates: names of styles, parts and formats. */

/** Name of a font file without its extension: `NotoSerifSC-Regular`. */
export type FontId = string

/** Every style `toFlow` may name. A template must define all of them and no other. */
export const styleNames = [
  'body',
  'logos',
  'lead',
  'title',
  'cover-title',
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
  'overview-title',
  'overview-head',
  'overview-section',
  'overview-other',
  'overview-number',
  'overview-cell',
  'overview-own',
  'overview-concerned',
  'overview-legend',
  'signature-title',
  'signature',
  'signature-detail',
  'provenance',
  'colophon',
  'status',
  'header',
  'footer',
] as const
export type BaseStyle = (typeof styleNames)[number]

/** What a template can print, in the order it lists them. */
export const partNames = [
  'cover',
  'title',
  'context',
  'contents',
  'overview',
  'lead',
  'body',
  'own-recommendations',
  'related-recommendations',
  'passages',
  'recommendations',
  'signatures',
  'provenance',
  'colophon',
] as const
export type PartName = (typeof partNames)[number]

/** Formats a document can be written in, each by the extension of its files. */
export const formatNames = ['pdf', 'docx'] as const
export type FormatName = (typeof formatNames)[number]
