/** The labels of a template, and the names in braces that its texts may contain. */

/** Texts the templates add, per language; `{name}` is replaced by what `toFlow` knows. */
export const labelNames = [
  'contents',
  'overview',
  'overview-page',
  'overview-to',
  'overview-own',
  'overview-concerned',
  'eyebrow',
  'domain-eyebrow',
  'domain-byline',
  'digest-title',
  'byline',
  'context',
  'digest-context',
  'own-recommendations',
  'related-recommendations',
  'own',
  'related',
  'from',
  'recommendation',
  'panel-head',
  'concerns',
  'provenance',
  'colophon',
  'signatures',
  'signature',
  'signing-date',
  'edition',
  'checksum',
  'code',
  'draft',
  'embargoed',
  'changes',
  'inserted',
  'deleted',
  'moved-here',
  'moved-away',
  'moved-from',
  'moved-to',
  'above',
  'below',
  'renumbered',
  'split',
  'joined',
  'changed-lines',
  'review',
  'separator',
] as const
export type LabelName = (typeof labelNames)[number]

/** The names a text refers to, in order. */
export const namesIn = (text: string): string[] =>
  [...text.matchAll(/\{([a-z-]+)\}/g)].map((m) => m[1]!)

/** Names of values that the memo gives; labels for `composedNames` may use only these. */
export const saidNames = [
  'title',
  'short',
  'date',
  'place',
  'version',
  'embargo',
  'convenors',
  'url',
  'contact',
  'series',
  'rights',
  'domain',
  'count',
  'own-count',
  'related-count',
  'full',
  'checksum',
] as const

/** Names of values that are composed from labels. */
export const composedNames = [
  'checksum-line',
  'digest-title',
  'edition',
  'masthead',
  'status',
] as const

/** Every name that labels and running lines may use. */
export const valueNames = [...saidNames, ...composedNames] as const

/** Values that only a page or a word processor knows; running lines may name them too. */
export const fieldNames = ['page', 'pages', 'section'] as const
