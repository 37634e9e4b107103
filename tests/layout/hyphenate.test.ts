import { expect, test } from 'vitest'
import { hyphenate } from '../../scripts/layout/hyphenate.ts'

test.each([
  ['en', 'knowledge', 'knowl-edge'],
  ['en-US', 'knowledge', 'knowl-edge'],
  ['en-GB', 'knowledge', 'know-ledge'],
  ['en', 'process', 'process'],
  ['en-GB', 'process', 'pro-cess'],
  ['fr', 'connaissance', 'connaissance'],
  ['en', 'short', 'short'],
])('in %s %s is parted as %s', (lang, word, parts) => {
  expect(hyphenate(word, lang).join('-')).toBe(parts)
})
