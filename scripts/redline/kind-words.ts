/** What is said of a change, in the languages of memos. */
import { isChinese, isTraditional } from '../memo/language.ts'
import { countOf, type ChangeKind, type UnitChange } from './changes.ts'

export type ListWords = {
  readonly heading: string
  readonly head: readonly [recommendation: string, change: string, words: string]
  readonly none: string
  readonly renumbered: string
  readonly others: string
  /** What stands under no heading. */
  readonly elsewhere: string
  readonly comma: string
  readonly semicolon: string
  readonly colon: string
  readonly kinds: Readonly<Record<ChangeKind, string>>
}

const zh: ListWords = {
  heading: '建议的改动',
  head: ['建议', '改动', '文字'],
  none: '各项建议均无改动。',
  renumbered: '仅编号变动',
  others: '其他文字的改动',
  elsewhere: '引言与注释',
  comma: '、',
  semicolon: '；',
  colon: '：',
  kinds: {
    new: '新增',
    dropped: '删除',
    moved: '移动',
    split: '拆分',
    merged: '合并',
    reworded: '改写',
    reformatted: '改格式',
    renumbered: '重新编号',
  },
}

const zhHant: ListWords = {
  ...zh,
  heading: '建議的改動',
  head: ['建議', '改動', '文字'],
  none: '各項建議均無改動。',
  renumbered: '僅編號變動',
  others: '其他文字的改動',
  elsewhere: '引言與註釋',
  kinds: {
    new: '新增',
    dropped: '刪除',
    moved: '移動',
    split: '拆分',
    merged: '合併',
    reworded: '改寫',
    reformatted: '改格式',
    renumbered: '重新編號',
  },
}

const en: ListWords = {
  heading: 'Changes to recommendations',
  head: ['Recommendation', 'Change', 'Words'],
  none: 'No recommendation has changed.',
  renumbered: 'Renumbered only',
  others: 'Changes to other text',
  elsewhere: 'Opening and notes',
  comma: ', ',
  semicolon: '; ',
  colon: ': ',
  kinds: {
    new: 'new',
    dropped: 'dropped',
    moved: 'moved',
    split: 'split',
    merged: 'merged',
    reworded: 'reworded',
    reformatted: 'reformatted',
    renumbered: 'renumbered',
  },
}

/** Words of a language (BCP 47): Chinese in its script, English of all others. */
export const listWords = (lang: string): ListWords => {
  if (!isChinese(lang)) return en
  return isTraditional(lang) ? zhHant : zh
}

/** How many units changed in which way, each with its word: `split 1`. */
export const countsOf = (changes: readonly UnitChange[], { kinds }: ListWords): string[] =>
  Object.entries(kinds).flatMap(([kind, word]) => {
    const count = countOf(changes, kind as ChangeKind)
    return count === 0 ? [] : [`${word} ${count}`]
  })
