/** Two editions → their redline and each of them by itself, in the formats of the redline's template. */
import { assetsOf, documentsOf } from '../../../scripts/build/document.ts'
import { editionOf } from '../../../scripts/build/editions.ts'
import { planOf } from '../../../scripts/build/plan.ts'
import { toDocx } from '../../../scripts/docx/to-docx.ts'
import { home } from '../../../scripts/files.ts'
import type { Assets } from '../../../scripts/flow/assets.ts'
import type { Flow } from '../../../scripts/flow/model.ts'
import type { Memo } from '../../../scripts/memo/model.ts'
import type { Message } from '../../../scripts/message.ts'
import { inputOf } from '../../../scripts/project/read-input.ts'
import { readResources } from '../../../scripts/project/resources.ts'
import { readSourceText } from '../../../scripts/project/source.ts'
import { proversOf } from '../../../scripts/proof/prove.ts'
import { toldOf } from '../../../scripts/proof/told.ts'
import { decidedPackage } from '../../../scripts/readers/docx/decided.ts'
import { readPackage } from '../../../scripts/readers/docx/package.ts'
import { textOfPackage } from '../../../scripts/readers/docx/text.ts'
import { all, childOf, textOf, valueOf, type Node } from '../../../scripts/readers/docx/xml.ts'
import { redline } from '../../../scripts/redline/redline.ts'
import { fitPages } from '../../../scripts/layout/fit.ts'
import { hyphenate } from '../../../scripts/layout/hyphenate.ts'
import { layoutOf } from '../../../scripts/layout/layout.ts'
import { facesOf } from '../../../scripts/fonts/open-fonts.ts'
import { fontStoreOf } from '../../../scripts/fonts/font-store.ts'
import { toPdf } from '../../../scripts/pdf/to-pdf.ts'
import type { Pair } from './pairs.ts'

const resources = readResources(home).value!
const fonts = fontStoreOf(resources.fonts)

type Document = { readonly edition: Memo; readonly flow: Flow; readonly assets: Assets }

export type Made = {
  readonly name: string
  readonly memo: Memo
  readonly redline: Document
  readonly docx: Uint8Array
  /** Word files of the editions by themselves. */
  readonly editions: { readonly accept: Uint8Array; readonly reject: Uint8Array }
  /** What the proof says of the redline in a format. */
  readonly proved: (format: 'pdf' | 'docx', bytes: Uint8Array) => Message[]
}

/**
 * Null where an edition is no memo: dice may leave none. `only` names the template, and the domain of a handout.
 */
export const madeOf = (
  { name, old, own, folder }: Pair,
  only: readonly string[] = ['redline'],
): Made | null => {
  const place = { path: 'memo.md', folder }
  const [before, after] = [old, own].map((text) => readSourceText(Buffer.from(text), place).value)
  if (!before || !after) return null
  const memo = redline(before.memo, after.memo)
  const documentOf = (of: Memo): Document => {
    const input = inputOf({ ...after, memo: of }, resources).value!
    const [plan] = planOf(of, input.templates, { only, formats: ['docx'] })
    const { flow, attached } = documentsOf(input)(plan!)
    return { edition: editionOf(of, plan!), flow, assets: assetsOf(input, attached) }
  }
  const wordOf = ({ flow, assets }: Document): Uint8Array => toDocx(flow, assets, new Map())
  const both = documentOf(memo)
  const input = inputOf({ ...after, memo }, resources).value!
  return {
    name,
    memo,
    redline: both,
    docx: wordOf(both),
    editions: { accept: wordOf(documentOf(after.memo)), reject: wordOf(documentOf(before.memo)) },
    proved: (format, bytes) => {
      const provers = proversOf(toldOf(input))
      const path = `${only.join('-')}.${format}`
      return [
        ...provers.links({ flow: both.flow, edition: both.edition, path }),
        ...provers.artifact({ path, format, bytes }, both.flow),
      ]
    },
  }
}

/** The pages of a redline. */
export const pagesOf = ({ redline: { flow, assets } }: Made): Promise<Uint8Array> => {
  const { flow: fitted, pages } = fitPages(flow, layoutOf(facesOf(fonts), hyphenate).place)
  return toPdf(fitted, pages, assets, fonts)
}

export type Decision = 'accept' | 'reject'
export const decisions: readonly Decision[] = ['accept', 'reject']

/**
 * Paragraphs with place, style, label and text, running lines too, as our own reader has them, each with how its words
 * are set where they have a style of their own; all changes decided, or none.
 */
export const linesOf = (docx: Uint8Array, decision?: Decision): string[] => {
  const word = readPackage(docx)
  return textOfPackage(decision ? decidedPackage(word, decision) : word)
    .filter(({ text, label }) => text + label !== '')
    .map(({ place, style, label, text, node }) =>
      [place, wherever(style), label, text, ...looksOf(node)].join(' | '),
    )
}

/** A style without what stays with the next: which row is the first is of no edition, where rows come and go. */
const wherever = (style: string): string => style.replace(/WithNext$/, '')

/** Words of a paragraph in character styles, in order. */
const looksOf = (paragraph: Node): string[] => {
  const looks: { style: string; text: string }[] = []
  for (const run of all(paragraph, 'w:r')) {
    const style = valueOf(childOf(run, 'w:rPr'), 'w:rStyle') ?? ''
    const text = all(run, 'w:t').map(textOf).join('')
    const last = looks.at(-1)
    if (last?.style === style) last.text += text
    else if (text !== '') looks.push({ style, text })
  }
  return looks.flatMap(({ style, text }) => (style === '' ? [] : [`${style}: ${text}`]))
}
