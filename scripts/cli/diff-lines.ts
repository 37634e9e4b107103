/** What changed between two editions, as lines for people: recommendations each, the rest counted. */
import type { Language, Words } from '../message.ts'
import type { ChangeKind, Changes, UnitChange } from '../redline/changes.ts'

const kinds: Readonly<Record<ChangeKind, Words>> = {
  new: { en: 'new', zh: '新增' },
  dropped: { en: 'dropped', zh: '删除' },
  moved: { en: 'moved', zh: '移动' },
  split: { en: 'split', zh: '拆分' },
  merged: { en: 'merged', zh: '合并' },
  reworded: { en: 'reworded', zh: '改写' },
  reformatted: { en: 'reformatted', zh: '改格式' },
  renumbered: { en: 'renumbered', zh: '重新编号' },
}

/** Tabs part the columns: number, what became of it, its words. */
export const diffLines = ({ recommendations, units }: Changes, language: Language): string[] => [
  ...recommendations.map((each) => lineOf(each, language)),
  ...(units.length > 0 ? [counted(units, language)] : []),
]

const lineOf = (change: UnitChange, language: Language): string => {
  const { number, was, changes, before, after, words } = change
  const label = number !== null && was !== null && number !== was ? `${was} → ${number}` : (number ?? was ?? '') // prettier-ignore
  const texts = words.map((word) => `${marked('−', word.before)} ${marked('+', word.after)}`.trim())
  const whole = before === null ? [`+ ${cut(after ?? '')}`] : after === null ? [`− ${cut(before)}`] : [] // prettier-ignore
  const said = changes.map((kind) => kinds[kind][language]).join(language === 'zh' ? '、' : ', ')
  return [label, said, ...whole, texts.join('; ')].filter(Boolean).join('\t')
}

const marked = (sign: string, words: string): string => (words.trim() === '' ? '' : `${sign} ${words.trim()}`) // prettier-ignore

const counted = (units: readonly UnitChange[], language: Language): string => {
  const counts = Object.entries(kinds).flatMap(([kind, words]) => {
    const count = units.filter(({ changes }) => changes.includes(kind as ChangeKind)).length
    return count === 0 ? [] : [`${words[language]} ${count}`]
  })
  return language === 'zh' ? `其他文字：${counts.join('，')}` : `Other text: ${counts.join(', ')}`
}

const longest = 40
const cut = (text: string): string => (text.length > longest ? `${text.slice(0, longest)}…` : text)
