/** Formulas of Word on one line (ECMA-376 1, 22.1), with the signs of UnicodeMath (Sargent, UTN 28) that say how they were built. */
import { childOf, elementsOf, textOf, type Node } from '../docx/xml.ts'

/** The characters of a formula, and signs for what was drawn: bars of fractions, roots, brackets, sums. */
export const linear = (node: Node): string => {
  const own = parts[node.name]
  return own ? own(node) : elementsOf(node).map(linear).join('')
}

const inside = (node: Node, name: string): string => {
  const child = childOf(node, name)
  return child ? linear(child) : ''
}

/** A part in brackets, unless it is one sign or number. */
const grouped = (text: string): string => (/^(?:\p{N}+|.?)$/u.test(text) ? text : `(${text})`)

const script = (sign: '^' | '_', text: string): string => (text === '' ? '' : sign + grouped(text))

/** A sign that a part says in its properties; `usual` is the one of a part that says none. */
const signOf = (node: Node, [properties, name]: readonly [string, string], usual: string): string =>
  childOf(childOf(node, properties), name)?.attributes['m:val'] ?? usual

const all = (node: Node, name: string): string[] =>
  elementsOf(node)
    .filter((child) => child.name === name)
    .map(linear)

const parts: Readonly<Record<string, (node: Node) => string>> = {
  'm:t': textOf,
  'm:f': (node) => {
    // Without a bar it is no fraction: a binomial, in the brackets around it.
    const sign = signOf(node, ['m:fPr', 'm:type'], 'bar') === 'noBar' ? '¦' : '/'
    return grouped(inside(node, 'm:num')) + sign + grouped(inside(node, 'm:den'))
  },
  'm:sSup': (node) => inside(node, 'm:e') + script('^', inside(node, 'm:sup')),
  'm:sSub': (node) => inside(node, 'm:e') + script('_', inside(node, 'm:sub')),
  'm:sSubSup': (node) =>
    inside(node, 'm:e') + script('_', inside(node, 'm:sub')) + script('^', inside(node, 'm:sup')),
  'm:sPre': (node) =>
    script('_', inside(node, 'm:sub')) + script('^', inside(node, 'm:sup')) + inside(node, 'm:e'),
  'm:limLow': (node) => inside(node, 'm:e') + script('_', inside(node, 'm:lim')),
  'm:limUpp': (node) => inside(node, 'm:e') + script('^', inside(node, 'm:lim')),
  'm:func': (node) => `${inside(node, 'm:fName')} ${inside(node, 'm:e')}`,
  'm:rad': (node) => {
    const degree = inside(node, 'm:deg')
    return `√(${degree === '' ? '' : `${degree}&`}${inside(node, 'm:e')})`
  },
  'm:nary': (node) => {
    const sign = signOf(node, ['m:naryPr', 'm:chr'], '∫')
    return `${sign}${script('_', inside(node, 'm:sub'))}${script('^', inside(node, 'm:sup'))} ${inside(node, 'm:e')}`
  },
  'm:d': (node) => {
    const sign = (name: string, usual: string) => signOf(node, ['m:dPr', name], usual)
    return (
      sign('m:begChr', '(') + all(node, 'm:e').join(sign('m:sepChr', '|')) + sign('m:endChr', ')')
    )
  },
  'm:acc': (node) => inside(node, 'm:e') + signOf(node, ['m:accPr', 'm:chr'], '\u0302'),
  'm:m': (node) => `[${all(node, 'm:mr').join('; ')}]`,
  'm:mr': (node) => all(node, 'm:e').join(', '),
  'm:eqArr': (node) => all(node, 'm:e').join('; '),
}
