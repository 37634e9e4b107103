/** Names with accents in Chinese text: in one face, as their letters are. */
import { expect, test } from 'vitest'
import { makeText } from '../pdf/make.ts'

const names = [
  'Amélie Hernández-Łukasz',
  'Zoë Křížová',
  'Nguyễn Văn Thành',
  'J. K. Łukasz',
  'Ó Dálaigh',
  'Ḥasan al-Bannāʾ',
  'lǚ',
]

/** Faces of the Latin letters in a paragraph and in a cell, each once. */
const facesOf = (name: string): readonly (readonly string[])[] => {
  const text = `---\ntitle: 题\nstatus: final\n---\n\n专家${name}（主席）。\n\n| 甲 |\n| - |\n| 与${name} |\n`
  const [{ pages }] = makeText(text, '.', ['letter']) as [ReturnType<typeof makeText>[number]]
  const lines = pages.pages.flatMap(({ marks }) =>
    marks.flatMap((mark) => (mark.type === 'line' ? [mark] : [])),
  )
  return [/^body\/\d+$/, /^body\/\d+\/1\/0$/].map((owner) => [
    ...new Set(
      lines
        .filter((line) => owner.test(line.owner ?? '') && line.line.text.includes(name.slice(-2)))
        .flatMap(({ line, runs }) =>
          line.pieces
            .filter(({ text: own }) => /\p{Script=Latin}/u.test(own))
            .map(({ run }) => runs[run]!.face),
        ),
    ),
  ])
}

test.each(names)('%s is in one face', (name) => {
  const [paragraph, cell] = facesOf(name)
  expect(paragraph).toHaveLength(1)
  expect(cell).toHaveLength(1)
})

test('a name that the main face has is in it', () => {
  expect(facesOf('Siobhán Ó Dálaigh')[0]![0]).toContain('NotoSerifSC')
})
