/** Markdown → every PDF its templates make: the path of a build, without its messages and proofs. */
import { readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Assets, Flow } from '../../scripts/flow/model.ts'
import { toFlow } from '../../scripts/flow/to-flow.ts'
import { fontStoreOf } from '../../scripts/fonts/font-store.ts'
import { readImage, type ReadImage } from '../../scripts/images/read-image.ts'
import { fitPages } from '../../scripts/layout/fit.ts'
import { hyphenate } from '../../scripts/layout/hyphenate.ts'
import { layout } from '../../scripts/layout/layout.ts'
import type { Pages } from '../../scripts/layout/model.ts'
import { readText } from '../../scripts/project/read-text.ts'
import type { Memo } from '../../scripts/memo/model.ts'
import { unitsOf } from '../../scripts/memo/walk.ts'
import { facesOf } from '../../scripts/fonts/open-fonts.ts'
import { toPdf } from '../../scripts/pdf/to-pdf.ts'
import { editionOf, planOf } from '../../scripts/build/plan.ts'
import { readFonts } from '../../scripts/fonts/font-files.ts'
import { loadTemplates } from '../../scripts/project/templates.ts'

const templates = loadTemplates(fileURLToPath(new URL('../..', import.meta.url)))

/** Fonts of the project's templates, and opened: once for all tests of a file. */
export const fontFiles = readFonts(templates, [])
export const fonts = fontStoreOf(fontFiles)

export type Made = {
  readonly path: string
  readonly flow: Flow
  readonly pages: Pages
  readonly assets: Assets
}

/** The memo of a text, which must be without an error. */
const memoOfText = (text: string): Memo => {
  const rules: string[] = []
  const { memo } = readText(text, ({ rule, en, place }) =>
    rules.push(`${place?.line}: ${rule}: ${en}`),
  )
  if (!memo) throw new Error(rules.join('\n'))
  return memo
}

/** The memo of a file, which must be without an error. */
export const memoOf = (file: string): Memo => memoOfText(readFileSync(file, 'utf8'))

const imagesOf = (memo: Memo, folder: string): Map<string, ReadImage> =>
  new Map(
    [...unitsOf(memo)].flatMap(({ unit }): [string, ReadImage][] => {
      if (!('type' in unit) || unit.type !== 'figure') return []
      const read = readImage(unit.src, { folder, fonts: [], report: () => {} })
      return read ? [[unit.src, read]] : []
    }),
  )

/** Pages of every PDF of a memo's file, or of those of some templates. */
export const make = (file: string, only: readonly string[] = []): Made[] =>
  makeText(readFileSync(file, 'utf8'), dirname(file), only)

/** The same of a memo's text; its pictures are in `folder`. */
export const makeText = (text: string, folder: string, only: readonly string[] = []): Made[] => {
  const memo = memoOfText(text)
  const images = imagesOf(memo, folder)
  const assets: Assets = {
    images: Object.fromEntries([...images.values()].map(({ key, image }) => [key, image])),
  }
  return planOf(memo, templates.all, { only, formats: ['pdf'] }).map((plan) => {
    const flow = toFlow(editionOf(memo, plan), plan.template.template, {
      images: new Map(
        [...images].map(
          ([
            src,
            {
              key,
              image: { width, height },
            },
          ]) => [src, { key, width, height }],
        ),
      ),
      full: 'memo.pdf',
      sourceHash: '0'.repeat(64),
    })
    return { path: plan.path, assets, ...paged(flow) }
  })
}

/** A flow squeezed and laid out as a build does it. */
export const paged = (flow: Flow): { readonly flow: Flow; readonly pages: Pages } =>
  fitPages(flow, (tried) => layout(tried, facesOf(fonts), hyphenate))

/** The bytes of a PDF, readable unless asked otherwise. */
export const render = ({ flow, pages, assets }: Omit<Made, 'path'>, compress = false) =>
  toPdf(flow, pages, assets, fonts, { compress })
