/** The handouts and the digest of the real memo, as their readers want them. */
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { home } from '../scripts/files.ts'
import type { LineMark } from '../scripts/layout/model.ts'
import { make, makeText, type Made } from './pdf/make.ts'

const made = make(join(home, 'source/memo.md'))
const at = (path: string): Made => made.find((each) => each.path === `${path}.pdf`)!
const linesOf = ({ pages }: Made, page: number): LineMark[] =>
  pages.pages[page]!.marks.filter((mark): mark is LineMark => mark.type === 'line')
const textOf = (lines: readonly LineMark[]): string => lines.map(({ line }) => line.text).join('')
const numbers = /^\d\.\d$/

test.each([
  ['extracts/wireless', 1],
  ['extracts/track-one', 1],
  ['extracts/semiconductors', 2],
  ['extracts/ai', 2],
  ['recommendations', 2],
])('%s takes %i page(s)', (path, count) => {
  expect(at(path).pages.pages).toHaveLength(count)
})

describe.each(['wireless', 'track-one', 'semiconductors', 'ai'])('the handout of %s', (name) => {
  const handout = at(`extracts/${name}`)
  const front = linesOf(handout, 0)
  const isNumber = ({ owner, line }: LineMark) =>
    owner?.endsWith('/label') && numbers.test(line.text)

  test('has its first recommendation in the top quarter of its front', () => {
    expect(front.find(isNumber)!.top).toBeLessThan(handout.flow.page.height / 4)
  })

  test('has all its recommendations on its front, and nothing before them', () => {
    const all = handout.pages.pages.flatMap((_, page) => linesOf(handout, page))
    const count = all.filter(isNumber).length
    expect(front.filter(isNumber)).toHaveLength(count)
    const last = front.findLastIndex(isNumber)
    expect(textOf(front.slice(0, last))).not.toContain('讨论要点')
  })

  test('says of each recommendation of another section where it stands', () => {
    const related = handout.flow.body.filter(
      (piece) => piece.type === 'paragraph' && piece.remark !== undefined,
    )
    const own = handout.flow.body.findIndex(
      (piece) =>
        piece.type === 'paragraph' && JSON.stringify(piece.content).includes('其他部分的相关建议'),
    )
    const labels = handout.flow.body.filter(
      (piece, i) =>
        i > own &&
        own >= 0 &&
        piece.type === 'paragraph' &&
        piece.label &&
        numbers.test(piece.label.text),
    )
    expect(related).toHaveLength(labels.length)
  })
})

test('a heading of recommendations that a link leads to stays as it is written', () => {
  const memo = (link: string) =>
    `# 河湖\n\n## 港口\n\n${link}。\n\n### 建议： <!-- unit id=advice -->\n\n- 增航。\n`
  const headings = (link: string): string[] => {
    const [handout] = makeText(memo(link), '.', ['handout'])
    return handout!.flow.body.flatMap((piece) =>
      piece.type === 'paragraph' && piece.outline === 2 ? [JSON.stringify(piece.content)] : [],
    )
  }
  expect(headings('见[建议](#advice)')[0]).toContain('建议：')
  expect(headings('论述')[0]).not.toContain('建议：')
})
