import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compose } from '../../scripts/compose/compose.ts'
import type { ComposedLine, ComposeRun } from '../../scripts/compose/model.ts'
import { chinese, english, fake, lines, places, set, size } from './fake.ts'

const han = '天地玄黄宇宙洪荒日月盈昃辰宿列张'
const piece = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom(...han) },
  { weight: 2, arbitrary: fc.constantFrom(...'，。、：？！”’）》') },
  { weight: 2, arbitrary: fc.constantFrom(...'“‘（《') },
  { weight: 1, arbitrary: fc.constantFrom('——', '……', '·', '/', '–', '%') },
  {
    weight: 1,
    arbitrary: fc.constantFrom(' ', '  ', '\u00a0', '\u3000', '\n', '\u00ad', '\u200b', '\t'),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      'AI',
      '5G-A',
      '2025',
      '年',
      'AI+',
      'Stonebridge',
      'it’s',
      'e\u0301',
      '𠮷',
      '(',
      'https://example.org/a?b=c',
    ),
  },
)
const text = fc.array(piece, { minLength: 1, maxLength: 120 }).map((all) => all.join(''))
const run = fc.record({
  text,
  size: fc.constantFrom(size, size, 8),
  verbatim: fc.constantFrom(false, false, true),
})
const runs = fc
  .array(run, { minLength: 1, maxLength: 4 })
  .map((all) =>
    all.map(({ verbatim, ...rest }): ComposeRun => (verbatim ? { ...rest, verbatim } : rest)),
  )
const measure = fc.integer({ min: 4, max: 40 })
const setting = fc.constantFrom(chinese, { ...chinese, justify: false }, english)

const check = (
  property: (
    runs: readonly ComposeRun[],
    measure: number,
    lines: readonly ComposedLine[],
    justify: boolean,
  ) => void,
) =>
  fc.assert(
    fc.property(runs, measure, setting, (given, width, how) =>
      property(given, width, set(given, width, how, 2), how.justify),
    ),
    { seed: 1, numRuns: 400 },
  )

const textOf = (all: readonly { readonly text: string }[]): string =>
  all.map((one) => one.text).join('')

describe('compose', () => {
  it('sets a paragraph', () => {
    const paragraph = '双方回顾了2025年的“关键行动”，包括5G 和6G技术、AI+行动以及对话（见下文）。'
    expect(set(paragraph, 16, chinese, 2).map((line) => line.text)).toEqual([
      '双方回顾了2025年的“关键行',
      '动”，包括5G 和6G技术、AI+行动以',
      '及对话（见下文）。',
    ])
  })
  it('places every glyph of a line', () => {
    const [line] = set('用AI“助”，好', 20)
    expect(places(line!)).toEqual([
      ['用', 0],
      ['AI', 1.25],
      ['“助', 2.25],
      ['”', 4.25],
      ['，好', 4.75],
    ])
    expect(line!.pieces.map(({ features }) => features.join())).toEqual(['', '', '', 'halt', ''])
  })
  it('tells runs apart and where in them a piece starts', () => {
    const [line] = set(
      [
        { text: '一二', size },
        { text: '三', size: 20 },
        { text: '四', size },
      ],
      20,
    )
    expect(line!.pieces.map(({ run, start, text }) => [run, start, text])).toEqual([
      [0, 0, '一二'],
      [1, 0, '三'],
      [2, 0, '四'],
    ])
    expect(line!.width).toBe(50)
  })
  it('gives an empty text one empty line', () => {
    expect(set('', 9)).toEqual([{ pieces: [], width: 0, text: '', lead: 0, end: 'last', ratio: 0 }])
  })
  it('keeps empty lines', () => {
    expect(lines('一\n\n二', 9)).toEqual(['一\n', '\n', '二'])
  })
  it('knows only the first line as shorter', () => {
    expect(set('一二三四五六七八九十甲乙', 6, chinese, 2).map((line) => line.text.length)).toEqual([
      4, 6, 2,
    ])
  })
  it('lets no line be wider than its measure', () => {
    check((_runs, width, all) => {
      all.forEach((line, n) => {
        const room = (width - (n === 0 ? 2 : 0)) * size
        const graphemes = [...line.text.replace(/[\s\u00ad\u200b]/g, '')].length
        expect(line.width <= room + 1e-6 || graphemes <= 2).toBe(true)
      })
    })
  })
  it('loses no character and adds none', () => {
    check((given, _width, all) => {
      expect(textOf(all)).toBe(textOf(given))
    })
  })
  it('draws every character with ink once, in order, from where it says', () => {
    check((given, _width, all) => {
      const pieces = all.flatMap((line) => line.pieces).filter((piece) => !piece.hyphen)
      for (const { run, start, text } of pieces)
        expect(given[run]!.text.slice(start, start + text.length).replace(/\s/g, ' ')).toBe(text)
      const blank = /[\s\u00ad\u200b]/g
      expect(textOf(pieces).replace(blank, '')).toBe(textOf(given).replace(blank, ''))
    })
  })
  it('never sets glyphs over each other or out of order', () => {
    check((_given, _width, all) => {
      for (const { pieces } of all)
        pieces.forEach((piece, i) => {
          const last = pieces[i - 1]
          if (last) expect(piece.x).toBeGreaterThan(last.x + last.width - 10.01)
          // Letters of English words give a four-hundredth of an em.
          expect(piece.spacing).toBeGreaterThanOrEqual(-0.0025 * size - 1e-9)
        })
    })
  })
  it('reaches the measure with every justified line that has a gap between Han to give', () => {
    check((given, width, all, justify) => {
      if (!justify || given.some(({ verbatim }) => verbatim)) return
      all.forEach((line, n) => {
        const room = (width - (n === 0 ? 2 : 0)) * size
        // One that holds a part of an address may stay short.
        if (/[a-z]/.test(line.text.replace(/Stonebridge|it’s|e\u0301/g, ''))) return
        const gaps = line.text.match(/[天地玄黄宇宙洪荒日月盈昃辰宿列张]{2}/g)?.length ?? 0
        const short = Math.abs(line.width - room)
        // So may one whose gaps would grow by more than half an em.
        if (line.end === 'soft' && gaps > 0 && short < gaps * 0.5 * size)
          expect(short).toBeLessThan(1e-6)
      })
    })
  })
  it('lets the letters of English words give a little, so that spaces give less', () => {
    const text = 'waters that are shared become calm and then slower'
    const [first] = set(text, 14, english)
    const words = first!.pieces.filter((piece) => piece.text !== ' ')
    const spacings = new Set(words.map(({ spacing }) => Math.round(spacing * 1e6)))
    expect(spacings.size).toBe(1)
    expect(words[0]!.spacing).toBeGreaterThan(0)
    expect(words[0]!.spacing).toBeLessThan(0.0125 * size)
    const { x, width, spacing } = words.at(-1)!
    expect(x + width).toBeCloseTo(14 * size, 6)
    expect(width).toBeCloseTo(
      words.at(-1)!.text.length * 5 + spacing * (words.at(-1)!.text.length - 1),
      6,
    )
  })
  it.each([
    ['ragged lines', { ...english, justify: false }, false],
    ['Chinese text', chinese, false],
    ['code', english, true],
  ] as const)('spaces no letters in %s', (_, setting, isCode) => {
    const text = 'waters that are shared become calm and then slower'
    const all = set([{ text, size, ...(isCode && { verbatim: true as const }) }], 14, setting)
    expect(all.length).toBeGreaterThan(1)
    expect(
      all.flatMap(({ pieces }) => pieces.map(({ spacing }) => spacing)).filter(Boolean),
    ).toEqual([])
  })
  it('keeps the natural width of an English line whose letters would fall apart', () => {
    const [first] = set('a be unquestionableness', 10, english)
    expect(first).toMatchObject({ text: 'a be ', width: 1.75 * size, ratio: 0 })
  })
  it('spaces out no line that has little to stretch before a word as long as a line', () => {
    const [first] = set('天地Stonebridge', 6)
    expect(first).toMatchObject({ text: '天地', width: 2 * size, ratio: 0 })
  })
  it('breaks no rule of line edges where a line holds enough to choose from', () => {
    const plain = fc.array(
      fc.oneof(
        { weight: 9, arbitrary: fc.constantFrom(...han) },
        {
          weight: 1,
          arbitrary: fc.constantFrom(
            '，',
            '。',
            '”，',
            '“天',
            '（',
            '）',
            '——地',
            '·',
            'AI',
            '2025年',
          ),
        },
      ),
      { minLength: 30, maxLength: 200 },
    )
    fc.assert(
      fc.property(plain, fc.integer({ min: 18, max: 40 }), (all, width) => {
        const broken = lines(all.join(''), width)
        expect(broken.slice(1).filter((line) => /^[，。”）·—]/.test(line))).toEqual([])
        expect(broken.slice(0, -1).filter((line) => /[“（]$/.test(line))).toEqual([])
      }),
      { seed: 1, numRuns: 300 },
    )
  })
  it('is the same for the same', () => {
    const runs = [{ text: `${han}，AI${han}`, size }]
    const once = () =>
      compose(
        runs,
        () => 70,
        () => fake,
        chinese,
      )
    expect(once()).toEqual(once())
  })
})
