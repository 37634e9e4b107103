/** One domain of a memo: its own section, and what other sections say about it. */
import { isChinese, isTraditional } from './language.ts'
import { inside, isContainer, withInside } from './blocks.ts'
import type { Block, ListItem, Memo, Section, Slug, Unit } from './model.ts'
import { numberNotes, withoutReferences } from './notes.ts'
import { mapRuns, textOf, unitsOf } from './walk.ts'

/**
 * The units of a memo whose domains hold `slug`, in their order, and the sections they are in.
 * Of a list only such items stay. A unit of another section says in `from` which one; numbers
 * stay those of the full memo, notes travel with the units that refer to them. Lead and
 * participants stay only where they are marked with the domain.
 */
export const extract = (memo: Memo, slug: Slug): Memo => {
  const domain = memo.meta.domains.find((each) => each.slug === slug)
  if (!domain) throw new Error(`No domain ${slug}`)
  const kept: Memo = {
    ...memo,
    edition: { type: 'domain', domain },
    lead: keepBlocks(memo.lead, slug),
    sections: memo.sections.flatMap((section) => keepSection(section, slug, null)),
  }
  return closeLinks(numberNotes(kept), memo)
}

const isOf = (unit: Unit, slug: Slug): boolean => unit.domains.includes(slug)

/** Where a unit was taken from: the title and the number of the outermost section around it. */
type Origin = Pick<Unit, 'from' | 'fromNumber'>

const originOf = ({ title, sectionNumber }: Section): Origin => ({
  from: textOf(withoutReferences(title)),
  ...(sectionNumber !== undefined && { fromNumber: sectionNumber }),
})

/** `outer` is the origin of what is around the section, null for the outermost. */
const keepSection = (section: Section, slug: Slug, outer: Origin | null): Section[] => {
  if (section.domain === slug) return [section]
  const from = outer ?? originOf(section)
  const blocks = keepBlocks(section.blocks, slug, from)
  const sections = section.sections.flatMap((child) => keepSection(child, slug, from))
  const stays = blocks.length > 0 || sections.length > 0 || isOf(section, slug)
  return stays ? [{ ...section, ...from, blocks, sections }] : []
}

const keepBlocks = (blocks: readonly Block[], slug: Slug, from: Origin = {}): Block[] =>
  blocks.flatMap((block) => keepBlock(block, slug, from))

const keepBlock = (block: Block, slug: Slug, from: Origin): Block[] => {
  if (!isContainer(block)) return isOf(block, slug) ? [{ ...block, ...from }] : []
  const kept = withInside(block, {
    blocks: (blocks) => keepBlocks(blocks, slug, from),
    items: (items) => items.flatMap((item) => keepItem(item, slug, from)),
  })
  return inside(kept).length > 0 ? [{ ...kept, ...from }] : []
}

/** An item that is not of the domain gives its place to the items inside it that are. */
const keepItem = (item: ListItem, slug: Slug, from: Origin): ListItem[] => {
  const blocks = keepBlocks(item.blocks, slug, from)
  if (isOf(item, slug)) return [{ ...item, ...from, blocks }]
  const inner = blocks.flatMap((block) => (block.type === 'list' ? block.items : []))
  const others = blocks.filter((block) => block.type !== 'list')
  return others.length > 0 ? [{ ...item, ...from, blocks }] : inner
}

/**
 * A link to a unit that is not there keeps its text and loses its target. When the unit has a
 * number the reader is told it: `见全文` with the number, unless the text names it already.
 */
const closeLinks = (kept: Memo, full: Memo): Memo => {
  const held = new Set([...unitsOf(kept)].map(({ unit }) => unit.id))
  const numbers = new Map([...unitsOf(full)].map(({ unit }) => [unit.id, unit.number]))
  return mapRuns(kept, (runs) =>
    runs.flatMap((run, i) => {
      const { ref, ...plain } = run
      if (ref === undefined || held.has(ref)) return [run]
      const start = runs.findLastIndex((other, j) => j < i && other.ref !== ref) + 1
      const text = textOf(runs.slice(start, i + 1))
      const pointer = pointerTo(numbers.get(ref), text, kept.meta.lang)
      return runs[i + 1]?.ref === ref || pointer === '' ? [plain] : [plain, { text: pointer }]
    }),
  )
}

const pointerTo = (number: string | undefined, text: string, lang: string): string => {
  if (number === undefined) return ''
  const isNamed = text.includes(number)
  return isChinese(lang)
    ? `（${isNamed ? '' : `${number}，`}${isTraditional(lang) ? '見' : '见'}全文）`
    : ` (${isNamed ? '' : `${number}, `}see the full text)`
}
