/** What changed between two editions, as lines for people: recommendations each, the rest counted. */
import type { Language } from '../message.ts'
import type { Changes, UnitChange } from '../redline/changes.ts'
import { countsOf, listWords } from '../redline/kind-words.ts'

/** Tabs part the columns: number, what became of it, its words. */
export const diffLines = ({ recommendations, units }: Changes, language: Language): string[] => [
  ...recommendations.map((each) => lineOf(each, language)),
  ...(units.length > 0 ? [counted(units, language)] : []),
]

const lineOf = (change: UnitChange, language: Language): string => {
  const { number, was, changes, before, after, words } = change
  const label =
    number !== null && was !== null && number !== was ? `${was} → ${number}` : (number ?? was ?? '')
  const texts = words.map((word) => `${marked('−', word.before)} ${marked('+', word.after)}`.trim())
  const whole = before === null || after === null ? [wholeOf(change)] : []
  const said = changes
    .map((kind) => listWords(language).kinds[kind])
    .join(language === 'zh' ? '、' : ', ')
  return [label, said, ...whole, texts.join(language === 'zh' ? '；' : '; ')]
    .filter(Boolean)
    .join('\t')
}

/** What is new or dropped as such; a part of what was split or merged is neither. */
const wholeOf = ({ before, after, changes }: UnitChange): string => {
  const sign = changes.includes('new') ? '+ ' : changes.includes('dropped') ? '− ' : ''
  return `${sign}${cut(after ?? before ?? '')}`
}

const marked = (sign: string, words: string): string =>
  words.trim() === '' ? '' : `${sign} ${words.trim()}`

const counted = (units: readonly UnitChange[], language: Language): string => {
  const counts = countsOf(units, listWords(language))
  return language === 'zh' ? `其他文字：${counts.join('，')}` : `Other text: ${counts.join(', ')}`
}

const longest = 40
const cut = (text: string): string => (text.length > longest ? `${text.slice(0, longest)}…` : text)
