/** Styles of a Word file, each with all that it takes from those it is based on (ECMA-376 1, 17.7.2). */
import { childOf, elementsOf, valueOf, type Node } from '../docx/xml.ts'

export type ForeignStyle = {
  /** Display name in small letters. */
  readonly name: string
  readonly outline: number | null
  readonly numbering: { readonly id: string; readonly level: number } | null
  readonly isBold: boolean
  readonly align: 'left' | 'center' | 'right'
  /** Points. */
  readonly size: number
  /** Of its letters, as RRGGBB; '' for black, and for one that the program chooses. */
  readonly color: string
  /** Of its letters, as `facesIn` names them. */
  readonly face: string
}

export type ForeignStyles = {
  readonly of: (id: string | undefined) => ForeignStyle
  /** The style of paragraphs that name none. */
  readonly normal: ForeignStyle
  /** Properties of characters that a style gives them, those that it is based on last. */
  readonly characters: (id: string | undefined) => readonly Node[]
}

const plain: ForeignStyle = {
  name: '',
  outline: null,
  numbering: null,
  isBold: false,
  align: 'left',
  size: 10,
  color: '',
  face: '',
}

/** A switch such as `w:b` is on unless it says otherwise (17.17.4). */
export const isOn = (properties: Node | undefined, name: string): boolean | undefined => {
  const found = childOf(properties, name)
  return found && !/^(0|false|off|none)$/.test(found.attributes['w:val'] ?? '')
}

/** Values of `w:jc` that put a line elsewhere than at its begin (17.18.44). */
const aligns: Readonly<Record<string, ForeignStyle['align']>> = {
  center: 'center',
  right: 'right',
  end: 'right',
}

/** Properties of a paragraph and its characters over those of a style. */
export const over = (
  base: ForeignStyle,
  pPr: Node | undefined,
  rPr: Node | undefined,
): ForeignStyle => {
  const level = valueOf(pPr, 'w:outlineLvl')
  const numPr = childOf(pPr, 'w:numPr')
  const jc = valueOf(pPr, 'w:jc')
  const size = valueOf(rPr, 'w:sz')
  const color = valueOf(rPr, 'w:color')
  const face = facesIn(rPr ? [rPr] : [])
  return {
    ...base,
    ...(level !== undefined && { outline: Number(level) < 9 ? Number(level) + 1 : null }),
    ...(numPr && { numbering: numberingIn(numPr, base) }),
    ...(jc !== undefined && { align: aligns[jc] ?? 'left' }),
    ...(size !== undefined && { size: Number(size) / 2 }),
    ...(color !== undefined && { color: colorIn(color) }),
    ...(face !== '' && { face }),
    isBold: isOn(rPr, 'w:b') ?? base.isBold,
  }
}

/** Names of the first faces of Latin and of Han letters: `Arial 黑体`; '' for none (17.3.2.26). */
export const facesIn = (all: readonly Node[]): string => {
  const fonts = all.map((each) => childOf(each, 'w:rFonts')?.attributes ?? {})
  const names = ['w:ascii', 'w:eastAsia'].flatMap(
    (name) => fonts.flatMap((each) => each[name] ?? [])[0] ?? [],
  )
  return [...new Set(names)].join(' ')
}

/** What a program shows black has no colour. */
export const colorIn = (value: string): string => {
  const color = value.toUpperCase()
  return /^(AUTO|000000)$/.test(color) ? '' : color
}

/** Number 0 takes that of the style away (17.9.18). */
const numberingIn = (numPr: Node, base: ForeignStyle): ForeignStyle['numbering'] => {
  const id = valueOf(numPr, 'w:numId') ?? base.numbering?.id
  const level = Number(valueOf(numPr, 'w:ilvl') ?? base.numbering?.level ?? 0)
  return id === undefined || id === '0' ? null : { id, level }
}

/** Most styles on which one is based, one on another. */
const deepest = 20

export const stylesOf = (part: Node | undefined): ForeignStyles => {
  const all = part ? elementsOf(part).filter(({ name }) => name === 'w:style') : []
  const byId = new Map(all.map((style) => [style.attributes['w:styleId'], style]))
  const defaults = childOf(part, 'w:docDefaults')
  const bottom = over(
    plain,
    childOf(childOf(defaults, 'w:pPrDefault'), 'w:pPr'),
    childOf(childOf(defaults, 'w:rPrDefault'), 'w:rPr'),
  )
  const resolve = (id: string | undefined, depth: number): ForeignStyle => {
    const style = byId.get(id)
    if (!style || depth > deepest) return bottom
    const name = (valueOf(style, 'w:name') ?? '').toLowerCase()
    const base = resolve(valueOf(style, 'w:basedOn'), depth + 1)
    const own = over(base, childOf(style, 'w:pPr'), childOf(style, 'w:rPr'))
    return { ...own, name, outline: own.outline ?? outlineIn(name) }
  }
  const normal = all.find(
    ({ attributes }) => attributes['w:type'] === 'paragraph' && attributes['w:default'] === '1',
  )
  const normalStyle = resolve(normal?.attributes['w:styleId'], 0)
  const characters = (id: string | undefined, depth = 0): Node[] => {
    const style = id === undefined ? undefined : byId.get(id)
    if (style?.attributes['w:type'] !== 'character' || depth > deepest) return []
    const own = childOf(style, 'w:rPr')
    return [...(own ? [own] : []), ...characters(valueOf(style, 'w:basedOn'), depth + 1)]
  }
  return {
    normal: normalStyle,
    of: (id) => (byId.has(id) ? resolve(id, 0) : normalStyle),
    characters: (id) => characters(id),
  }
}

/** Headings by name, where a program leaves their level out. */
const outlineIn = (name: string): number | null => {
  const found = /^(?:heading|标题|標題) ?([1-9])$/.exec(name)
  return found ? Number(found[1]) : null
}
