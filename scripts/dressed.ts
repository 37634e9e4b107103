/** A planned document before it is drawn: the same for all of its formats. */
import type { Input } from './build.ts'
import type { Flow } from './flow/model.ts'
import { toFlow } from './flow/to-flow.ts'
import type { Memo } from './memo/model.ts'
import { editionOf, planOf, type Plan } from './plan.ts'
import { sha256 } from './project.ts'

export type Dressed = { readonly edition: Memo; readonly flow: Flow; readonly key: string }

/** Dresses a planned document; the key is the hash of all it depends on. */
export const dressed = (plan: Plan, input: Input): Dressed => {
  const edition = editionOf(input.memo, plan)
  const flow = toFlow(edition, plan.template.template, {
    images: new Map(
      [...input.images].map(([src, { key, image }]) => [
        src,
        { key, width: image.width, height: image.height },
      ]),
    ),
    full: fullPath(input),
    sourceHash: input.sourceHash,
  })
  const fonts = Object.values(flow.fonts).flatMap(({ regular, bold, italic, boldItalic }) => [
    regular,
    bold,
    italic,
    boldItalic,
  ])
  const fontHashes = [...new Set(fonts)].map((id) => input.fontHashes[id])
  return { edition, flow, key: sha256(JSON.stringify([flow, fontHashes])) }
}

/** Name of the file that holds the full text, for provenance lines. */
const fullPath = ({ memo, templates }: Input): string => {
  const whole = planOf(memo, templates, { only: [], formats: ['pdf'] }).find(
    ({ template }) => template.template.of === 'memo',
  )
  return whole?.path ?? ''
}
