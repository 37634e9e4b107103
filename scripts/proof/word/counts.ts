/** Numbers that fields count, as they are once somebody updates them. */
import { inStories, type Rules } from '../../readers/docx/package.ts'
import { all, textOf, type Node } from '../../readers/docx/xml.ts'

export const counts: Rules = {
  // A caption is counted by its word, from the last one or from where it begins anew (ISO 29500-1, 17.16.5.56).
  'other-count': (word) => {
    const last = new Map<string, number>()
    return inStories(word, 'w:p').flatMap(({ node }) =>
      sequencesIn(node).flatMap(({ name, from, said }) => {
        const number = from ?? (last.get(name) ?? 0) + 1
        last.set(name, number)
        return said === String(number) ? [] : [`${name} ${said}: ${number}`]
      }),
    )
  },
}

type Sequence = { readonly name: string; readonly from: number | null; said: string }

/** Fields that count, with what they say now. */
const sequencesIn = (paragraph: Node): Sequence[] => {
  const found: Sequence[] = []
  let open: Sequence | null = null
  for (const node of all(paragraph)) {
    const code = instruction(node)
    const name = /^\s*SEQ\s+(\S+)/.exec(code)?.[1]
    const from = /\\r\s+(\d+)/.exec(code)?.[1]
    if (name !== undefined) {
      open = { name, from: from === undefined ? null : Number(from), said: '' }
      found.push(open)
    }
    if (node.attributes['w:fldCharType'] === 'end') open = null
    if (open && node.name === 'w:t') open.said += textOf(node)
  }
  return found
}

const instruction = (node: Node): string => (node.name === 'w:instrText' ? textOf(node) : '')
