/** Which sections are special, by the words of their headings. */
import type { Role } from '../memo/model.ts'

type Special = Exclude<Role, 'body'>

/** Headings that make a section special, per language; all languages are tried. */
const defaults: Readonly<Record<Special, Readonly<Record<'zh' | 'en', readonly string[]>>>> = {
  recommendations: {
    zh: ['建议', '政策建议', '建议事项', '建議', '政策建議', '建議事項', '對策建議'],
    en: ['recommendations', 'recommendation', 'policy recommendations'],
  },
  participants: {
    zh: [
      '参会者',
      '参会人员',
      '与会者',
      '与会人员',
      '参会者名单',
      '参会人员名单',
      '与会者名单',
      '与会人员名单',
      '參會者',
      '參會人員',
      '與會者',
      '與會人員',
      '參會者名單',
      '參會人員名單',
      '與會者名單',
      '與會人員名單',
    ],
    en: ['participants', 'list of participants', 'participant list'],
  },
}

/** Numbers in front of a heading: `（二）`, `一、`, `第三部分`, `3.2`, `IV.`, `B.`. */
const numbering =
  /^(?:第[一二三四五六七八九十\d]{1,3}[章节部]分?[、.．:：\s]*|[（(](?:[一二三四五六七八九十]{1,3}|\d{1,2}|[a-z])[)）]\s*|[一二三四五六七八九十]{1,3}[、.．\s]\s*|\d{1,2}(?:\.\d{1,2}){0,3}[、.．)）\s]\s*|(?:[ivx]{1,4}|[a-z])[.)]\s+)/i

/** Characters without a width, which come along from web pages and Word. */
const invisible = /[\u00ad\u200b-\u200f\u2060\ufeff]/g

/** A heading without what surrounds its words: `（三）参会者（中方）：` → `参会者`. */
const bare = (heading: string): string =>
  heading
    .replaceAll(invisible, '')
    .trim()
    .replace(numbering, '')
    .replace(/(?<![:：\s])[:：\s]+$/, '')
    .replace(/[（(][^（()）]*[)）]$/, '')
    .trimEnd()
    .toLowerCase()

const matches: Readonly<Record<Special, (heading: string, words: string) => boolean>> = {
  recommendations: (heading, words) => heading === words,
  participants: (heading, words) => heading.endsWith(words),
}

/** Role of a section by its heading. `declared` headings replace the usual ones of their role. */
export const roleOf = (
  heading: string,
  declared: { readonly [R in Special]?: readonly string[] | undefined } = {},
): Role => {
  // Longer ones are no labels, and patterns for their ends would take quadratic time.
  if (heading.length > 100) return 'body'
  const found = (Object.keys(defaults) as Special[]).find((role) => {
    const { zh, en } = defaults[role]
    const words = declared[role] ?? [...zh, ...en]
    return words.some((word) => matches[role](bare(heading), bare(word)))
  })
  return found ?? 'body'
}
