/** One text changed by several hands: what was typed without tracking, then what each author tracked, as changes of their own. */
import { all, type Node } from '../readers/docx/xml.ts'
import { documentIn } from '../readers/foreign/document.ts'
import type { ForeignPackage } from '../readers/foreign/package.ts'
import type { Change } from './changes.ts'
import { copyOf } from './copy.ts'
import type { Tracked } from './model.ts'

/** Texts by bookmark once the changes of some authors are accepted, of which `authors` were added last. */
export type Stage = {
  readonly authors: readonly string[]
  readonly texts: ReadonlyMap<string, string>
}

/** Authors beyond these are taken together. */
const mostAuthors = 8

const isMark = ({ name }: Node): boolean =>
  /^w:(ins|del|moveFrom|moveTo|cellIns|cellDel)$/.test(name)

/** From the text without any tracked change, author by author in the order of their first changes. */
export const stagesOf = (file: ForeignPackage): Stage[] => {
  const groups = groupsOf(authorsIn(file))
  return [[], ...groups].flatMap((authors, at): Stage[] => {
    const accepted = new Set(groups.slice(0, at).flat())
    const document = documentIn(file, (author) => (accepted.has(author) ? 'accept' : 'reject'))
    if (typeof document === 'string') return []
    const texts = copyOf(document).flatMap(({ names, text }) =>
      names.map((name) => [name, text] as const),
    )
    return [{ authors, texts: new Map(texts) }]
  })
}

const authorsIn = (file: ForeignPackage): readonly string[] => {
  const parts = [file.document, file.part('footnotes'), file.part('endnotes')]
  const marks = parts.flatMap((part) => (part ? all(part).filter(isMark) : []))
  return [...new Set(marks.map(({ attributes }) => attributes['w:author'] ?? ''))]
}

const groupsOf = (authors: readonly string[]): readonly (readonly string[])[] => {
  const [own, others] = [authors.slice(0, mostAuthors - 1), authors.slice(mostAuthors - 1)]
  return [...own.map((author) => [author]), ...(others.length > 0 ? [others] : [])]
}

export type Step = { readonly change: Change; readonly tracked: Tracked | null }

/** Changes by several authors, as by one; null where nobody tracked any. */
export const together = (all: readonly Tracked[]): Tracked | null =>
  all.length === 0
    ? null
    : {
        author: all.map(({ author }) => author).join(', '),
        date:
          all
            .flatMap(({ date }) => date ?? [])
            .sort()
            .at(-1) ?? null,
      }

/** A changed text step by step; null where its stages do not lead from what it was to what it is. */
export const stepsOf = (
  change: Change,
  stages: readonly Stage[],
  tracked: readonly Tracked[],
): Step[] | null => {
  if (change.kind !== 'changed' || change.notes) return null
  const texts = stages.map((stage) => stage.texts.get(change.unit))
  if (texts.at(-1) !== change.after) return null
  let before = change.before
  const steps: Step[] = []
  for (const [at, { authors }] of stages.entries()) {
    const after = texts[at]
    if (after === undefined) return null
    const own = tracked.filter(({ author }) => authors.includes(author))
    if (after !== before)
      steps.push({ change: { ...change, before, after }, tracked: together(own) })
    before = after
  }
  return steps
}
