/** What a redline says has changed, as plain data in the order of its pages. */
import { accept, reject } from '../memo/editions.ts'
import type { EndChange, Id, Memo, Meta } from '../memo/model.ts'
import { textOf, type Visit } from '../memo/walk.ts'
import { unitTexts, wordsIn, type UnitText } from './unit-texts.ts'
import { wordChanges, type WordChange } from './word-changes.ts'

/** A unit may be several of these at once: moved, renumbered and reworded. */
export type ChangeKind =
  'new' | 'dropped' | 'moved' | 'reworded' | 'reformatted' | 'renumbered' | 'split' | 'merged'

export type UnitChange = {
  /** Id in the new edition; of what it no longer has, the one in the old edition. */
  readonly id: Id
  readonly type: Visit['type']
  readonly changes: readonly ChangeKind[]
  /** Heading that it stands under; null before the first one. */
  readonly section: string | null
  /** Number of a recommendation in either edition; null in one that does not have it. */
  readonly number: string | null
  readonly was: string | null
  readonly before: string | null
  readonly after: string | null
  /** Words that took the place of others; none of what is new or dropped. */
  readonly words: readonly WordChange[]
}

export type Changes = {
  readonly old: Edition
  readonly new: Edition
  readonly frontMatter: readonly {
    readonly key: string
    readonly before: unknown
    readonly after: unknown
  }[]
  readonly title: readonly WordChange[]
  readonly recommendations: readonly UnitChange[]
  /** Everything else: headings, paragraphs, items, tables, notes. */
  readonly units: readonly UnitChange[]
}

type Edition = {
  readonly title: string
  readonly date: string | null
  readonly version: string | null
}

export const changesOf = (redline: Memo): Changes => {
  const [old, own] = [reject(redline), accept(redline)]
  const changed = unitChanges(redline, { old: textsIn(old), own: textsIn(own) })
  return {
    old: editionOf(old.meta),
    new: editionOf(own.meta),
    frontMatter: frontMatter(old.meta, own.meta),
    title: wordChanges(textOf(old.title), textOf(own.title), own.meta.lang),
    recommendations: changed.filter(isRecommendation),
    units: changed.filter((unit) => !isRecommendation(unit)),
  }
}

const isRecommendation = ({ number, was }: UnitChange): boolean => number !== null || was !== null

const editionOf = ({ title, date, version }: Meta): Edition => ({
  title,
  date: date ?? null,
  version: version ?? null,
})

const frontMatter = (old: Meta, own: Meta): Changes['frontMatter'] => {
  const [before, after] = [old, own] as unknown as Readonly<Record<string, unknown>>[]
  return [...new Set([...Object.keys(before!), ...Object.keys(after!)])]
    .filter((key) => JSON.stringify(before![key]) !== JSON.stringify(after![key]))
    .sort()
    .map((key) => ({ key, before: before![key] ?? null, after: after![key] ?? null }))
}

type Texts = { readonly old: ReadonlyMap<Id, string>; readonly own: ReadonlyMap<Id, string> }

const textsIn = (memo: Memo): ReadonlyMap<Id, string> =>
  new Map([...unitTexts(memo)].map((each) => [each.unit.id, wordsIn(each)]))

const unitChanges = (redline: Memo, texts: Texts): UnitChange[] =>
  [...unitTexts(redline)].flatMap((each): UnitChange[] => {
    // Where it was: it is told of where it is now.
    if (each.change?.kind === 'movedFrom') return []
    const change = changeOf(each, texts, redline.meta.lang)
    return change.changes.length > 0 ? [change] : []
  })

const changeOf = (each: UnitText, { old, own }: Texts, lang: string): UnitChange => {
  const { unit, type, section, change } = each
  const isStruck = change?.kind === 'deleted'
  const oldId = unit.was?.id ?? unit.id
  const before = change?.kind === 'inserted' ? null : (old.get(oldId) ?? null)
  const after = isStruck ? null : (own.get(unit.id) ?? null)
  const isNumbered = unit.number !== undefined || unit.was?.number !== undefined
  const was = unit.was && 'number' in unit.was ? unit.was.number : unit.number
  const words = before !== null && after !== null ? wordChanges(before, after, lang) : []
  return {
    id: after === null ? oldId : unit.id,
    type,
    changes: kindsOf(each, { before, after }),
    section,
    number: after === null ? null : (unit.number ?? null),
    was: before === null || !isNumbered ? null : (was ?? null),
    before,
    after,
    words,
  }
}

type Sides = { readonly before: string | null; readonly after: string | null }

const kindsOf = ({ unit, change, texts }: UnitText, { before, after }: Sides): ChangeKind[] => {
  if (before === null || after === null) {
    if (change) return [before === null ? 'new' : 'dropped']
    return [before === null ? 'split' : 'merged']
  }
  const { endChange } = unit as EndChange
  const kinds: readonly (readonly [ChangeKind, boolean])[] = [
    ['moved', unit.change?.kind === 'movedTo'],
    ['split', endChange === 'inserted'],
    ['merged', endChange === 'deleted'],
    ['reworded', before !== after && endChange === undefined],
    ['reformatted', before === after && texts.flat().some(({ was }) => was !== undefined)],
    ['renumbered', unit.was !== undefined && 'number' in unit.was],
  ]
  return kinds.flatMap(([kind, isSo]) => (isSo ? [kind] : []))
}
