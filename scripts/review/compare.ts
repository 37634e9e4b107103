/** The copy that was issued and the one that came back: what was changed, added, deleted, paragraph by paragraph. */
import { diffArrays } from 'diff'
import type { CopyParagraph } from './copy.ts'

export type Change =
  | {
      readonly kind: 'changed'
      readonly unit: string
      readonly before: string
      readonly after: string
    }
  | { readonly kind: 'deleted'; readonly unit: string; readonly before: string }
  /** `unit` is the one it stands behind; null at the beginning. */
  | {
      readonly kind: 'added'
      readonly unit: string | null
      readonly after: string
      readonly isItem: boolean
      readonly level: number | null
    }
  /** Words of a template: they are listed, never applied. */
  | { readonly kind: 'template'; readonly before: string; readonly after: string }

export const changesBetween = (
  issued: readonly CopyParagraph[],
  returned: readonly CopyParagraph[],
): Change[] => {
  const before = new Map(issued.flatMap((each) => (each.unit === null ? [] : [[each.unit, each]])))
  const there = new Set(returned.flatMap(({ unit }) => unit ?? []))
  const changed = returned.flatMap(({ unit, text }): Change[] => {
    const own = unit === null ? undefined : before.get(unit)
    return own && own.text !== text
      ? [{ kind: 'changed', unit: own.unit!, before: own.text, after: text }]
      : []
  })
  const deleted = [...before.values()]
    .filter(({ unit, text }) => !there.has(unit!) && text.trim() !== '')
    .map(({ unit, text }): Change => ({ kind: 'deleted', unit: unit!, before: text }))
  return [...changed, ...deleted, ...unmarked(issued, returned, before)]
}

/** Paragraphs without a unit: those of a template as they were, or changed; the others are new. */
const unmarked = (
  issued: readonly CopyParagraph[],
  returned: readonly CopyParagraph[],
  units: ReadonlyMap<string, CopyParagraph>,
): Change[] => {
  const isUnmarked = ({ unit }: CopyParagraph): boolean => unit === null || !units.has(unit)
  const ours = issued.filter(isUnmarked).map(({ text }) => text)
  const theirs = returned.filter(isUnmarked).filter(({ text }) => text.trim() !== '')
  const parts = diffArrays(ours.filter((text) => text.trim() !== ''), theirs.map(({ text }) => text)) // prettier-ignore
  let at = 0
  return parts.flatMap(({ value, added, removed }): Change[] => {
    if (removed) return value.map((before) => ({ kind: 'template', before, after: '' }))
    const own = theirs.slice(at, at + value.length)
    at += value.length
    return added ? own.map((each) => addedBehind(each, returned, units)) : []
  })
}

const addedBehind = (
  paragraph: CopyParagraph,
  returned: readonly CopyParagraph[],
  units: ReadonlyMap<string, CopyParagraph>,
): Change => {
  const before = returned.slice(0, returned.indexOf(paragraph))
  const unit = before.findLast((each) => each.unit !== null && units.has(each.unit))?.unit ?? null
  return {
    kind: 'added',
    unit,
    after: paragraph.text,
    isItem: paragraph.isItem,
    level: paragraph.level,
  }
}
