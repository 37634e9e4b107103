/** Numbers of recommendations: `3.2` is the second one of the third section that has any, which is section 3. */
import type { Block, Memo, Section } from './model.ts'

/**
 * The memo with its recommendations numbered k.i: k counts the sections that hold a recommendations section, and is
 * the number of that section; i counts the outermost items of its lists. Done on the full memo, so that a number
 * means the same in every extract.
 */
export const number = (memo: Memo): Memo => {
  const counter = { holders: 0 }
  return { ...memo, sections: memo.sections.map((section) => inSection(section, counter)) }
}

/** The count so far; it runs through the tree. */
type Counter = { holders: number }

const inSection = (section: Section, counter: Counter): Section => {
  if (section.role === 'recommendations') {
    const own = ++counter.holders
    return { ...numbered(section, own, { items: 0 }), sectionNumber: String(own) }
  }
  const holds = section.sections.some(({ role }) => role === 'recommendations')
  const holder = holds ? ++counter.holders : 0
  const items = { items: 0 }
  return {
    ...section,
    ...(holds && { sectionNumber: String(holder) }),
    sections: section.sections.map((child) =>
      child.role === 'recommendations' ? numbered(child, holder, items) : inSection(child, counter),
    ),
  }
}

const numbered = (section: Section, k: number, count: { items: number }): Section => ({
  ...section,
  blocks: section.blocks.map((block) => withNumbers(block, k, count)),
  sections: section.sections.map((child) => numbered(child, k, count)),
})

const withNumbers = (block: Block, k: number, count: { items: number }): Block =>
  block.type === 'list'
    ? { ...block, items: block.items.map((item) => ({ ...item, number: `${k}.${++count.items}` })) }
    : block
