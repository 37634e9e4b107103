/** Tracked changes decided (ECMA-376 1, 17.13.5): a tree with all of them accepted, or rejected, and none left. */
import { childOf, elementsOf, type Node } from '../docx/xml.ts'

export type Decision = 'accept' | 'reject'

/** One decision for all changes, or one for those of each author. */
export type Decisions = Decision | ((author: string) => Decision)

type Child = Node | string

/** Marks of changes by what they did to what they stand around or in. */
const kinds: Readonly<Record<string, 'added' | 'removed'>> = {
  'w:ins': 'added',
  'w:moveTo': 'added',
  'w:cellIns': 'added',
  'w:del': 'removed',
  'w:moveFrom': 'removed',
  'w:cellDel': 'removed',
}

const lost: Readonly<Record<Decision, 'added' | 'removed'>> = {
  accept: 'removed',
  reject: 'added',
}

/** Text under its name once it is no longer struck. */
const names: Readonly<Record<string, string>> = {
  'w:delText': 'w:t',
  'w:delInstrText': 'w:instrText',
}

const isNode = (child: Child): child is Node => typeof child !== 'string'

/** Where changes begin and end that are marked on their elements as well, and what a number was before. */
const isRange = ({ name }: Node): boolean =>
  /^w:(customXml(Ins|Del|MoveFrom|MoveTo)|move(From|To))Range(Start|End)$/.test(name) ||
  name === 'w:numberingChange'

/** Whether any change is tracked below an element. */
export const isTracked = (node: Node): boolean =>
  kinds[node.name] !== undefined ||
  /^w:\w+Change$/.test(node.name) ||
  elementsOf(node).some(isTracked)

export const decided = (root: Node, decisions: Decisions): Node => {
  const decisionOf = ({ attributes }: Node): Decision =>
    typeof decisions === 'string' ? decisions : decisions(attributes['w:author'] ?? '')
  const isLost = (mark: Node): boolean =>
    kinds[mark.name] !== undefined && kinds[mark.name] === lost[decisionOf(mark)]
  const hasLost = (properties: Node | undefined): boolean =>
    properties !== undefined && elementsOf(properties).some(isLost)

  const element = (node: Node): Node => ({
    ...node,
    name: names[node.name] ?? node.name,
    children: isProperties(node) ? properties(node) : joined(node.children.flatMap(child)),
  })

  const child = (each: Child): readonly (Child | Cut)[] => {
    if (typeof each === 'string') return [each]
    if (isRange(each) || isGone(each)) return []
    if (kinds[each.name]) return isLost(each) ? [] : each.children.flatMap(child)
    return isCut(each) ? [{ cut: element(each) }] : [element(each)]
  }

  /** A row, a table of such rows, a cell, or what a formula is made of. */
  const isGone = (node: Node): boolean =>
    (node.name === 'w:tbl' && hasOnlyGone(node)) ||
    (node.name === 'w:tr' && hasLost(childOf(node, 'w:trPr'))) ||
    (node.name === 'w:tc' && hasLost(childOf(node, 'w:tcPr')))

  const hasOnlyGone = (table: Node): boolean => {
    const rows = elementsOf(table).filter(({ name }) => name === 'w:tr')
    return rows.length > 0 && rows.every(isGone)
  }

  /** A paragraph whose mark is lost goes on in the one after it. */
  const isCut = (node: Node): boolean =>
    node.name === 'w:p' && hasLost(childOf(childOf(node, 'w:pPr'), 'w:rPr'))

  const properties = ({ children }: Node): Child[] => {
    const own = children.filter((each) => isNode(each) && !kinds[each.name]) as Node[]
    const [change] = own.filter(isChange)
    const now = own
      .filter((each) => !isChange(each) && !isRange(each))
      .map(element)
      // Nothing is said of a mark any more.
      .filter(({ name, children: inner }) => name !== 'w:rPr' || inner.length > 0)
    if (!change || decisionOf(change) === 'accept') return now
    const before = elementsOf(elementsOf(change)[0] ?? change).map(element)
    // What was changed says nothing of the mark of a paragraph, nor of the section that ends with it.
    return [...before, ...now.filter(({ name }) => name === 'w:rPr' || name === 'w:sectPr')]
  }

  return element(root)
}

const isChange = ({ name }: Node): boolean => /^w:\w+Change$/.test(name)
const isProperties = ({ name }: Node): boolean =>
  /^w:(p|r|tbl|tr|tc|sect|num|tblEx)Pr$|^w:tblGrid$/.test(name)

type Cut = { readonly cut: Node }

/** Blocks with paragraphs joined to what comes after them; one that nothing follows stays where it has text. */
const joined = (blocks: readonly (Child | Cut)[]): Child[] => {
  const all: Child[] = []
  let open: Node | null = null
  for (const block of blocks) {
    if (typeof block !== 'string' && 'cut' in block)
      open = open ? append(open, block.cut) : block.cut
    else if (open && isNode(block) && block.name === 'w:p') {
      all.push(append(open, block))
      open = null
    } else {
      if (open && isNode(block) && block.name === 'w:tbl') {
        if (hasContent(open)) all.push(open)
        open = null
      }
      all.push(block)
    }
  }
  return open && hasContent(open) ? [...all, open] : all
}

const contentOf = ({ children }: Node): Child[] =>
  children.filter((each) => !isNode(each) || each.name !== 'w:pPr')

const hasContent = (paragraph: Node): boolean =>
  contentOf(paragraph).some((each) => isNode(each) && each.name === 'w:r')

/** One paragraph of two, formatted as the second: its mark is the one that is left. */
const append = (first: Node, second: Node): Node => {
  const own = childOf(second, 'w:pPr')
  return {
    ...second,
    children: [...(own ? [own] : []), ...contentOf(first), ...contentOf(second)],
  }
}
