/** Front matter of a memo that came as a Word file: what is known of it. */
import { stringify } from 'yaml'
import type { ForeignRun } from '../readers/foreign/model.ts'
import type { Draft } from './model.ts'

const textOf = (runs: readonly ForeignRun[]): string =>
  runs.map(({ text, picture }) => (picture === undefined ? text : '')).join('')

const han = /\p{Script=Han}/gu

/** Chinese where at least one in five letters is a Han character. */
export const languageIn = (text: string): 'zh-CN' | 'en' => {
  const letters = text.match(/\p{L}/gu)?.length ?? 0
  return (text.match(han)?.length ?? 0) * 5 >= Math.max(1, letters) ? 'zh-CN' : 'en'
}

/** The lines of a title as one: between Han characters nothing stands where a line ended. */
const titleText = ({ title }: Draft): string =>
  textOf(title.runs)
    .replaceAll(/(?<=[\p{Script=Han}“《（])[^\S\n]*\n\s*(?=[\p{Script=Han}“《（])/gu, '')
    .replaceAll(/\s+/g, ' ')
    .trim()

/** Whether its title is a heading of the memo: front matter has no notes. */
export const isHeading = ({ title }: Draft): boolean =>
  title.runs.some(({ note }) => note !== undefined)

/** What a draft is known to be. */
export const frontOf = (draft: Draft): Front => {
  const text = draft.blocks.map((each) => ('runs' in each ? textOf(each.runs) : '')).join('')
  const title = titleText(draft)
  return { ...(!isHeading(draft) && { title }), lang: languageIn(title + text) }
}

export type Front = { readonly title?: string; readonly lang: string }

/** Front matter with its fences; a memo that comes in is a draft. */
export const frontMatterOf = ({ title, lang }: Front): string =>
  `---\n${stringify({ ...(title !== undefined && { title }), lang, status: 'draft' }, { lineWidth: 0 })}---`
