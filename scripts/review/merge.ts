/** Changes of copies that came back, in today's source: one merged text, and what became of every change. */
import type { Root } from 'mdast'
import type { Memo } from '../memo/model.ts'
import type { Change } from './compare.ts'
import { sourceUnits, type SourceUnit } from './source-texts.ts'
import { addition, deletion, spliced, spliceOf, type Splice } from './splices.ts'
import { applied, editsBetween, rebased } from './words.ts'

/** A memo as it was read, with its source. */
export type ReadText = { readonly memo: Memo; readonly tree: Root; readonly source: string }

/** A change that a copy asks for, and who tracked it; null for one that was made without tracking. */
export type Asked = {
  readonly change: Change
  readonly file: string
  readonly author: string | null
}

/**
 * What became of a change: it is in the merged text; it was there already; it meets another change of the same words;
 * or it is left to the editor, because it has no place in the source, or is of the words of a template.
 */
export type Fate = 'landed' | 'made' | 'conflict' | 'listed'

export type Answered = Asked & { readonly fate: Fate }

export type Merged = { readonly source: string; readonly answers: readonly Answered[] }

type Texts = { readonly base: ReadText; readonly today: ReadText }
export type ReadAgain = (source: string) => ReadText | null

/**
 * The merged source is read again: it has to say the new texts, and all others as they were. Where it does not, changes
 * are taken one by one, and those are listed that the source would not say as they are.
 */
export const merge = (texts: Texts, asked: readonly Asked[], read: ReadAgain): Merged => {
  const all = attempt(texts, asked)
  if (isWhole(all, read)) return { source: all.source, answers: all.answers }
  const kept: Asked[] = []
  const listed: Asked[] = []
  for (const each of asked)
    (isWhole(attempt(texts, [...kept, each]), read) ? kept : listed).push(each)
  const { source, answers } = attempt(texts, kept)
  const left = listed.map((each): Answered => ({ ...each, fate: 'listed' }))
  return { source, answers: [...answers, ...left] }
}

type Attempt = Merged & { readonly wanted: readonly string[] }

const isWhole = ({ source, wanted }: Attempt, read: ReadAgain): boolean => {
  const got = read(source)
  return (
    got !== null &&
    unitsOf(got)
      .map(({ text }) => text)
      .join('\n') === wanted.join('\n')
  )
}

const unitsOf = ({ memo, tree, source }: ReadText): SourceUnit[] => sourceUnits(memo, tree, source)

const attempt = ({ base, today }: Texts, asked: readonly Asked[]): Attempt => {
  const { lang } = base.memo.meta
  const issued = new Map(unitsOf(base).map(({ name, text }) => [name, text]))
  const units = unitsOf(today)
  const byName = new Map(units.map((unit) => [unit.name, unit]))
  const texts = new Map<string, string>()
  const gone = new Set<string>()
  const added = new Map<string, string[]>()
  const splices: Splice[] = []

  const change = (name: string, before: string, after: string): Fate => {
    const unit = byName.get(name)
    if (!unit || issued.get(name) !== before) return 'listed'
    const now = texts.get(name) ?? unit.text
    if (gone.has(name)) return 'conflict'
    const edits = rebased(editsBetween(before, after, lang), editsBetween(before, now, lang))
    if (edits === null) return 'conflict'
    if (edits.length === 0) return 'made'
    texts.set(name, applied(now, edits))
    return 'landed'
  }

  const remove = (name: string, before: string): Fate => {
    const unit = byName.get(name)
    if (!unit || gone.has(name)) return 'made'
    if (unit.text !== before || texts.has(name)) return 'conflict'
    const splice = deletion(unit, today.source)
    if (!splice) return 'listed'
    gone.add(name)
    splices.push(splice)
    return 'landed'
  }

  const add = (each: Extract<Change, { kind: 'added' }>): Fate => {
    const unit = each.unit === null ? undefined : byName.get(each.unit)
    const own = unit && (added.get(unit.name) ?? [])
    if (own?.includes(each.after.trim())) return 'made'
    const splice = unit && addition({ text: each.after, isItem: each.isItem, level: each.level }, unit, today.source) // prettier-ignore
    if (!splice || gone.has(unit.name)) return 'listed'
    added.set(unit.name, [...own!, each.after.trim()])
    splices.push(splice)
    return 'landed'
  }

  const fateOf = (each: Change): Fate => {
    if (each.kind === 'changed') return change(each.unit, each.before, each.after)
    if (each.kind === 'deleted') return remove(each.unit, each.before)
    return each.kind === 'added' ? add(each) : 'listed'
  }
  const answers = asked.map((each): Answered => ({ ...each, fate: fateOf(each.change) }))
  const edits = [...texts].flatMap(([name, text]) => {
    const unit = byName.get(name)!
    return editsBetween(unit.text, text, lang).map((edit) => spliceOf(edit, unit, today.source))
  })
  const wanted = units.flatMap(({ name, text }) => [
    ...(gone.has(name) ? [] : [texts.get(name) ?? text]),
    ...(added.get(name) ?? []),
  ])
  return { source: spliced(today.source, [...splices, ...edits]), answers, wanted }
}
