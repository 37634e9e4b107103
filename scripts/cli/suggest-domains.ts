import { fullTextOf } from '../memo/walk.ts'
import type { Language, Words } from '../message.ts'
import { defaultSource, readSource } from '../project/source.ts'
import { listed, type Suggestion } from '../rules/suggest-domains.ts'
import { misuse, onlyMessages, type Outcome } from './command.ts'
import { secondsOf, unknownDeadline } from './option-values.ts'
import type { Options } from './options.ts'

/** `memopress check --suggest-domains`: passages that may belong to other domains, and what to write in their markers. */
export function suggestDomains(files: readonly string[], options: Options): Outcome {
  const seconds = secondsOf(options.deadline)
  if (!seconds) return misuse(unknownDeadline(options))
  const sources = (files.length > 0 ? files : [defaultSource]).map((file) =>
    readSource(file, seconds.read),
  )
  const messages = sources.flatMap(({ value, messages: said }) => (value ? [] : said))
  if (messages.length > 0) return onlyMessages(messages)
  const rows = sources.flatMap(({ value }) =>
    (value?.suggestions?.() ?? []).map((suggestion) => ({ path: value!.path, suggestion })),
  )
  return {
    messages: [],
    lines: { en: linesOf(rows, 'en'), zh: linesOf(rows, 'zh') },
    data: { suggestions: rows.map(dataOf) },
  }
}

type Row = { readonly path: string; readonly suggestion: Suggestion }

const placeOf = ({ path, suggestion: { unit } }: Row): string =>
  unit.place ? `${path}:${unit.place.line}:${unit.place.column}` : path

/** Characters of a passage that are shown. */
const excerpt = 24

const linesOf = (rows: readonly Row[], language: keyof Words & Language): string[] => [
  ...rows.map((row) => {
    const { unit, domain, words } = row.suggestion
    const text = fullTextOf(unit).replaceAll('\n', ' ')
    const shown = [...text].slice(0, excerpt).join('')
    return [placeOf(row), domain, listed(words), `${shown}${text === shown ? '' : '…'}`].join('\t')
  }),
  (rows.length === 0 ? none : proposed(rows[0]!.suggestion.domain))[language],
]

const none: Words = {
  en: 'No passage names a domain that it does not belong to',
  zh: '没有写到某议题而未归入该议题的段落',
}

const proposed = (domain: string): Words => ({
  en: `A passage goes into the handouts of those domains that its marker names: \`<!-- unit domains=${domain} -->\` at its end`,
  zh: `段落收入其标记所写议题的分发材料：在段末写 \`<!-- unit domains=${domain} -->\``,
})

const dataOf = (row: Row): object => {
  const { unit, domain, words, isStrong } = row.suggestion
  const place = unit.place && { line: unit.place.line, column: unit.place.column }
  return { path: row.path, place, id: unit.id, domain, words: Object.fromEntries(words), isStrong }
}
