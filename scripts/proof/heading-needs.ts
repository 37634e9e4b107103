/** Which headings of an edition its template may leave out, because it says them in its own way. */
import { contentText } from '../flow/content.ts'
import type { Flow } from '../flow/model.ts'
import type { Id, Memo } from '../memo/model.ts'
import type { Claim } from './claims.ts'

/** What a flow says in place of headings. */
export type Said = {
  /** Headings of the template, in small letters. */
  readonly headings: ReadonlySet<string>
  /** Labels of items by their ids. */
  readonly labels: ReadonlyMap<Id, string>
}

export const saidBy = ({ body }: Flow): Said => {
  const paragraphs = body.filter((piece) => piece.type === 'paragraph')
  return {
    headings: new Set(
      paragraphs
        .filter(({ id, outline }) => id === undefined && outline !== undefined)
        .map(({ content }) => contentText(content).toLowerCase()),
    ),
    labels: new Map(
      paragraphs.flatMap(({ id, label }): [Id, string][] =>
        id !== undefined && label ? [[id, label.text]] : [],
      ),
    ),
  }
}

/**
 * Whether a text must be there, may, or must not. Headings that only stand around what an edition holds may be named by
 * the template instead: those of sections that are not of the domain, and those above recommendations that have numbers.
 * Above a domain's own recommendations the template's word must then be the same.
 */
export const needOf = (
  { section, within, domains, full, kind }: Claim,
  { edition }: Memo,
  said: Said,
): 'must' | 'may' | 'never' => {
  if (!section) return full === '' && kind === 'text' ? 'may' : 'must'
  if (edition.type === 'full') return isSaidByPanel(section, full, said) ? 'may' : 'must'
  if (edition.type === 'changes') return 'must'
  if (edition.type === 'digest') return isInPanel(within) ? 'must' : 'may'
  if (!domains.includes(edition.domain.slug)) return 'never'
  if (section.role !== 'recommendations') return 'must'
  return section.from !== undefined || within.length > 0 || saysHeading(full, said) ? 'may' : 'must'
}

/** Of the headings of a digest, the outermost ones and those between recommendations are printed. */
const isInPanel = (within: Claim['within']): boolean =>
  within.length === 0 || within.at(-1)!.role === 'recommendations'

/**
 * A heading that is its role's word alone may be left to the template, when its recommendations are numbered behind
 * that word, or a word that it begins with (`Rec. 1.1`), or a heading of the template says it.
 */
const isSaidByPanel = (
  { role, blocks }: NonNullable<Claim['section']>,
  full: string,
  said: Said,
): boolean => {
  if (role !== 'recommendations') return false
  if (saysHeading(full, said)) return true
  const items = blocks.flatMap((block) => (block.type === 'list' ? block.items : []))
  const labels = items.flatMap(({ id }) => said.labels.get(id) ?? [])
  return labels.length > 0 && labels.every((label) => isBegunBy(full, label))
}

/** 建议 is said by 建议 alone; `Rec.` is the beginning of a word. */
const isBegunBy = (heading: string, label: string): boolean => {
  const word = /^\p{L}+(?=\.? )/u.exec(label)?.[0].toLowerCase() ?? ''
  const own = withoutColon(heading)
  return word !== '' && (own === word || (/^[a-z]+$/.test(own) && own.startsWith(word)))
}

/** Whether a heading of the template says what a heading says, a colon after it apart. */
const saysHeading = (full: string, { headings }: Said): boolean => headings.has(withoutColon(full))

const withoutColon = (heading: string): string => heading.replace(/[:：]\s*$/, '').toLowerCase()
