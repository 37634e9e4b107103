/** Lists of a house's styles: ours in place of theirs, whose numbering stands in a part that stays behind. */
import { childOf, valueOf, type Node } from '../readers/docx/xml.ts'

/**
 * Styles of the house, which have our ids, with the lists of ours: whoever applies one has its label and its number.
 * A style below one of those has none of its own accord.
 */
export const withOurLists = (house: readonly Node[], ours: readonly Node[]): Node[] => {
  const lists = new Map(
    ours.flatMap((style) => (listOf(style) ? [[idOf(style), style] as const] : [])),
  )
  const body = indentOf(ours.find((style) => idOf(style) === 'BodyText'))
  return house.map((style) => {
    const own = lists.get(idOf(style))
    const plain = withoutLists(style)
    if (own) return withList(plain, listOf(own)!, lostIndent(style, own, body))
    return lists.has(valueOf(style, 'w:basedOn') ?? '') ? withList(plain, noList) : plain
  })
}

const idOf = ({ attributes }: Node): string => attributes['w:styleId'] ?? ''
const listOf = (style: Node): Node | undefined => childOf(childOf(style, 'w:pPr'), 'w:numPr')
const indentOf = (style: Node | undefined): Node | undefined =>
  childOf(childOf(style, 'w:pPr'), 'w:ind')

const withoutLists = (node: Node): Node => ({
  ...node,
  children: node.children
    .filter((child) => typeof child === 'string' || child.name !== 'w:numPr')
    .map((child) => (typeof child === 'string' ? child : withoutLists(child))),
})

/** No list (ISO 29500-1, 17.9.18). */
const noList: Node = {
  name: 'w:numPr',
  attributes: {},
  children: [{ name: 'w:numId', attributes: { 'w:val': '0' }, children: [] }],
}

/**
 * The indent of a list style of Word's whose own stays behind with its numbering: as far in from the house's text as
 * ours is from our text.
 */
const lostIndent = (house: Node, own: Node, body: Node | undefined): Node | undefined => {
  const isLost = listOf(house) !== undefined && indentOf(house) === undefined
  const isWords = /^list /i.test(valueOf(house, 'w:name') ?? '')
  const indent = indentOf(own)
  if (!isLost || !isWords || !indent) return undefined
  const left = twipsOf(indent) - (body ? twipsOf(body) : 0)
  return { ...indent, attributes: { ...indent.attributes, 'w:left': String(left) } }
}

const twipsOf = ({ attributes }: Node): number => Number(attributes['w:left'] ?? 0)

/** What stands before a list among the properties of a paragraph, and after its indent (CT_PPr). */
const beforeList = new Set([
  'w:pStyle',
  'w:keepNext',
  'w:keepLines',
  'w:pageBreakBefore',
  'w:framePr',
  'w:widowControl',
])
const afterIndent = new Set([
  'w:contextualSpacing',
  'w:mirrorIndents',
  'w:suppressOverlap',
  'w:jc',
  'w:textDirection',
  'w:textAlignment',
  'w:textboxTightWrap',
  'w:outlineLvl',
])
/** What stands after the properties of paragraphs in a style (CT_Style). */
const afterParagraph = new Set(['w:rPr', 'w:tblPr', 'w:trPr', 'w:tcPr', 'w:tblStylePr'])

type Child = Node['children'][number]

const isOf =
  (names: ReadonlySet<string>) =>
  (child: Child): boolean =>
    typeof child !== 'string' && names.has(child.name)

const withList = (style: Node, list: Node, indent?: Node): Node => {
  const own = childOf(style, 'w:pPr')?.children ?? []
  const from = own.findLastIndex(isOf(beforeList)) + 1
  const to = own.findIndex(isOf(afterIndent))
  const end = to < 0 ? own.length : to
  const children = [
    ...own.slice(0, from),
    list,
    ...own.slice(from, end),
    ...(indent ? [indent] : []),
    ...own.slice(end),
  ]
  const others = style.children.filter((child) => !isOf(new Set(['w:pPr']))(child))
  const at = others.findIndex(isOf(afterParagraph))
  const properties: Node = { name: 'w:pPr', attributes: {}, children }
  return { ...style, children: others.toSpliced(at < 0 ? others.length : at, 0, properties) }
}
