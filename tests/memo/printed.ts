/** Asks about the documents that a memo becomes, for a test: as `brief`, or as its front matter says. */
import { pagesQuestions } from '../../scripts/build/pages-questions.ts'
import { home } from '../../scripts/files.ts'
import type { Image } from '../../scripts/flow/assets.ts'
import { toFlow } from '../../scripts/flow/to-flow.ts'
import type { Message } from '../../scripts/message.ts'
import { number } from '../../scripts/memo/number.ts'
import { loadTemplates } from '../../scripts/project/templates.ts'
import type { Template } from '../../scripts/template/schema.ts'
import { memoOf } from './read.ts'

const brief = loadTemplates(home).all.find(({ name }) => name === 'brief')!.template

/** A template whose tables are set in 8 pt. */
const small: Template = {
  ...brief,
  styles: { ...brief.styles, 'table-cell': { ...brief.styles['table-cell']!, size: 8 } },
}

/** Every picture is one of 400 × 300 pixels that a screen would show as they are. */
const image: Image = {
  type: 'png',
  bytes: new Uint8Array(),
  width: 300,
  height: 225,
  pixels: { width: 400, height: 300 },
}

export const askedOfPrint = (source: string): Message[] => {
  const memo = number(memoOf(source))
  const template = memo.meta.outputs?.includes('small') ? small : brief
  const pictures = [...source.matchAll(/!\[[^\]]*\]\(([^)\s]+)/g)].map(([, src]) => src!)
  const read = new Map(pictures.map((src) => [src, { key: src, image, file: new Uint8Array() }]))
  const sizes = new Map(pictures.map((src) => [src, { key: src, width: 300, height: 225 }]))
  const flow = toFlow(memo, template, { images: sizes, full: 'memo.pdf', source: '' })
  return pagesQuestions({ memo, images: read, source, path: 'memo.md' }, [flow])
}
