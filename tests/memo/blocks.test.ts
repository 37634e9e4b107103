import type { RootContent } from 'mdast'
import { expect, test } from 'vitest'
import { toContent } from '../../scripts/markdown/blocks.ts'
import { collecting, findingsOf } from './read.ts'

test('a node of another dialect of Markdown is refused where it stands', () => {
  const { messages, report } = collecting()
  const position = { start: { line: 3, column: 1 }, end: { line: 3, column: 9 } }
  const math = { type: 'math', value: 'a^2', position } as unknown as RootContent
  const reading = { report, source: '', definitions: new Map(), noteId: (name: string) => name }
  expect(toContent([math], 'elsewhere', reading).blocks).toEqual([])
  expect(messages).toMatchObject([{ rule: 'unsupported-node', place: { line: 3, column: 1 } }])
})

test('a note without text is refused', () => {
  expect(findingsOf('# A\n\nb[^1]\n\n[^1]:\n')).toEqual(['5:1 empty-note'])
})

test('a picture in a table is refused where it stands', () => {
  expect(findingsOf('# A\n\n| b |\n| - |\n| ![c](d.png) |\n')).toEqual(['5:3 image-in-cell'])
})
