/** Headings → readable ASCII names, for files, addresses and domains without a name of their own. */
import { createRequire } from 'node:module'
import { limits } from '../limits.ts'
import type { Slug } from '../memo/model.ts'

const maxLength = limits.slug

/** Names Windows keeps for devices, with any extension (Microsoft, “Naming Files”). */
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)$/

/** True for a name of a domain: it can name a file on every system. */
export const isSlug = (text: string): text is Slug =>
  text.length <= maxLength && /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(text) && !reserved.test(text)

/** Its dictionary takes 50 ms to load, and most memos name their domains. */
const loadPinyin = () => createRequire(import.meta.url)('pinyin-pro') as typeof import('pinyin-pro')

/** `半导体` → `ban-dao-ti`: pinyin without tones for Han, Latin words in lower case. */
export const slugOf = (heading: string): Slug => {
  const words = loadPinyin().pinyin(
    heading
      .slice(0, 2 * maxLength)
      .normalize('NFKD')
      .replaceAll(/\p{M}/gu, ''),
    {
      toneType: 'none',
      // ü is typed v on keyboards and in ISO 7098 file names: 旅 is lv, beside 路 lu.
      v: true,
      type: 'array',
      nonZh: 'consecutive',
    },
  )
  const name = words
    .join(' ')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
  const slug = /^[a-z]/.test(name) && !reserved.test(name) ? name : `topic-${name}`
  return cut(slug).replace(/-$/, '')
}

/** Cut between words where there is one near the end. */
const cut = (slug: string): string => {
  if (slug.length <= maxLength) return slug
  const end = slug.lastIndexOf('-', maxLength)
  return slug.slice(0, end > maxLength / 2 ? end : maxLength)
}

/** The slug, or the first of `slug-2`, `slug-3` … that is not taken. */
export const uniqueSlug = (slug: Slug, taken: ReadonlySet<Slug>): Slug => {
  for (let n = 1; ; n++) {
    const suffix = n === 1 ? '' : `-${n}`
    const candidate = slug.slice(0, maxLength - suffix.length).replace(/-$/, '') + suffix
    if (!taken.has(candidate)) return candidate
  }
}
