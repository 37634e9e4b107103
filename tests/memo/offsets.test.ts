/** Every character of a run stands in the source where the reader took it from. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parse } from '../../scripts/markdown/markdown.ts'
import { nodesOfTexts, offsetsOf, textNodesIn } from '../../scripts/markdown/offsets.ts'
import type { Run } from '../../scripts/memo/model.ts'
import { textOf, textsOf, unitsOf } from '../../scripts/memo/walk.ts'
import { readText } from '../../scripts/project/read-text.ts'
import { written } from '../random/markdown.ts'
import { memos } from '../random/memo.ts'

type Text = { readonly runs: readonly Run[]; readonly offsets: readonly number[] }

/** The texts of a memo's source, each with its offsets. */
const textsIn = (source: string): Text[] => {
  const { memo } = readText(source, () => {})
  const nodes = textNodesIn(parse(source))
  return [...unitsOf(memo!)].flatMap((visit) => {
    const node = nodes.get(visit.unit.place?.offset ?? -1)
    if (!node || visit.type === 'list' || visit.type === 'code' || visit.type === 'figure')
      return []
    const own = nodesOfTexts(node)
    return textsOf(visit).map((runs, i) => ({ runs, offsets: offsetsOf(runs, own[i]!, source) }))
  })
}

/** What is typed for a text, and what is read of it: `at` is where each unit of that begins in what is typed. */
type Typed = { readonly markdown: string; readonly text: string; readonly at: readonly number[] }

const typed = (markdown: string, text: string, ...at: readonly number[]): Typed => ({
  markdown,
  text,
  at,
})
const plain = (text: string): Typed => typed(text, text, ...text.split('').map((_, i) => i))

/** Each can stand beside any other. */
const atoms: readonly Typed[] = [
  plain('双方'),
  plain('the text'),
  plain('，'),
  plain('𪚥'),
  typed('\\*', '*', 1),
  typed('\\\\', '\\', 1),
  typed('\\&amp;', '&amp;', 1, 2, 3, 4, 5),
  typed('&amp;', '&', 0),
  typed('&#x4e2d;', '中', 0),
  typed('&hellip;', '…', 0),
  typed('&unknown;', '&unknown;', 0, 1, 2, 3, 4, 5, 6, 7, 8),
  typed(' **重点** ', ' 重点 ', 0, 3, 4, 7),
  typed(' ***a&lt;b*** ', ' a<b ', 0, 4, 5, 9, 13),
  typed(' ~~删~~ ', ' 删 ', 0, 3, 6),
  typed(' `a*b` ', ' a*b ', 0, 2, 3, 4, 6),
  typed(' `` ` `` ', ' ` ', 0, 4, 8),
  typed('[链接](https://example.org "题")', '链接', 1, 2),
  typed(
    '<https://example.org/a>',
    'https://example.org/a',
    ...Array.from({ length: 21 }, (_, i) => i + 1),
  ),
  typed('H<sub>2</sub>O', 'H2O', 0, 6, 13),
  typed('甲<br>乙', '甲\n乙', 0, 1, 5),
]

/** What a line end becomes depends on what stands beside it: words on both sides, or Han. */
const ends = (prefix: string): readonly Typed[] => [
  typed(`end\n${prefix}of`, 'end of', 0, 1, 2, 3, 4 + prefix.length, 5 + prefix.length),
  typed(`尾  \n${prefix}首`, '尾\n首', 0, 1, 4 + prefix.length),
  typed(`尾\\\n${prefix}首`, '尾\n首', 0, 1, 3 + prefix.length),
  typed(`尾\n${prefix}首`, '尾首', 0, 2 + prefix.length),
]

const joined = (
  parts: readonly Typed[],
  before: string,
): { markdown: string; places: Map<number, string> } => {
  const places = new Map<number, string>()
  let markdown = before
  for (const part of parts) {
    part.text.split('').forEach((unit, i) => places.set(markdown.length + part.at[i]!, unit))
    markdown += part.markdown
  }
  return { markdown, places }
}

const frames = [
  { name: 'a paragraph', first: '# 题\n\n', next: '' },
  { name: 'a quotation', first: '# 题\n\n> ', next: '> ' },
  { name: 'an item in a quotation', first: '# 题\n\n> - ', next: '>   ' },
  { name: 'an item', first: '# 题\n\n1. ', next: '   ' },
  { name: 'a cell', first: '# 题\n\n| 甲 |\n| - |\n| ', next: null },
  { name: 'a heading', first: '# 题\n\n## ', next: null },
]

describe.each(frames)('in $name', ({ first, next }) => {
  const parts = fc.array(fc.constantFrom(...atoms, ...(next === null ? [] : ends(next))), {
    minLength: 1,
    maxLength: 12,
  })

  test('each unit stands where it was typed', () => {
    fc.assert(
      fc.property(parts, (some) => {
        // Words at both ends, so that no blank is trimmed.
        const { markdown, places } = joined([plain('始'), ...some, plain('终')], first)
        const source = first.endsWith('| ') ? `${markdown} |\n` : `${markdown}\n`
        const { runs, offsets } = textsIn(source).at(-1)!
        const found = offsets.map((offset, i) => [offset, textOf(runs)[i]] as const)
        // Two blanks beside each other are two; a surrogate pair is two units.
        expect(found).toEqual([...places].filter(([offset]) => offsets.includes(offset)))
        expect(textOf(runs).replaceAll(/\s/g, '')).toBe(
          [...places.values()].join('').replaceAll(/\s/g, ''),
        )
      }),
      { numRuns: 150, seed: 20 },
    )
  })
})

/** Whether a unit of a run is what stands in the source at its offset. */
const isThere = ({ note, filled }: Run, unit: string, offset: number, source: string): boolean => {
  if (note !== undefined) return source.startsWith('[^', offset)
  if (filled || unit === '\n') return filled ? source[offset] === '[' : true
  return unit === ' ' ? /\s/.test(source[offset]!) : source[offset] === unit
}

test('each character of a random memo is the one that stands in the source there', () => {
  fc.assert(
    fc.property(memos, (memo) => {
      const source = written(memo).markdown
      for (const { runs, offsets } of textsIn(source)) {
        const units = runs.flatMap((run) => run.text.split('').map((unit) => ({ run, unit })))
        const wrong = units.filter(
          ({ run, unit }, i) =>
            !isThere(run, unit, offsets[i]!, source) || offsets[i]! < (offsets[i - 1] ?? 0),
        )
        expect(wrong).toEqual([])
        expect(offsets.length).toBe(units.length)
      }
    }),
    { numRuns: 40, seed: 20 },
  )
})
