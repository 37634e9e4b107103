/** What pages of a redline say besides its words: numbers of before, places of moves, key phrases, numbers of headings. */
import { expect, test } from 'vitest'
import { contentText } from '../../../scripts/flow/content.ts'
import { flowIn } from '../../../scripts/flow/editions.ts'
import type { Paragraph } from '../../../scripts/flow/pieces.ts'
import { decisions, linesOf, madeOf, type Made } from './made.ts'
import { keyed, lengthened, pairs, reordered } from './pairs.ts'

const paragraphsOf = ({ redline }: Made): Paragraph[] =>
  redline.flow.body.flatMap((piece) => (piece.type === 'paragraph' ? [piece] : []))

const tracesIn = (made: Made): string[] =>
  paragraphsOf(made).flatMap(({ label, content, trace }) =>
    trace
      ? [`${label?.text ?? contentText(content).slice(0, 3)}: ${contentText(trace.content)}`]
      : [],
  )

test('a recommendation with another number says the old one, one that moved its other place', () => {
  const made = madeOf(pairs.find(({ name }) => name === 'a recommendation moved')!)!
  expect(tracesIn(made)).toEqual([
    '建议 1.2: 移至：建议 1.4',
    '建议 1.2: 原建议 1.3',
    '建议 1.3: 原建议 1.4',
    '建议 1.4: 移自：建议 1.2',
  ])
})

test('what moved within a section is above or below', () => {
  expect(tracesIn(madeOf(reordered)!)).toEqual(['第三段: 移自：下文', '第三段: 移至：上文'])
})

test('a key phrase that was reworded is bold in either edition', () => {
  const { flow } = madeOf(keyed, ['handout', 'sea'])!.redline
  const strongIn = (edition: 'new' | 'old'): string[] =>
    flowIn(edition, flow).body.flatMap((piece) =>
      piece.type === 'paragraph' && piece.label
        ? [piece.content.flatMap((run) => ('text' in run && run.strong ? [run.text] : [])).join('')]
        : [],
    )
  expect(strongIn('new')).toEqual(['每年共享潮汐数据'])
  expect(strongIn('old')).toEqual(['共享港口的潮汐数据'])
})

test.each(decisions)('numbers of headings as official documents have them: %s all', (decision) => {
  const made = madeOf(lengthened, ['gongwen'])!
  const headings = (lines: readonly string[]): string[] =>
    lines.filter((line) => /^body .*Heading/.test(line))
  const wanted = headings(linesOf(made.editions[decision]))
  expect(wanted.join(' ')).toContain(decision === 'accept' ? '三、 | 结论' : '二、 | 结论')
  expect(headings(linesOf(made.docx, decision))).toEqual(wanted)
})
