/** Colours that YAML takes for comments: `accent: #0A6E4F`, whose # needs quotes. */
import { visit, type Document } from 'yaml'
import type { Fault } from './fault.ts'

/** A value that is a colour, up to a blank, what closes a map, or the end of its line. */
const unquoted = /(?<=:[ \t]{1,9})#(?:[0-9a-f]{6}|[0-9a-f]{3})(?=[\s,}\]]|$)/gi

/** The same as a comment on nothing. */
const comment = /^(?:[0-9a-f]{6}|[0-9a-f]{3})(?=\s|$)/i

/** Colours that are lost in a text: in one that is no YAML, where they may have swallowed the end of a map, all of them. */
export const lostColors = (document: Document.Parsed, text: string): Fault[] => {
  if (document.errors.length > 0)
    return [...text.matchAll(unquoted)].map(({ index, 0: color }) => faultOf(index, color))
  const faults: Fault[] = []
  visit(document, {
    Scalar: (_, { value, comment: said, range }) => {
      const [color] = (!value && comment.exec(said ?? '')) || []
      if (color) faults.push(faultOf(range![0], `#${color}`))
    },
  })
  return faults
}

const faultOf = (at: number, color: string): Fault => ({
  rule: 'unquoted-color',
  at,
  en: `Unexpected # without quotes, after which YAML reads nothing; expected a color in quotes: write \`'${color}'\``,
  zh: `# 未加引号，YAML 会略去其后的内容；颜色应加引号：请写成 \`'${color}'\``,
})
