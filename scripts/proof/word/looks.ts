/** Rules on the styles that texts are in: what they add that is read nowhere, or what they do to tables. */
import { cascadeOf } from '../../readers/docx/cascade.ts'
import { signs } from '../../readers/docx/hiders.ts'
import { inStories, type Rules } from '../../readers/docx/package.ts'
import { all, valueOf } from '../../readers/docx/xml.ts'

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
  'label-by-style': (word) => {
    const { paragraph } = cascadeOf(word)
    const styles = new Set(
      inStories(word, 'w:pStyle').map(({ node }) => node.attributes['w:val'] ?? ''),
    )
    return [...styles].filter((id) => {
      const number = paragraph({ paragraph: id })('w:numPr')
      return number !== undefined && valueOf(number, 'w:numId') !== '0'
    })
  },
  'font-of-signs': ({ elements }) =>
    [...(elements.get('word/fontTable.xml')?.get('w:altName') ?? [])]
      .map(({ attributes }) => attributes['w:val'] ?? '')
      .filter((name) => signs.test(name)),
}
