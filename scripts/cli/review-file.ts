/** What a review leaves to its editor, as Markdown: comments, conflicts, and changes that have no place. */
import { escaped } from '../markdown/escape.ts'
import type { Language, Words } from '../message.ts'
import { afterOf, beforeOf } from '../review/changes.ts'
import { kindWords } from '../review/kind-words.ts'
import type { Answered, Rival } from '../review/model.ts'
import type { Remark } from '../review/remarks.ts'
import type { Review } from '../review/review.ts'
import { readable } from '../review/signs.ts'

const headings = {
  review: { en: 'Review of', zh: '审阅意见：' },
  comments: { en: 'Comments', zh: '批注' },
  conflict: { en: 'Conflicts', zh: '冲突' },
  listed: { en: 'To do', zh: '须手工处理' },
} satisfies Record<string, Words>

const resolved: Words = { en: 'resolved', zh: '已解决' }

/** '' where nothing is left. `memo` is the path of the source as its editor knows it. */
export const reviewFile = (
  { remarks, answers }: Pick<Review, 'remarks' | 'answers'>,
  memo: string,
  language: Language,
): string => {
  const section = (name: 'conflict' | 'listed'): string[] => {
    const all = answers
      .filter(({ fate }) => fate === name)
      .map((answer) => entryOf(answer, language))
    return all.length === 0 ? [] : [`## ${headings[name][language]}`, ...all]
  }
  const comments = remarks.map((remark) => commentOf(remark, memo, language))
  const sections = [
    ...(comments.length === 0 ? [] : [`## ${headings.comments[language]}`, ...comments]),
    ...section('conflict'),
    ...section('listed'),
  ]
  const title = `# ${headings.review[language]}${language === 'zh' ? '' : ' '}${memo}`
  return sections.length === 0 ? '' : `${[title, ...sections].join('\n\n')}\n`
}

const typed = (text: string): string =>
  escaped(readable(text).replaceAll('\n', ' '), { isCell: false, isStrict: false })

const quote = (text: string): string => `> ${typed(text)}`

const said = ({ author, date, text }: Pick<Remark, 'author' | 'date' | 'text'>): string =>
  `**${typed(author)}**${date === '' ? '' : `, ${date.slice(0, 10)}`}: ${typed(text)}`

const commentOf = (remark: Remark, memo: string, language: Language): string => {
  const { file, unit, line, quoted, replies, isResolved } = remark
  const place = [line === null ? memo : `${memo}:${line}`, unit && `\`${unit}\``, file]
  const state = isResolved ? ` (${resolved[language]})` : ''
  return [
    `### ${place.filter(Boolean).join(' · ')}${state}`,
    quote(quoted),
    said(remark),
    ...(replies.length > 0 ? [replies.map((reply) => `- ${said(reply)}`).join('\n')] : []),
  ].join('\n\n')
}

const others = {
  memo: { en: 'The memo says', zh: '备忘录现文' },
  copy: { en: 'Another copy says', zh: '另一份稿' },
  nothing: { en: 'nothing: it was deleted', zh: '已删除' },
} satisfies Record<string, Words>

const entryOf = ({ change, file, tracked, against = [] }: Answered, language: Language): string => {
  const unit = unitOf(change) === null ? [] : [`\`${unitOf(change)}\``]
  const [before, after] = [beforeOf(change), afterOf(change)]
  const look = 'look' in change ? [`${change.words} → ${change.look}`] : []
  const kind = kindWords[change.kind][language]
  return [
    `### ${[...unit, kind, ...authorOf(tracked), file].join(' · ')}`,
    ...(before === '' ? [] : [`− ${typed(before)}`]),
    ...(after === '' ? [] : [`+ ${typed(after)}`]),
    ...look.map(typed),
    ...against.map((rival) => rivalOf(rival, language)),
  ].join('\n\n')
}

const unitOf = (change: Answered['change']): string | null =>
  'unit' in change ? change.unit : null

const authorOf = (tracked: Answered['tracked']): string[] =>
  tracked === null ? [] : [typed(tracked.author)]

/** The text that a conflict is with, and whose it is. */
const rivalOf = ({ file, author, text }: Rival, language: Language): string => {
  const whose =
    file === null ? '' : ` (${[...(author === null ? [] : [typed(author)]), file].join(' · ')})`
  const words = text === '' ? others.nothing[language] : typed(text)
  return `${others[file === null ? 'memo' : 'copy'][language]}${whose}\n\n+ ${words}`
}
