/** What is to be seen of each text of a Word file, by the styles it is in: its look, and what hides it. */
import { cascadeOf, isOn, type Cascade, type Find, type Styled } from './cascade.ts'
import { colorOn, groundsOf } from './colors.ts'
import { half, hidersOfParagraph, hidersOfRun, numberIn, pageOf, type PageEdges } from './hiders.ts'
import type { WordPackage } from './package.ts'
import { themeColorsOf } from './theme-colors.ts'
import type { WordParagraph } from './text.ts'
import { all, childOf, elementsOf, textOf, valueOf, type Node } from './xml.ts'
import type { Look, Reading } from '../reading.ts'
import { memoize } from '../../memoize.ts'

type Sights = Pick<Reading, 'looks' | 'hidden' | 'struck'>

type Sight = {
  readonly looks: readonly Omit<Look, 'text'>[]
  readonly hiddenBy: readonly string[]
  readonly isStruck: boolean
  /** The styles it is in, as a message names them. */
  readonly styles: string
}

/** Looks, hidden texts and struck ones; paragraphs of the body come before those of notes. */
export const sightsOf = (word: WordPackage, paragraphs: readonly WordParagraph[]): Sights => {
  const cascade = cascadeOf(word)
  const page = pageOf(word)
  const levels = levelsOf(word)
  const colored = themeColorsOf(word)
  const seen = memoize(
    (styled: Styled) => sightOf(styled, cascade, page),
    ({ run, paragraph, table }) => `${run}|${paragraph}|${table}`,
  )
  const seenLabel = memoize(
    ({ of, level }: { readonly of: Styled; readonly level: Node; readonly name: string }) =>
      labelSight(seen(of), level, colored),
    ({ name }) => name,
  )
  const told = new Map<Sight, string>()
  let struck = ''
  for (const { node, style, table, label, list } of paragraphs) {
    const own = { run: undefined, paragraph: style, table }
    for (const { run, text } of runsIn(node)) {
      const sight = seen({ ...own, run })
      if (!told.has(sight)) told.set(sight, text)
      if (sight.isStruck) struck += text.replaceAll(/\s+/g, '')
    }
    if (label === '' || !list) continue
    const [id, at] = [list.id, String(list.level)]
    const level = levels(id, at)
    const sight = level && seenLabel({ of: own, level, name: `${style}|${table}|${id}|${at}` })
    if (sight && !told.has(sight)) told.set(sight, label)
  }
  const sights = [...told]
  return {
    looks: sights.flatMap(([sight, text]) => sight.looks.map((look) => ({ ...look, text }))),
    hidden: sights.flatMap(([sight, text]) =>
      sight.hiddenBy.map((by) => ({ text, by: `${by}, ${sight.styles}` })),
    ),
    struck,
  }
}

/** Runs of a paragraph that say something, with their styles. */
const runsIn = (paragraph: Node): { run: string | undefined; text: string }[] =>
  all(paragraph, 'w:r').flatMap((node) => {
    const text = elementsOf(node)
      .map((child) => (child.name === 'w:t' ? textOf(child) : marks.has(child.name) ? '#' : ''))
      .join('')
    const run = valueOf(childOf(node, 'w:rPr'), 'w:rStyle')
    return text.trim() === '' ? [] : [{ run, text }]
  })

/** Children of a run that print a number. */
const marks: ReadonlySet<string> = new Set(['w:footnoteReference', 'w:footnoteRef'])

/** What a text of some styles looks like. */
const sightOf = (styled: Styled, cascade: Cascade, page: PageEdges): Sight => {
  const run = cascade.run(styled)
  const paragraph = cascade.paragraph(styled)
  const size = half(numberIn(run('w:sz'), 'w:val') ?? 20)
  const grounds = groundsOf(run, paragraph, cascade.chain(styled.table))
  return {
    looks: grounds.map((ground) => ({ color: colorOn(run('w:color'), ground), ground, size })),
    hiddenBy: [...hidersOfRun(run, size), ...hidersOfParagraph(paragraph, size, page)],
    isStruck: isOn(run('w:strike')) || isOn(run('w:dstrike')),
    styles: [styled.paragraph, ...(styled.run ? [styled.run] : [])].join(' '),
  }
}

/** A label looks as its paragraph does where its level says nothing else. */
const labelSight = (text: Sight, level: Node, colored: (node: Node) => Node): Sight => {
  const properties = childOf(level, 'w:rPr')
  const find: Find = (name) => {
    const own = childOf(properties, name)
    return own && colored(own)
  }
  const own = numberIn(find('w:sz'), 'w:val')
  const looks = text.looks.map((look) => ({
    ...look,
    ...(find('w:color') && { color: colorOn(find('w:color'), look.ground) }),
    ...(own !== undefined && { size: half(own) }),
  }))
  return {
    looks,
    hiddenBy: hidersOfRun(find, looks[0]?.size ?? 10),
    isStruck: false,
    styles: text.styles,
  }
}

/** Finds a level of a list. */
const levelsOf = (word: WordPackage) => {
  const named = word.elements.get('word/numbering.xml')
  const abstracts = new Map(
    (named?.get('w:abstractNum') ?? []).map((node) => [node.attributes['w:abstractNumId'], node]),
  )
  const nums = new Map(
    (named?.get('w:num') ?? []).map((node) => [node.attributes['w:numId'], node]),
  )
  const isLevel =
    (at: string) =>
    ({ name, attributes }: Node): boolean =>
      name === 'w:lvl' && attributes['w:ilvl'] === at
  return (id: string, at: string): Node | undefined => {
    const num = nums.get(id)
    if (!num) return undefined
    const overrides = elementsOf(num).filter(({ name }) => name === 'w:lvlOverride')
    return [...overrides, abstracts.get(valueOf(num, 'w:abstractNumId'))]
      .flatMap((list) => (list ? elementsOf(list) : []))
      .find(isLevel(at))
  }
}
