/** Check boxes show what they are set to. */
import { isCheckBox, signOf } from '../../readers/docx/check-boxes.ts'
import { inStories, type Rules } from '../../readers/docx/package.ts'
import { all } from '../../readers/docx/xml.ts'

const signs: Readonly<Record<string, string>> = { 0: '☐', 1: '☑' }

export const checkBoxes: Rules = {
  'other-box': (word) =>
    inStories(word, 'w:sdt')
      .filter(({ node }) => isCheckBox(node))
      .flatMap(({ node, path }) => {
        const set = all(node, 'w14:checked')[0]?.attributes['w14:val'] ?? ''
        return signs[set] === signOf(node) ? [] : [`${signOf(node)}: ${set} in ${path}`]
      }),
}
