/** Values of the front matter that a copy prints: title, subtitle, byline; where they stand, and what they become. */
import type { Root, Yaml } from 'mdast'
import { isMap, isScalar, isSeq, parse, parseDocument, type Scalar } from 'yaml'
import type { Change } from './changes.ts'
import type { Splice } from './splices.ts'
import { editsBetween, type Edit } from './words.ts'

export type FrontValue = {
  /** `_front.title`, `_front.convenors.1`. */
  readonly name: string
  readonly text: string
  /** As written, from one offset of the source up to another. */
  readonly from: number
  readonly to: number
  /** A heading of the text instead. */
  readonly isHeading: boolean
}

/** Keys whose values are printed, in the order in which they are looked for. */
const keys = [
  'title',
  'subtitle',
  'convenors',
  'date',
  'place',
  'version',
  'series',
  'rights',
  'url',
  'contact',
]

export const frontValues = (tree: Root, source: string): FrontValue[] => {
  const node = tree.children.find((child): child is Yaml => child.type === 'yaml')
  const values = node ? valuesIn(node, source) : []
  const heading = tree.children.find((child) => child.type === 'heading' && child.depth === 1)
  const [first, last] =
    heading?.type === 'heading' ? [heading.children[0], heading.children.at(-1)] : []
  if (!first || !last || values.some(({ name }) => name === '_front.title')) return values
  const [from, to] = [first.position!.start.offset!, last.position!.end.offset!]
  const text = source.slice(from, to)
  // One with marks in it is no plain value.
  const isPlain =
    heading?.type === 'heading' && heading.children.every(({ type }) => type === 'text')
  return isPlain ? [{ name: '_front.title', text, from, to, isHeading: true }, ...values] : values
}

const valuesIn = (node: Yaml, source: string): FrontValue[] => {
  const start = source.indexOf('\n', node.position!.start.offset) + 1
  const { contents } = parseDocument(node.value)
  if (!isMap(contents)) return []
  const valueOf = (name: string, scalar: Scalar): FrontValue[] => {
    const [from, to] = scalar.range ?? [0, 0]
    const text = String(scalar.value ?? '')
    return isPlace(scalar) && text !== ''
      ? [{ name, text, from: start + from, to: start + to, isHeading: false }]
      : []
  }
  const domains: unknown = contents.get('domains', true)
  return [
    ...keys.flatMap((key): FrontValue[] => {
      const value: unknown = contents.get(key, true)
      if (isScalar(value)) return valueOf(`_front.${key}`, value)
      const scalars = isSeq(value) ? value.items.filter(isScalar) : []
      return scalars.flatMap((scalar, at) => valueOf(`_front.${key}.${at}`, scalar))
    }),
    ...(isMap(domains) ? domains.items : []).flatMap(({ key, value }): FrontValue[] => {
      const title: unknown = isMap(value) ? value.get('title', true) : value
      return isScalar(title) ? valueOf(`${domainPrefix}${String(key)}`, title) : []
    }),
  ]
}

/** Headings of domains, which the front matter names letter by letter. */
export const domainPrefix = '_front.domains.'

/** Not one of several lines. */
const isPlace = ({ type }: Scalar): boolean =>
  /^(PLAIN|QUOTE_SINGLE|QUOTE_DOUBLE)$/.test(type ?? '')

/** A value written anew: as plain text where YAML reads that as it is, else in quotes. */
export const frontSplice = ({ from, to, isHeading }: FrontValue, text: string): Splice => {
  const isSame = (typed: string): boolean => {
    try {
      return (parse(`key: ${typed}`) as { key: unknown }).key === text
    } catch {
      return false
    }
  }
  return { from, to, text: isHeading || isSame(text) ? text : JSON.stringify(text) }
}

/**
 * A change of a line that a template composes of values, as changes of those. What is of the template is told as its
 * words.
 */
export const frontChanges = (
  { before, after }: Extract<Change, { kind: 'changed' }>,
  values: readonly FrontValue[],
  lang: string,
): Change[] => {
  const places = placesIn(before, values)
  const edits = editsBetween(before, after, lang)
  const own = (each: (typeof places)[number]): Edit[] =>
    edits.filter(({ from, to }) => each.from <= from && to <= each.to)
  const placed = places.filter(
    (each, at) => places.findIndex(({ from, to }) => from === each.from && to === each.to) === at,
  )
  const used = new Set<Edit>()
  const changes = placed.flatMap((each): Change[] => {
    const mine = own(each).filter((edit) => !used.has(edit))
    for (const edit of mine) used.add(edit)
    if (mine.length === 0) return []
    const text = mine.reduceRight(
      (now, { from, to, text: by }) =>
        now.slice(0, from - each.from) + by.replaceAll('\n', ' ') + now.slice(to - each.from),
      each.text,
    )
    return [{ kind: 'changed', unit: each.name, before: each.text, after: text }]
  })
  const others = edits.filter((edit) => !used.has(edit))
  return [
    ...changes,
    ...others.map(({ from, to, text }): Change => ({
      kind: 'template',
      before: before.slice(from, to),
      after: text,
    })),
  ]
}

/** Where values stand in a line, a pause of a title being a line end there. */
const placesIn = (line: string, values: readonly FrontValue[]) => {
  const text = line.replaceAll('\n', ' ')
  return values.flatMap(({ name, text: value }) => {
    const from = name.startsWith(domainPrefix) ? -1 : text.indexOf(value)
    return from < 0 ? [] : [{ name, text: value, from, to: from + value.length }]
  })
}
