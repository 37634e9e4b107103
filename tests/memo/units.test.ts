import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fullTextOf, unitsOf } from '../../scripts/memo/walk.ts'
import { memoOf } from './read.ts'

const sourceOf = (items: readonly string[]): string =>
  [
    '# Rivers',
    '## Water',
    'Text.',
    '### Recommendations',
    items.map((item) => `- ${item}`).join('\n'),
    '## End',
    'End.',
  ].join('\n\n')

const idsByText = (source: string): Map<string, string> =>
  new Map(
    [...unitsOf(memoOf(source))].flatMap(({ type, unit }) => {
      if (type === 'item' || type === 'paragraph') return [[`${type} ${fullTextOf(unit)}`, unit.id]]
      return [[type === 'section' ? `section ${unit.title[0]!.text}` : type, unit.id]]
    }),
  )

const word = fc.stringMatching(/^[a-z]{3,9}$/)

test('a new recommendation renames nothing else', () => {
  fc.assert(
    fc.property(fc.uniqueArray(word, { minLength: 2, maxLength: 8 }), fc.nat(), (words, at) => {
      const [added, ...items] = words as [string, ...string[]]
      const place = at % (items.length + 1)
      const before = idsByText(sourceOf(items))
      const after = idsByText(sourceOf([...items.slice(0, place), added, ...items.slice(place)]))
      for (const [text, id] of before) expect(after.get(text)).toBe(id)
    }),
  )
})

test('ids are unique, also of equal texts', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('one', 'two'), { minLength: 1, maxLength: 12 }),
      (items) => {
        const ids = [...unitsOf(memoOf(sourceOf(items)))].map(({ unit }) => unit.id)
        expect(new Set(ids).size).toBe(ids.length)
      },
    ),
  )
})

test('ids stay when blank lines, comments and notes are added', () => {
  const ids = (source: string) =>
    [...unitsOf({ ...memoOf(source), notes: [] })].map(({ unit }) => unit.id)
  const plain = '# T\n\n## A\n\nText.\n\n- one\n'
  expect(
    ids('\n\n# T\n\n## A\n\n<!-- mine -->\n\nText.[^1]\n\n\n- one <!-- mine -->\n\n[^1]: Note.\n'),
  ).toEqual(ids(plain))
})
