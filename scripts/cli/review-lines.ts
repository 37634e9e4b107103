/** What became of every change, as lines for people. */
import type { Language, Words } from '../message.ts'
import type { Answered, Fate } from '../review/merge.ts'
import type { Remark, Review } from '../review/review.ts'

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
  template: { en: "template's words", zh: '模板文字' },
}

/** Tabs part the columns: what became of it, what it is, where, by whom, the texts. */
export const reviewLines = ({ answers, remarks }: Review, language: Language): string[] => [
  ...answers.map((each) => answerLine(each, language)),
  ...remarks.map(({ author, text, unit, words }: Remark) =>
    [language === 'zh' ? '批注' : 'comment', unit ?? '', author, `“${cut(words)}”`, text].join(
      '\t',
    ),
  ),
]

const answerLine = ({ change, fate, author }: Answered, language: Language): string => {
  const where = 'unit' in change ? (change.unit ?? '') : ''
  const texts = [
    ...('before' in change && change.before !== '' ? [`− ${change.before}`] : []),
    ...('after' in change && change.after !== '' ? [`+ ${change.after}`] : []),
  ]
  return [fates[fate][language], kinds[change.kind][language], where, author ?? '', ...texts].join('\t') // prettier-ignore
}

const longest = 30
const cut = (text: string): string => (text.length > longest ? `${text.slice(0, longest)}…` : text)
