/** Every character below an element, whatever it stands in: the measure of what the reader has found. */
import { elementsOf, textOf, type Node } from '../docx/xml.ts'
import { symbolOf } from './symbols.ts'

/** Elements that are characters (ECMA-376 1, 17.3.3; 21.1.2.3; 22.1.2). */
const texts: Readonly<Record<string, (node: Node) => string>> = {
  'w:t': textOf,
  'm:t': textOf,
  'a:t': textOf,
  'w:noBreakHyphen': () => '\u2011',
  'w:sym': ({ attributes }) => symbolOf(attributes['w:font'] ?? '', attributes['w:char'] ?? ''),
}

/** In the order of the file; of alternatives the first (ECMA-376 3, 10). */
export const everyText = (node: Node): string => {
  const own = texts[node.name]
  if (own) return own(node)
  const inside = elementsOf(node)
  return (node.name === 'mc:AlternateContent' ? inside.slice(0, 1) : inside).map(everyText).join('')
}

/** Characters that one text has and the other has not, or has fewer of: blanks do not count. */
export const missingIn = (found: string, all: string): string => {
  const counts = new Map<string, number>()
  for (const char of found) counts.set(char, (counts.get(char) ?? 0) + 1)
  let missing = ''
  for (const char of all) {
    const left = counts.get(char) ?? 0
    if (left > 0) counts.set(char, left - 1)
    else if (!/\s/.test(char)) missing += char
  }
  return missing
}
