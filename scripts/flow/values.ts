/** The values of an edition that labels of a template may use. */
import { isChinese } from '../memo/language.ts'
import type { Memo, Section } from '../memo/model.ts'
import { months } from '../memo/months.ts'
import { unitsOf } from '../memo/walk.ts'
import type { composedNames, LabelName, saidNames } from '../template/label-names.ts'
import { fillText, type Values } from './labels.ts'

export type Labels = Readonly<Record<LabelName, string>>

const statusLabels = { draft: 'draft', embargoed: 'embargoed', final: null } as const

/** The values of an edition; empty where the memo gives none. */
export const valuesOf = (
  { meta, edition, sections }: Memo,
  labels: Labels,
  contentHash: string,
  full: string,
): Values => {
  const said: Record<(typeof saidNames)[number], string> = {
    title: meta.title,
    short: meta.shortTitle === meta.title ? shortOf(meta.title) : meta.shortTitle,
    date: meta.date ?? '',
    place: meta.place ?? '',
    version: meta.version ?? '',
    embargo: meta.embargo === undefined ? '' : printedDate(meta.embargo, meta.lang),
    convenors: meta.convenors.join(labels.separator),
    url: meta.url ?? '',
    contact: meta.contact ?? '',
    series: meta.series ?? '',
    rights: meta.rights ?? '',
    domain: edition.type === 'domain' ? edition.domain.title : '',
    ...countsOf(sections),
    // A file name on paper leads nowhere: only where an address stands beside it.
    full: meta.url === undefined ? '' : full,
    checksum: contentHash.slice(0, 8),
  }
  const status = statusLabels[meta.status]
  const composed: Record<(typeof composedNames)[number], string> = {
    'checksum-line': fillText(labels.checksum, said),
    'digest-title': fillText(labels['digest-title'], said),
    edition: fillText(labels.edition, said),
    masthead: [said.series, said.convenors].filter((text) => text !== '').join(labels.separator),
    status: status === null ? '' : fillText(labels[status], said),
  }
  return { ...said, ...composed }
}

/** `2026-02-01` as its language writes it: 2026年2月1日, 1 February 2026; without a day when there is none. */
const printedDate = (iso: string, lang: string): string => {
  const [year, month, day] = iso.split('-').map(Number) as [number, number, number?]
  if (isChinese(lang)) return `${year}年${month}月${day ? `${day}日` : ''}`
  return `${day ? `${day} ` : ''}${months[month - 1]} ${year}`
}

/** The part of a title that a running head shows: before a colon, or after a space between Han characters. */
const shortOf = (title: string): string => {
  const [beforeColon] = title.split(/：|: /)
  const afterPause = title.split(/(?<=\p{Script=Han}) (?=\p{Script=Han})/u).at(-1)
  return beforeColon !== title ? beforeColon! : (afterPause ?? title)
}

/** How many recommendations an edition has; of a handout with those of other sections, how many are of either kind. */
const countsOf = (sections: readonly Section[]) => {
  const [all, related] = [sections, sections.filter(({ from }) => from !== undefined)].map(
    countRecommendations,
  ) as [number, number]
  return {
    count: all === 0 ? '' : String(all),
    'own-count': related === 0 ? '' : String(all - related),
    'related-count': related === 0 ? '' : String(related),
  }
}

const countRecommendations = (sections: readonly Section[]): number =>
  [...unitsOf({ lead: [], sections, notes: [] })].filter(({ unit }) => unit.number !== undefined)
    .length
