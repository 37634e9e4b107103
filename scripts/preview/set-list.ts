/** The documents of a set and the units of its memo, as a preview lists them. */
import { groupBy } from '../collections/group-by.ts'
import { formats } from '../build/formats.ts'
import { documentName, planOf, type Plan } from '../build/plan.ts'
import { outputsOf, saidByItems, unitRows, type UnitRow } from '../build/units.ts'
import { sha256 } from '../files.ts'
import { isChinese } from '../memo/language.ts'
import type { Memo } from '../memo/model.ts'
import type { NamedTemplate } from '../template/model.ts'
import type { MadeFiles } from './making.ts'
import type { SetDocument, SetFile, UnitEntry } from './model.ts'

/** Characters of a unit's text that are listed. */
const excerpt = 60

/** The plans of a memo by the document they make: of its set, or of some templates. */
export function plansByDocument(
  memo: Memo,
  templates: readonly NamedTemplate[],
  only: readonly string[] = [],
): ReadonlyMap<string, readonly Plan[]> {
  return groupBy(planOf(memo, templates, { only, formats: [] }), documentName)
}

/** Documents in the order of the set; those of one title are told apart by the names of their templates. */
export function documentsOfSet(
  plans: ReadonlyMap<string, readonly Plan[]>,
  { meta }: Memo,
): SetDocument[] {
  const titleOf = ({ template: { template, name }, domain }: Plan): string => {
    const title = template.title[isChinese(meta.lang) ? 'zh' : 'en'] ?? name
    return title.replaceAll('{domain}', domain?.title ?? '')
  }
  const alike = groupBy(plans.values(), ([plan]) => titleOf(plan!))
  return [...plans].map(([id, own]) => {
    const [plan] = own
    const { name, template } = plan!.template
    const title = titleOf(plan!)
    return {
      id,
      title: alike.get(title)!.length > 1 ? `${title} (${name})` : title,
      of: template.of,
      isPaged: own.some(({ format }) => formats[format].isPaged),
      paths: own.map(({ path }) => path),
    }
  })
}

/** Units with words of their own, each with the documents that hold it. */
export function unitEntries(memo: Memo, plans: ReadonlyMap<string, readonly Plan[]>): UnitEntry[] {
  const documentOf = new Map(
    [...plans].flatMap(([id, own]) => own.map(({ path }) => [path, id] as const)),
  )
  const outputs = outputsOf(memo, [...plans.values()].flat())
  const again = saidByItems(memo)
  const isListed = ({ id, type, text }: UnitRow): boolean =>
    type !== 'list' && text.trim() !== '' && !again.has(id)
  const rows = unitRows(memo).filter(isListed)
  return rows.map(({ id, type, number, source, text }) => ({
    id,
    type,
    number,
    line: source?.line ?? null,
    column: source?.column ?? null,
    text: [...text.replace(/\s+/g, ' ')].slice(0, excerpt).join(''),
    documents: [...new Set((outputs.get(id) ?? []).map((path) => documentOf.get(path)!))],
  }))
}

/** Files as a page lists them. */
export const filesOf = (set: ReadonlyMap<string, Uint8Array>): SetFile[] =>
  [...set].map(([path, bytes]) => ({ path, size: bytes.length, sha256: sha256(bytes) }))

export const hashesOf = (files: MadeFiles): string[] =>
  [...files.values()].map(({ file }) => file.sha256)
