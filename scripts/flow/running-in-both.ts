/** Running lines of a redline, as both of its editions have them. */
import { isDeepStrictEqual } from 'node:util'
import type { Meta, Run } from '../memo/model.ts'
import { redlineRuns } from '../redline/runs.ts'
import type { Context } from './context.ts'
import type { Values } from './labels.ts'
import type { Flow } from './model.ts'
import type { Band, Bands } from './page-setup.ts'
import type { Content, Field } from './pieces.ts'
import { pageKinds } from './running.ts'
import { valuesOf } from './values.ts'

type RunningLines = Pick<Flow, 'header' | 'footer'>

/**
 * Running lines as both editions have them, where the same ones stand on the same kinds of pages. `linesOf` makes those
 * of one edition.
 */
export const runningInBoth = (
  { memo, labels, values }: Pick<Context, 'memo' | 'labels' | 'values'>,
  linesOf: (values: Values, meta: Meta) => RunningLines,
): RunningLines => {
  const own = linesOf(values, memo.meta)
  if (!memo.redline) return own
  const meta = memo.redline.was
  const old = linesOf(
    valuesOf({ ...memo, meta }, labels, values['checksum']!, values['full']!),
    meta,
  )
  if (String(pageKinds(own)) !== String(pageKinds(old))) return own
  const { lang } = memo.meta
  const both = (before: Bands, after: Bands): Bands => ({
    first: bandInBoth(before.first, after.first, lang),
    other: bandInBoth(before.other, after.other, lang),
    ...(before.even && after.even && { even: bandInBoth(before.even, after.even, lang) }),
  })
  return { header: both(old.header, own.header), footer: both(old.footer, own.footer) }
}

const bandInBoth = (old: Band, own: Band, lang: string): Band => ({
  ...old,
  ...own,
  left: aroundFields(old.left, own.left, lang),
  center: aroundFields(old.center, own.center, lang),
  right: aroundFields(old.right, own.right, lang),
})

/** By words, between the same fields; where those are others, as the new edition has it. */
const aroundFields = (old: Content, own: Content, lang: string): Content => {
  const [before, after] = [stretchesOf(old), stretchesOf(own)]
  if (!isDeepStrictEqual(before.fields, after.fields)) return own
  return after.texts.flatMap((runs, at): Content => {
    const field = after.fields[at]
    return [...redlineRuns({ old: before.texts[at]!, own: runs }, lang), ...(field ? [field] : [])]
  })
}

/** Texts before, between and after the fields of some content. */
const stretchesOf = (content: Content) => {
  const texts: Run[][] = [[]]
  const fields: Field[] = []
  for (const inline of content)
    if ('text' in inline) texts.at(-1)!.push(inline)
    else {
      fields.push(inline)
      texts.push([])
    }
  return { texts, fields }
}
