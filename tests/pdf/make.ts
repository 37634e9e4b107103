/** Markdown → every PDF its templates make, unpacked and not proved: what tests of pages ask for and no library gives. */
import { readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { assetsOf, documentsOf } from '../../scripts/build/document.ts'
import type { Input } from '../../scripts/build/input.ts'
import { planOf } from '../../scripts/build/plan.ts'
import { home } from '../../scripts/files.ts'
import type { Assets } from '../../scripts/flow/assets.ts'
import type { Flow } from '../../scripts/flow/model.ts'
import { fontStoreOf } from '../../scripts/fonts/font-store.ts'
import { facesOf } from '../../scripts/fonts/open-fonts.ts'
import { fitPages } from '../../scripts/layout/fit.ts'
import { hyphenate } from '../../scripts/layout/hyphenate.ts'
import { layoutOf } from '../../scripts/layout/layout.ts'
import type { Pages } from '../../scripts/layout/model.ts'
import type { Memo } from '../../scripts/memo/model.ts'
import type { Template } from '../../scripts/template/schema.ts'
import { toPdf } from '../../scripts/pdf/to-pdf.ts'
import { inputOf } from '../../scripts/project/read-input.ts'
import { readResources, type Read } from '../../scripts/project/resources.ts'
import { readSourceText } from '../../scripts/project/source.ts'

const resources = readResources(home).value!

/** Fonts of the project's templates, and opened: once for all tests of a file. */
export const fontFiles = resources.fonts
export const fonts = fontStoreOf(fontFiles)

export type Made = {
  readonly path: string
  readonly edition: Memo
  readonly flow: Flow
  readonly pages: Pages
  readonly assets: Assets
}

/** What was read, which must be without an error. */
const sound = <T>({ value, messages }: Read<T>): T => {
  if (value) return value
  throw new Error(
    messages.map(({ place, rule, en }) => `${place?.line}: ${rule}: ${en}`).join('\n'),
  )
}

const sourceOf = (text: string, folder: string) =>
  sound(readSourceText(Buffer.from(text), { path: 'memo.md', folder }))

/** The memo of a file, which must be without an error. */
export const memoOf = (file: string): Memo =>
  sourceOf(readFileSync(file, 'utf8'), dirname(file)).memo

/** Pages of every PDF of a memo's file, or of those of some templates. */
export const make = (file: string, only: readonly string[] = []): Made[] =>
  makeText(readFileSync(file, 'utf8'), dirname(file), only)

/** The same of a memo's text; its pictures are in `folder`. */
export const makeText = (text: string, folder: string, only: readonly string[] = []): Made[] =>
  madeOf(inputIn(text, folder), only)

/** The same where its templates say something else. */
export const makeIn = (
  change: (template: Template) => Template,
  text: string,
  only: readonly string[],
): Made[] => {
  const input = inputIn(text, '.')
  const templates = input.templates.map((named) => ({ ...named, template: change(named.template) }))
  return madeOf({ ...input, templates }, only)
}

const inputIn = (text: string, folder: string): Input =>
  sound(inputOf(sourceOf(text, resolve(folder)), resources))

const madeOf = (input: Input, only: readonly string[]): Made[] => {
  const documentOf = documentsOf(input)
  return planOf(input.memo, input.templates, { only, formats: ['pdf'] }).map((plan) => {
    const { flow, edition, attached } = documentOf(plan)
    return { path: plan.path, edition, assets: assetsOf(input, attached), ...paged(flow) }
  })
}

/** A flow squeezed and laid out as a build does it. */
export const paged = (flow: Flow): { readonly flow: Flow; readonly pages: Pages } =>
  fitPages(flow, layoutOf(facesOf(fonts), hyphenate).place)

/** The bytes of a PDF, readable unless asked otherwise. */
export const render = ({ flow, pages, assets }: Omit<Made, 'path' | 'edition'>, compress = false) =>
  toPdf(flow, pages, assets, fonts, { compress })
