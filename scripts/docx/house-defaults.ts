/** Defaults of a house's styles, completed: without a language Word applies no line-start rules and no spelling. */
import { all, childOf, type Node } from '../readers/docx/xml.ts'

const languages = ['w:val', 'w:eastAsia'] as const

/** The children of the house's `w:styles`, whose defaults have the language of ours where they say none. */
export const withLanguage = (house: readonly Node[], ours: Node): readonly Node[] => {
  const defaults = house.find(isDefaults) ?? nodeOf('w:docDefaults')
  const said = languageIn(defaults)
  if (languages.every((key) => said?.attributes[key])) return house
  const own = languageIn(ours)
  const language = nodeOf('w:lang', { ...own?.attributes, ...said?.attributes })
  return [
    withRunDefault(defaults, (run) => withChild(run, language, 'last')),
    ...house.filter((child) => !isDefaults(child)),
  ]
}

const isDefaults = ({ name }: Node): boolean => name === 'w:docDefaults'

const languageIn = (node: Node): Node | undefined =>
  all(node, 'w:docDefaults').flatMap((defaults) => all(defaults, 'w:lang'))[0]

const withRunDefault = (defaults: Node, change: (run: Node) => Node): Node => {
  const around = childOf(defaults, 'w:rPrDefault') ?? nodeOf('w:rPrDefault')
  const run = change(childOf(around, 'w:rPr') ?? nodeOf('w:rPr'))
  return withChild(defaults, withChild(around, run, 'last'), 'first')
}

/** The child in place of one of its name; one that is new has its place in the order of the schema. */
const withChild = (node: Node, child: Node, place: 'first' | 'last'): Node => {
  const others = node.children.filter(
    (each) => typeof each === 'string' || each.name !== child.name,
  )
  return { ...node, children: place === 'first' ? [child, ...others] : [...others, child] }
}

const nodeOf = (name: string, attributes: Node['attributes'] = {}): Node => ({
  name,
  attributes,
  children: [],
})
