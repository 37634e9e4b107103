/** Rules on the styles that texts are in: what they add that is read nowhere, or what they do to tables. */
import { cascadeOf } from '../../readers/docx/cascade.ts'
import { pageOf, signs } from '../../readers/docx/hiders.ts'
import { inStories, type Rules } from '../../readers/docx/package.ts'
import { all, childOf, elementsOf, valueOf } from '../../readers/docx/xml.ts'

/** What in a table's style turns, joins or hides its cells (ISO 29500-1, 17.4). */
const disturbing: ReadonlySet<string> = new Set([
  'w:bidiVisual',
  'w:gridSpan',
  'w:hMerge',
  'w:vMerge',
  'w:hidden',
  'w:hideMark',
  'w:tcFitText',
  'w:textDirection',
  'w:tblpPr',
])

export const looks: Rules = {
  'disturbed-table': (word) => {
    const { chain } = cascadeOf(word)
    const styles = new Set(
      inStories(word, 'w:tblStyle').map(({ node }) => node.attributes['w:val']),
    )
    return [...styles].flatMap((id) =>
      chain(id).flatMap((style) =>
        all(style)
          .filter(({ name }) => disturbing.has(name))
          .map(({ name }) => `${name} in ${id}`),
      ),
    )
  },
  // Word asks the level which style is of it, other readers ask the style for its level: both must say the same.
  'label-by-style': (word) => {
    const numbering = word.elements.get('word/numbering.xml')
    const levels = (numbering?.get('w:abstractNum') ?? []).flatMap((definition) =>
      elementsOf(definition).map((level) => ({ definition, level })),
    )
    const definitions = new Map(
      (numbering?.get('w:num') ?? []).map((num) => [
        num.attributes['w:numId'],
        valueOf(num, 'w:abstractNumId'),
      ]),
    )
    return (word.elements.get('word/styles.xml')?.get('w:style') ?? []).flatMap((style) => {
      const id = style.attributes['w:styleId']
      const number = childOf(childOf(style, 'w:pPr'), 'w:numPr')
      const named = levels.filter(({ level }) => valueOf(level, 'w:pStyle') === id)
      const list = valueOf(number, 'w:numId')
      if (list === undefined || list === '0') return named.length === 0 ? [] : [String(id)]
      const isSaid =
        named.length === 1 &&
        named[0]!.definition.attributes['w:abstractNumId'] === definitions.get(list) &&
        named[0]!.level.attributes['w:ilvl'] === (valueOf(number, 'w:ilvl') ?? '0')
      return isSaid ? [] : [String(id)]
    })
  },
  'label-beside-page': (word) => {
    const page = pageOf(word)
    const measure = page.width - page.left - page.right
    return (word.elements.get('word/numbering.xml')?.get('w:ind') ?? [])
      .map(({ attributes }) => [Number(attributes['w:left']), Number(attributes['w:hanging'])])
      .filter(
        ([left = NaN, hanging = NaN]) => !(hanging >= 0 && hanging <= left && left / 20 < measure),
      )
      .map(([left, hanging]) => `w:left ${left} w:hanging ${hanging}`)
  },
  'font-of-signs': ({ elements }) =>
    [
      ...(elements.get('word/fontTable.xml')?.get('w:altName') ?? []),
      ...['a:latin', 'a:ea', 'a:cs', 'a:font'].flatMap(
        (name) => elements.get('word/theme/theme1.xml')?.get(name) ?? [],
      ),
    ]
      .map(({ attributes }) => attributes['w:val'] ?? attributes['typeface'] ?? '')
      .filter((name) => signs.test(name)),
}
