/** Numbers of recommendations: `3.2` is the second one of section 3. */
import type { Block, Memo, Section } from './model.ts'
import { typedNumberOf } from './typed-number.ts'
import { textOf } from './walk.ts'

/**
 * The memo with its recommendations numbered k.i: k is the number of the section that holds them, i counts the outermost
 * items of its lists. Sections that hold recommendations are counted, or have the numbers that their headings were typed
 * with, where each has one of its own. Done on the full memo, so that a number means the same in every extract.
 */
export const number = (memo: Memo): Memo => {
  const numbers = numbersOf(holdersIn(memo.sections))
  return { ...memo, sections: memo.sections.map((section) => inSection(section, numbers)) }
}

type Numbers = ReadonlyMap<Section, number>

const numbersOf = (holders: readonly Section[]): Numbers => {
  const typed = holders.flatMap(({ title }) => typedNumberOf(textOf(title))?.count ?? [])
  const areTyped = new Set(typed).size === holders.length
  return new Map(holders.map((section, at) => [section, areTyped ? typed[at]! : at + 1]))
}

/** Sections with a number, in order: those that are recommendations or have a section of them, but not inside one. */
const holdersIn = (sections: readonly Section[]): Section[] =>
  sections.flatMap((section) => {
    if (isPanel(section)) return [section]
    return [
      ...(section.sections.some(isPanel) ? [section] : []),
      ...holdersIn(section.sections.filter((child) => !isPanel(child))),
    ]
  })

const isPanel = ({ role }: Section): boolean => role === 'recommendations'

const inSection = (section: Section, numbers: Numbers): Section => {
  const k = numbers.get(section)
  const isTyped = typedNumberOf(textOf(section.title)) !== null
  const own = k === undefined || isTyped ? section : { ...section, sectionNumber: String(k) }
  const count = { items: 0 }
  if (isPanel(section)) return numbered(own, k!, count)
  return {
    ...own,
    sections: section.sections.map((child) =>
      isPanel(child) ? numbered(child, k!, count) : inSection(child, numbers),
    ),
  }
}

/** The count so far runs through the sections of recommendations of one holder. */
const numbered = (section: Section, k: number, count: { items: number }): Section => ({
  ...section,
  blocks: section.blocks.map((block) => withNumbers(block, k, count)),
  sections: section.sections.map((child) => numbered(child, k, count)),
})

const withNumbers = (block: Block, k: number, count: { items: number }): Block =>
  block.type === 'list'
    ? { ...block, items: block.items.map((item) => ({ ...item, number: `${k}.${++count.items}` })) }
    : block
