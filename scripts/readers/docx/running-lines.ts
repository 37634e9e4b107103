/** Running lines of a Word file, by where and on which pages Word prints them (ISO 29500-1, 17.10). */
import type { Fragment } from '../reading.ts'
import { isOn } from './cascade.ts'
import type { WordPackage } from './package.ts'
import { all, childOf, elementsOf, type Node } from './xml.ts'

const path = 'word/document.xml'

const bands = { 'w:headerReference': 'Header', 'w:footerReference': 'Footer' } as const

/** Each of the headers and footers that a section prints, once; those of the first page and of even ones where it has some. */
export const runningLinesOf = ({ parts, elements, relations }: WordPackage): Fragment[] => {
  const settings = parts.get('word/settings.xml')
  const hasEven = settings !== undefined && isOn(childOf(settings, 'w:evenAndOddHeaders'))
  const targets = new Map(relations.get(path)?.map(({ id, target }) => [id, target]))
  const used = new Map<string, Fragment[]>()
  for (const section of elements.get(path)?.get('w:sectPr') ?? [])
    for (const { name, attributes } of elementsOf(section)) {
      if (name !== 'w:headerReference' && name !== 'w:footerReference') continue
      const type = attributes['w:type'] ?? 'default'
      if (type === 'first' && !isOn(childOf(section, 'w:titlePg'))) continue
      if (type === 'even' && !hasEven) continue
      const target = targets.get(attributes['r:id'] ?? '') ?? ''
      const part = parts.get(target)
      if (part) used.set(`${type} ${target}`, linesIn(part, bands[name], type))
    }
  return [...used.values()].flat()
}

const linesIn = (part: Node, band: 'Header' | 'Footer', type: string): Fragment[] =>
  all(part, 'w:p').map((paragraph) => ({ text: textOf(paragraph), page: null, band, pages: type }))

/** Numbers that Word counts when it prints: which one stands before what it last was. */
const counted = /^\s*(PAGE|NUMPAGES)\s*$/

const textOf = (node: Node): string =>
  elementsOf(node)
    .map((child) => {
      if (child.name === 'w:t') return child.children.join('')
      if (child.name === 'w:noBreakHyphen') return '\u2011'
      const [, field = ''] = counted.exec(child.attributes['w:instr'] ?? '') ?? []
      return field + textOf(child)
    })
    .join('')
