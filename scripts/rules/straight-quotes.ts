/** "Straight" quotation marks in Chinese text, where an input method forgot to make “ ” of them. */
import type { Nodes } from 'mdast'
import { isChinese } from '../memo/language.ts'
import { unspaced } from '../memo/wide.ts'
import type { Place } from '../message.ts'
import { languageOf } from '../markdown/guess-language.ts'
import type { SourceText } from '../markdown/from-markdown.ts'
import { at, descendants } from '../markdown/markdown.ts'
import { withoutPrefix } from './printed.ts'
import type { Finding, RuleOf } from './rule.ts'

/**
 * Straight quotation marks beside Chinese, in text that is Chinese, double or single: once for each pair. GB/T 15834-2011,
 * 4.8: Chinese is quoted in “ ”. What is quoted in English text is the house's matter.
 *
 * @example fails 3:5
 * # 备忘录
 *
 * 双方支持"人工智能+"行动。
 *
 * @example fails 3:5
 * # 备忘录
 *
 * 双方支持'人工智能+'行动。
 *
 * @example fails 2:8
 * ---
 * title: 关于"甲"的备忘录
 * ---
 *
 * 正文。
 *
 * @example passes
 * # 备忘录
 *
 * 双方支持“人工智能+”行动，项目位于北纬30°15'至40'之间，靠近Xi'an港。
 *
 * @example passes
 * # Memo
 *
 * The parties discussed the "AI plus" plan.
 */
export const straightQuotes: RuleOf<'text'> = {
  id: 'straight-quotes',
  level: 'query',
  stage: 'text',
  reason: {
    en: 'Chinese is quoted in “ ”; straight marks are printed as they stand.',
    zh: '中文使用弯引号“ ”；直引号会照原样印出。',
  },
  *find(text) {
    if (!/["']/.test(text.source)) return
    for (const { node } of descendants(text.tree))
      if (texts.has(node.type)) yield* pairsIn(stretchesOf(node, text.source))
    yield* inTitles(text)
  },
}

/** A stretch of a text on one line of the source, as long as it is there. */
type Stretch = { readonly text: string; readonly place?: Place }

type Mark = { readonly place: Place | undefined; readonly isBesideChinese: boolean }

const besideChinese = new RegExp(String.raw`(?<=[${unspaced}]\s*)"|"(?=\s*[${unspaced}])`, 'gu')

const texts = new Set<Nodes['type']>(['paragraph', 'heading', 'tableCell'])

/** Texts of the front matter that are printed large. */
function* inTitles({ front }: SourceText): Generator<Finding> {
  for (const name of ['title', 'shortTitle', 'subtitle'] as const)
    // Where the mark itself stands depends on how YAML was quoted.
    for (const finding of pairsIn([{ text: front?.data[name] ?? '' }]))
      yield { ...finding, place: front!.placeOf([name]) }
}

function* pairsIn(stretches: readonly Stretch[]): Generator<Finding> {
  const text = stretches.map((stretch) => stretch.text).join('')
  if (!/["']/.test(text) || !isChinese(languageOf(text))) return
  for (const [first, second] of pairsOf(marksIn(stretches, text)))
    if (first?.isBesideChinese || second?.isBesideChinese) yield asked('"', '“ ”', first?.place)
  for (const stretch of stretches)
    for (const { index } of stretch.text.matchAll(singlePair))
      yield asked("'", '‘ ’', placeIn(stretch, index))
}

const asked = (mark: string, expected: string, place: Place | undefined): Finding => ({
  place,
  en: `Straight quotation marks (${mark}) in Chinese text, expected ${expected}: they are printed as they stand, change them if that is not meant`,
  zh: `中文里使用了直引号（${mark}），应为${expected}：将照原样印出，如非本意请改正`,
})

/** Not an apostrophe, or the mark of minutes; with Chinese at one of its ends. */
const singlePair = new RegExp(
  String.raw`(?<![A-Za-z\d°])'(?:(?=[${unspaced}])[^'"]{1,60}|[^'"]{0,59}[${unspaced}])'(?![A-Za-z\d])`,
  'gu',
)

const placeIn = ({ place }: Stretch, index: number): Place | undefined =>
  place && { line: place.line, column: place.column + index }

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
      place: placeIn({ text, ...(place && { place }) }, index),
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

/** Escaped marks without what escapes them, which leaves all the rest in its column; those of Markdown blanked. */
const unescaped = (line: string): string =>
  line.replaceAll('\\"', ' "').replaceAll(title, (marked) => marked.replaceAll('"', ' '))

/** The title in a link or a picture that was not read: `](path "title")`. */
const title = /\]\([^()"]{1,300} "[^()"]{0,300}"\)/g
