/** The words of a recommendation that carry it, as its marker names them (`key="…"`). */
import type { ListItem, Run } from './model.ts'
import { textOf } from './walk.ts'

/** The text in which an item's key phrase is looked for: its first paragraph. */
export const keyedRuns = ({ blocks: [first] }: ListItem): readonly Run[] =>
  first?.type === 'paragraph' ? first.runs : []

/** How often a phrase stands in a text, one time inside another included. */
export const timesIn = (text: string, phrase: string): number => {
  let times = 0
  for (let at = text.indexOf(phrase); at >= 0; at = text.indexOf(phrase, at + 1)) times++
  return times
}

/** Runs with a phrase of theirs strong, wherever it begins and ends; all other marks stay. */
export const withStrong = (runs: readonly Run[], phrase: string): readonly Run[] => {
  const from = textOf(runs).indexOf(phrase)
  if (from < 0) return runs
  const to = from + phrase.length
  let offset = 0
  return runs.flatMap((run): Run[] => {
    const start = offset
    offset += run.text.length
    const [first, last] = [from, to].map((at) =>
      Math.min(Math.max(at - start, 0), run.text.length),
    ) as [number, number]
    if (first === last || run.note !== undefined) return [run]
    const parts: Run[] = [
      { ...run, text: run.text.slice(0, first) },
      { ...run, text: run.text.slice(first, last), strong: true },
      { ...run, text: run.text.slice(last) },
    ]
    return parts.filter(({ text }) => text !== '')
  })
}

/**
 * Ends of a clause, after which a summary may stop. Marks within an address or a number end none, nor does the point of
 * an abbreviation: U.S., No. 5.
 */
const clauseEnd =
  /[，。；：！？]|[,;:!?](?=\s|$)|[,;:!?](?=\p{Script=Han})|(?<=\p{Ll}{3}|[\p{N})”"’])\.(?=\s+\p{Lu})|(?<!\.\p{L}|\.)\.(?=\s*$)/gu

/**
 * Characters of a first clause that stands for a whole recommendation: at most, and those below which it goes on behind
 * a comma, as it says no more than who should act (`The Commission should, by …`). Han letters say more each.
 */
const lengths = { han: { shortest: 5, longest: 30 }, other: { shortest: 40, longest: 60 } } as const

/**
 * What stands for a recommendation in an overview: its key phrase, or its first clause, or as much of that as there
 * is room for, which ends in an ellipsis.
 */
export const phraseOf = (item: ListItem): string => {
  if (item.key !== undefined) return item.key
  const text = textOf(keyedRuns(item).filter(({ note }) => note === undefined)).replaceAll(
    '\n',
    ' ',
  )
  const { shortest, longest } = lengths[/\p{Script=Han}/u.test(text.slice(0, 60)) ? 'han' : 'other']
  const end = [...text.matchAll(clauseEnd)].find(
    ({ 0: mark, index }) => index >= shortest || !/[，：,:]/.test(mark),
  )
  return shortened(text.slice(0, end?.index).trim(), longest)
}

/** A clause as it is, or as many of its words as there is room for, in characters; an address is whole. */
const shortened = (clause: string, room: number): string => {
  const characters = [...new Intl.Segmenter('und').segment(clause)].map(({ segment }) => segment)
  if (characters.length <= room) return clause
  const cut = characters.slice(0, room).join('')
  if (openAddress.test(cut)) {
    const [rest = ''] = /^[!-~]*/.exec(clause.slice(cut.length))!
    return cut + rest + (cut.length + rest.length < clause.length ? '…' : '')
  }
  const isInWord = /[\p{L}\p{N}]$/u.test(cut) && /^[\p{L}\p{N}]/u.test(characters[room]!)
  const whole = isInWord ? cut.replace(/(?<=[\s\p{Script=Han}])[^\s\p{Script=Han}]+$/u, '') : cut
  return `${whole.trimEnd()}…`
}

const openAddress = /(?:https?:\/\/|www\.)[!-~]*$/
