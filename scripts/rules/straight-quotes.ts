/** Asks about "straight" quotation marks in Chinese text, where an input method forgot to make “ ” of them. */
import type { Nodes, Root } from 'mdast'
import { isChinese } from '../language.ts'
import type { Place, Report } from '../message.ts'
import type { Yaml } from '../yaml/read-yaml.ts'
import { contentMessages } from '../markdown/content-messages.ts'
import { languageOf, type FrontMatter } from '../markdown/frontmatter.ts'
import { at, descendants } from '../markdown/markdown.ts'

/** A stretch of a text on one line of the source, as long as it is there. */
type Stretch = { readonly text: string; readonly place?: Place }

type Mark = { readonly place?: Place; readonly isBesideChinese: boolean }

/** GB/T 15834-2011, 4.8: Chinese is quoted in “ ”. What is quoted in English text is the house's matter. */
const besideChinese =
  /(?<=[\p{Script=Han}\u3000-\u303f\uff01-\uff60]\s*)"|"(?=\s*[\p{Script=Han}\u3000-\u303f\uff01-\uff60])/gu

const texts = new Set<Nodes['type']>(['paragraph', 'heading', 'tableCell'])

/** Asks once for each pair of straight marks one of which stands beside Chinese, in text that is Chinese. */
export const reportStraightQuotes = (tree: Root, source: string, report: Report): void => {
  if (!source.includes('"')) return
  for (const { node } of descendants(tree))
    if (texts.has(node.type)) reportIn(stretchesOf(node, source), report)
}

/** Texts of the front matter that are printed large. */
export const reportStraightTitles = (
  { data, placeOf }: Yaml<FrontMatter>,
  report: Report,
): void => {
  for (const name of ['title', 'shortTitle', 'subtitle'] as const)
    // Where the mark itself stands depends on how YAML was quoted.
    reportIn([{ text: data[name] ?? '' }], (message) =>
      report({ ...message, place: placeOf([name]) }),
    )
}

const reportIn = (stretches: readonly Stretch[], report: Report): void => {
  const text = stretches.map((stretch) => stretch.text).join('')
  if (!text.includes('"') || !isChinese(languageOf(text))) return
  for (const [first, second] of pairsOf(marksIn(stretches, text)))
    if (first?.isBesideChinese || second?.isBesideChinese)
      report({ ...contentMessages.straightQuotes(), ...(first?.place && { place: first.place }) })
}

const pairsOf = (marks: readonly Mark[]): (readonly Mark[])[] =>
  marks.flatMap((_, i) => (i % 2 === 0 ? [marks.slice(i, i + 2)] : []))

const marksIn = (stretches: readonly Stretch[], whole: string): Mark[] => {
  const found = new Set([...whole.matchAll(besideChinese)].map(({ index }) => index))
  let from = 0
  return stretches.flatMap(({ text, place }) => {
    const begin = from
    from += text.length
    return [...text.matchAll(/"/g)].map(({ index }) => ({
      isBesideChinese: found.has(begin + index),
      ...(place && { place: { line: place.line, column: place.column + index } }),
    }))
  })
}

const stretchesOf = (node: Nodes, source: string): Stretch[] =>
  [...descendants(node)].flatMap(({ node: leaf, parent }): Stretch[] => {
    if (leaf.type === 'inlineCode') return [{ text: '`' }]
    if (leaf.type !== 'text') return []
    const { start, end } = leaf.position ?? {}
    if (!start || !end) return [{ text: leaf.value, ...at(leaf, parent) }]
    return source
      .slice(start.offset, end.offset)
      .split('\n')
      .map((line, i) => ({
        text: i === 0 ? unescaped(line) : unescaped(withoutPrefix(line)),
        place: { line: start.line + i, column: i === 0 ? start.column : 1 },
      }))
  })

/** Marks of quotes and items before a line that goes on, as blanks. */
const withoutPrefix = (line: string): string =>
  line.replace(/^[ \t>]*/, (prefix) => ' '.repeat(prefix.length))

/** Escaped marks without what escapes them, which leaves all the rest in its column. */
const unescaped = (line: string): string => line.replaceAll('\\"', ' "')
