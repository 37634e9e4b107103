/** What changed in the recommendations of a redline, as a memo of one page. */
import { groupBy } from '../collections/group-by.ts'
import type { Block, Cell, Change, Memo, Run, Section, Table } from '../memo/model.ts'
import { changesOf, type UnitChange } from './changes.ts'
import { countsOf, listWords, type ListWords } from './kind-words.ts'
import { beginning, snippets } from './snippets.ts'

/**
 * A table of the recommendations that are new, dropped, moved or reworded, by their numbers in the new edition; then
 * those with another number only, and how much of the other text changed, by its headings.
 */
export const changeList = (redline: Memo): Memo => {
  const { lang } = redline.meta
  const words = listWords(lang)
  const { recommendations, units } = changesOf(redline)
  const isTold = ({ changes }: UnitChange): boolean => changes.some((kind) => kind !== 'renumbered')
  const told = recommendations.filter(isTold)
  const renumbered = recommendations.filter((change) => !isTold(change))
  const blocks: readonly Block[] = [
    told.length > 0
      ? tableOf(told, words, lang)
      : paragraph('changes-none', [{ text: words.none }]),
    ...(renumbered.length > 0
      ? [
          paragraph(
            'changes-renumbered',
            named(words.renumbered, renumbered.map(numberOf).join(words.semicolon), words),
          ),
        ]
      : []),
    ...(units.length > 0
      ? [paragraph('changes-others', named(words.others, counted(units, words), words))]
      : []),
  ]
  return {
    ...redline,
    edition: { type: 'changes' },
    lead: [],
    sections: [section(words, blocks)],
    notes: [],
  }
}

const section = ({ heading }: ListWords, blocks: readonly Block[]): Section => ({
  id: 'changes',
  domains: [],
  depth: 2,
  role: 'body',
  title: [{ text: heading }],
  blocks,
  sections: [],
})

const paragraph = (id: string, runs: readonly Run[]): Block => ({
  type: 'paragraph',
  id,
  domains: [],
  runs,
})

const named = (name: string, text: string, { colon }: ListWords): readonly Run[] => [
  { text: `${name}${colon}`, strong: true },
  { text },
]

const tableOf = (changes: readonly UnitChange[], words: ListWords, lang: string): Table => ({
  type: 'table',
  id: 'changes-table',
  domains: [],
  align: [null, null, null],
  head: words.head.map((text) => [{ text }]),
  rows: changes.map((change) => [
    [{ text: numberOf(change) }],
    [{ text: kindsOf(change, words) }],
    wordsOf(change, lang),
  ]),
})

/** Its number in the new edition, behind the old one where that was another. */
const numberOf = ({ number, was }: UnitChange): string =>
  number !== null && was !== null && number !== was ? `${was} → ${number}` : (number ?? was ?? '')

/** The two numbers say themselves that it has another one. */
const kindsOf = ({ changes }: UnitChange, { kinds, comma }: ListWords): string =>
  changes
    .filter((kind) => kind !== 'renumbered')
    .map((kind) => kinds[kind])
    .join(comma)

const wordsOf = ({ before, after, words, changes }: UnitChange, lang: string): Cell => {
  const whole = (text: string, kind: 'inserted' | 'deleted'): Cell => {
    // A part of what was one paragraph is no other text.
    const change: { readonly change?: Change } =
      changes.includes('new') || changes.includes('dropped') ? { change: { kind } } : {}
    return [{ text: beginning(text, lang), ...change }]
  }
  if (before === null) return whole(after ?? '', 'inserted')
  if (after === null) return whole(before, 'deleted')
  return words.length > 0 ? snippets(before, after, lang) : [{ text: beginning(after, lang, 30) }]
}

/** Under each heading, how many units changed in which way. */
const counted = (units: readonly UnitChange[], words: ListWords): string =>
  [...groupBy(units, ({ section: heading }) => heading ?? words.elsewhere)]
    .map(([name, own]) => `${name} ${countsOf(own, words).join(words.comma)}`)
    .join(words.semicolon)
