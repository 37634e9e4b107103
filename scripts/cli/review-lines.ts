/** What became of every change, as lines for people. */
import type { Language, Words } from '../message.ts'
import type { Answered, Fate } from '../review/model.ts'
import { afterOf, beforeOf, type Marking } from '../review/changes.ts'
import type { Remark, Review } from '../review/review.ts'
import { readable } from '../review/signs.ts'

const fates: Readonly<Record<Fate, Words>> = {
  landed: { en: 'merged', zh: '已合并' },
  made: { en: 'there already', zh: '已有' },
  conflict: { en: 'CONFLICT', zh: '冲突' },
  listed: { en: 'TO DO', zh: '须手工处理' },
}

const kinds: Readonly<Record<Answered['change']['kind'], Words>> = {
  changed: { en: 'changed', zh: '改' },
  deleted: { en: 'deleted', zh: '删' },
  added: { en: 'added', zh: '增' },
  split: { en: 'split', zh: '分段' },
  joined: { en: 'joined', zh: '并段' },
  moved: { en: 'moved', zh: '移' },
  'table-added': { en: 'table added', zh: '增表' },
  'column-added': { en: 'column added', zh: '增列' },
  'column-deleted': { en: 'column deleted', zh: '删列' },
  'row-added': { en: 'row added', zh: '增行' },
  'row-deleted': { en: 'row deleted', zh: '删行' },
  'row-moved': { en: 'row moved', zh: '移行' },
  'note-added': { en: 'note added', zh: '增注' },
  formatted: { en: 'formatted', zh: '格式' },
  restyled: { en: 'restyled', zh: '样式' },
  unplaced: { en: 'no place', zh: '无处可放' },
  template: { en: "template's words", zh: '模板文字' },
}

/** Tabs part the columns: what became of it, what it is, where, by whom, the texts. */
export const reviewLines = ({ answers, remarks }: Review, language: Language): string[] => [
  ...answers.map((each) => answerLine(each, language)),
  ...remarks.map((remark) => remarkLine(remark, language)),
]

const remarkLine = (
  { author, text, unit, quoted, line, isResolved }: Remark,
  language: Language,
): string => {
  const word = { en: 'comment', zh: '批注' }[language]
  const state = isResolved ? { en: 'resolved', zh: '已解决' }[language] : ''
  return [word, state, unit ?? '', line ?? '', author, `“${cut(quoted)}”`, text].join('\t')
}

const answerLine = ({ change, fate, tracked }: Answered, language: Language): string => {
  const where = 'unit' in change ? (change.unit ?? '') : ''
  const [before, after] = [beforeOf(change), afterOf(change)].map(readable) as [string, string]
  const texts = [
    ...(before === '' ? [] : [`− ${before}`]),
    ...(after === '' ? [] : [`+ ${after}`]),
    ...('look' in change ? [`${change.words} → ${change.look}`] : []),
    ...('behind' in change ? [`→ ${change.behind ?? ''}`] : []),
    ...('marking' in change ? [markingOf(change)] : []),
  ] // prettier-ignore
  return [fates[fate][language], kinds[change.kind][language], where, tracked?.author ?? '', ...texts].join('\t') // prettier-ignore
}

const markingOf = ({ text, marking: { mark, isOn, from, to } }: { readonly text: string; readonly marking: Marking }): string => `${isOn ? '+' : '−'}${mark} “${text.slice(from, to)}”` // prettier-ignore

const longest = 30
const cut = (text: string): string => (text.length > longest ? `${text.slice(0, longest)}…` : text)
