/** Names that a comment which silences may give. */
import { rules } from './rules.ts'

/** What the reader of Markdown asks by itself. */
export const readerQuestions: readonly string[] = [
  'deep-heading',
  'empty-heading',
  'foreign-key',
  'heading-inside',
  'heading-jump',
  'image-in-text',
  'link-title',
  'linked-image',
  'open-address',
  'relative-link',
  'repeated-definition',
  'second-title',
  'short-row',
]

export const knownRules: readonly string[] = [...rules.map(({ id }) => id), ...readerQuestions]
