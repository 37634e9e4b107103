/** What became of every change, as lines for people. */
import type { Language, Words } from '../message.ts'
import type { Answered, Fate } from '../review/model.ts'
import { afterOf, beforeOf, type Marking } from '../review/changes.ts'
import type { Remark } from '../review/remarks.ts'
import type { Review } from '../review/review.ts'
import { kindWords } from '../review/kind-words.ts'
import { readable } from '../review/signs.ts'

const fates: Readonly<Record<Fate, Words>> = {
  landed: { en: 'merged', zh: '已合并' },
  made: { en: 'there already', zh: '已有' },
  conflict: { en: 'CONFLICT', zh: '冲突' },
  listed: { en: 'TO DO', zh: '须手工处理' },
}

const unchanged: Words = { en: 'nothing was changed', zh: '没有改动' }
const written: Words = { en: 'written', zh: '已写入' }
const today: Words = { en: 'the memo', zh: '备忘录' }

/** Tabs part the columns: what became of it, what it is, where, by whom, the texts. */
export const reviewLines = ({ answers, remarks, bases }: Review, language: Language): string[] =>
  answers.length + remarks.length === 0
    ? [unchanged[language]]
    : [
        ...answers.map((each) => answerLine(each, whoOf(each, bases.length > 1), language)),
        ...remarks.map((remark) => remarkLine(remark, language)),
      ]

/** Says that a file was written. */
export const writtenLine = (path: string, language: Language): string =>
  `${written[language]}\t${path}`

const remarkLine = (
  { author, text, unit, quoted, line, isResolved }: Remark,
  language: Language,
): string => {
  const word = { en: 'comment', zh: '批注' }[language]
  const state = isResolved ? { en: 'resolved', zh: '已解决' }[language] : ''
  return [word, state, unit ?? '', line ?? '', author, `“${cut(quoted)}”`, text].join('\t')
}

/** Who tracked a change; of one that nobody tracked, the copy it is in where there are several. */
const whoOf = ({ tracked, file }: Answered, areSeveral: boolean): string =>
  tracked?.author ?? (areSeveral ? file : '')

const answerLine = (
  { change, fate, against = [] }: Answered,
  who: string,
  language: Language,
): string => {
  const where = 'unit' in change ? (change.unit ?? '') : ''
  const [before, after] = [beforeOf(change), afterOf(change)].map(readable) as [string, string]
  const texts = [
    ...(before === '' ? [] : [`− ${before}`]),
    ...(after === '' ? [] : [`+ ${after}`]),
    ...('look' in change ? [`${change.words} → ${change.look}`] : []),
    ...('behind' in change ? [`→ ${change.behind ?? ''}`] : []),
    ...('marking' in change ? [markingOf(change)] : []),
    ...against.map(
      ({ file, author, text: other }) =>
        `≠ ${author ?? file ?? today[language]}: ${readable(other)}`,
    ),
  ]
  return [fates[fate][language], kindWords[change.kind][language], where, who, ...texts].join('\t')
}

const markingOf = ({
  text,
  marking: { mark, isOn, from, to },
}: {
  readonly text: string
  readonly marking: Marking
}): string => `${isOn ? '+' : '−'}${mark} “${text.slice(from, to)}”`

const longest = 30
const cut = (text: string): string => (text.length > longest ? `${text.slice(0, longest)}…` : text)
