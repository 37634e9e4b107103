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
  /** Its text in either edition; of what was split or merged into one, with the parts after it; null of such a part. */
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

const unitChanges = (redline: Memo, texts: Texts): UnitChange[] => {
  const all = [...unitTexts(redline)]
  return all.flatMap((each, i): UnitChange[] => {
    // Where it was: it is told of where it is now.
    if (each.change?.kind === 'movedFrom') return []
    const change = changeOf(partsFrom(all, i), texts, redline.meta.lang)
    return change.changes.length > 0 ? [change] : []
  })
}

type Parts = readonly [UnitText, ...UnitText[]]

/** A unit, and those after it that are one with it in the other edition. */
const partsFrom = (all: readonly UnitText[], first: number): Parts => {
  let last = first
  while (endOf(all[last]!) !== undefined && last < all.length - 1) last++
  return [all[first]!, ...all.slice(first + 1, last + 1)]
}

const endOf = ({ unit }: UnitText): EndChange['endChange'] => (unit as EndChange).endChange

const changeOf = (parts: Parts, texts: Texts, lang: string): UnitChange => {
  const [each] = parts
  const { unit, type, section } = each
  const sides = sidesOf(parts, texts, lang)
  const isNumbered = unit.number !== undefined || unit.was?.number !== undefined
  const was = unit.was && 'number' in unit.was ? unit.was.number : unit.number
  return {
    id: sides.after === null ? oldIdOf(each) : unit.id,
    type,
    changes: kindsOf(each, sides),
    section,
    number: sides.after === null ? null : (unit.number ?? null),
    was: sides.before === null || !isNumbered ? null : (was ?? null),
    ...sides,
  }
}

type Sides = Pick<UnitChange, 'before' | 'after' | 'words'>

const sidesOf = ([each, ...parts]: Parts, { old, own }: Texts, lang: string): Sides => {
  const { unit, change } = each
  const before = change?.kind === 'inserted' ? undefined : old.get(oldIdOf(each))
  const after = change?.kind === 'deleted' ? undefined : own.get(unit.id)
  if (before === undefined || after === undefined)
    return { before: before ?? null, after: after ?? null, words: [] }
  const oldText = [before, ...parts.flatMap((part) => old.get(oldIdOf(part)) ?? [])].join('\n')
  const ownText = [after, ...parts.flatMap((part) => own.get(part.unit.id) ?? [])].join('\n')
  const words = wordChanges(oldText, ownText, lang).filter(isOfWords)
  return { before: oldText, after: ownText, words }
}

const oldIdOf = ({ unit: { was, id } }: UnitText): Id => was?.id ?? id

/** Ends of paragraphs are no words. */
const isOfWords = ({ before, after }: WordChange): boolean =>
  (before + after).trim() !== '' || !(before + after).includes('\n')

const kindsOf = (each: UnitText, { before, after, words }: Sides): ChangeKind[] => {
  const { unit, change, texts } = each
  if (before === null || after === null) {
    if (change) return [before === null ? 'new' : 'dropped']
    return [before === null ? 'split' : 'merged']
  }
  const more = linesMore(each, { before, after, words })
  const kinds: readonly (readonly [ChangeKind, boolean])[] = [
    ['moved', unit.change?.kind === 'movedTo'],
    ['split', more > 0],
    ['merged', more < 0],
    ['reworded', before !== after && (more === 0 || words.length > 0)],
    ['reformatted', before === after && texts.flat().some(({ was }) => was !== undefined)],
    ['renumbered', unit.was !== undefined && 'number' in unit.was],
  ]
  return kinds.flatMap(([kind, isSo]) => (isSo ? [kind] : []))
}

/** How many paragraphs more the same text is now, in parts or within an item; fewer below zero. */
const linesMore = (each: UnitText, { before, after, words }: Sides): number => {
  const isWithin = each.type === 'item' && words.length === 0
  if (endOf(each) === undefined && !isWithin) return 0
  const [was, is] = [before, after].map((text) => text!.split('\n').length)
  return is! - was!
}

/** How many units changed in a way: parts are one with the unit that they were split from or merged into. */
export const countOf = (changes: readonly UnitChange[], kind: ChangeKind): number =>
  changes.filter(
    ({ changes: kinds, before, after }) =>
      kinds.includes(kind) && (!isJoint(kind) || (before !== null && after !== null)),
  ).length

const isJoint = (kind: ChangeKind): boolean => kind === 'split' || kind === 'merged'
