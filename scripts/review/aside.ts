/** What a copy says beside its text: words of a template, of which changes are told and never brought in. */
import type { Left } from '../readers/foreign/model.ts'
import type { Change } from './changes.ts'
import type { CopyParagraph } from './copy.ts'

export type Copy = {
  readonly paragraphs: readonly CopyParagraph[]
  /** What it says beside its text. */
  readonly aside: readonly Left[]
}

export const asideChanges = (issued: Copy, returned: Copy): Change[] => [
  ...lineChanges(linesOf(issued), linesOf(returned)),
  ...contentsChanges(issued, returned),
]

const linesOf = ({ aside }: Copy): string[] =>
  aside.filter(({ kind }) => kind !== 'contents').map(({ text }) => text)

/** Lines without the numbers of their pages, which are those of the program in use. */
const contentsOf = ({ aside }: Copy): string[] =>
  aside.filter(({ kind }) => kind === 'contents').map(({ text }) => withoutPage(text))

/** A heading that ends with a number loses it as well. */
const withoutPage = (line: string): string =>
  line
    .trimEnd()
    .replace(/(?<!\d)\d+$/, '')
    .trimEnd()

/** Contents that were updated have the headings as they are now: that is no change of anybody's. */
const contentsChanges = (issued: Copy, returned: Copy): Change[] => {
  const [old, own] = [contentsOf(issued), contentsOf(returned)]
  if (own.length === 0) return lineChanges(old.length === 0 ? [] : [old.join('\n')], [])
  const [isOld, isNew] = [endsWithHeading(issued), endsWithHeading(returned)]
  return lineChanges(old, own).filter((change) =>
    change.after === '' ? !isOld(change.before) || isNew(change.before) : !isNew(change.after),
  )
}

/** An entry of contents is a number and the words of a heading. */
const endsWithHeading = ({ paragraphs }: Copy): ((line: string) => boolean) => {
  const headings = paragraphs
    .filter(({ level }) => level !== null)
    .map(({ text }) => inkOf(withoutPage(text)))
  return (line) => headings.some((heading) => heading !== '' && inkOf(line).endsWith(heading))
}

type TemplateChange = Extract<Change, { kind: 'template' }>

/** Lines that are in one of the two only. */
const lineChanges = (before: readonly string[], after: readonly string[]): TemplateChange[] => {
  const [old, own] = [new Set(before.map(inkOf)), new Set(after.map(inkOf))]
  return [
    ...before.filter((line) => !own.has(inkOf(line))).map((line) => told(line, '')),
    ...after.filter((line) => !old.has(inkOf(line))).map((line) => told('', line)),
  ].filter(({ before: was, after: is }) => inkOf(was + is) !== '')
}

const told = (before: string, after: string): TemplateChange => ({
  kind: 'template',
  before,
  after,
})

const inkOf = (text: string): string => text.replaceAll(/\s/g, '')
