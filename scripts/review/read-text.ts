/** A memo's source as a review needs it: what it says, by units, and where. */
import { readMarkdown } from '../markdown/from-markdown.ts'
import { fillLinks } from '../memo/filled-links.ts'
import { number } from '../memo/number.ts'
import type { Report } from '../message.ts'
import { frontValues } from './front-texts.ts'
import type { Text } from './model.ts'
import { sourceUnits } from './source-texts.ts'

/** As a build reads it, but for what is asked about it; null for a source with errors, which are reported. */
export const readText = (source: string, report: Report = () => {}): Text | null => {
  const { memo: read, text } = readMarkdown(source, report)
  if (!read || !text) return null
  const memo = fillLinks(number(read))
  const { tree } = text
  return {
    memo,
    tree,
    source,
    units: sourceUnits(memo, tree, source),
    front: frontValues(tree, source),
  }
}
