import { describe, expect, it } from 'vitest'
import { chinese, english, fake, lines, places, set, size } from './fake.ts'

/** Five Han characters fill the measure, so that `mark` would stand at the head of line 2. */
const atLineStart = (mark: string) => lines(`一二三四五${mark}六七八九十甲乙`, 5)
/** Four Han characters and the mark fill the measure. */
const atLineEnd = (mark: string) => lines(`一二三四${mark}六七八九十甲乙丙`, 5)

describe('line start', () => {
  // GB/T 15834-2011 5.1.1-5.1.3, 5.1.6, 5.1.7, 5.1.9; CLREQ strict for — and ….
  it.each([...'、，。．：；！？”’）〕］｝》〉」』】〗·‧～／％‰℃々〻…—'])(
    'keeps %s off it',
    (mark) => {
      expect(atLineStart(mark)[1]![0]).not.toBe(mark)
    },
  )
  // What people type for them: a bullet for a middle dot, a wave dash, a line of boxes, half-width marks.
  it.each([...'•・〜─－‥｣〞㎡㎞'])('keeps %s off it as well', (mark) => {
    expect(atLineStart(mark)[1]![0]).not.toBe(mark)
    expect(atLineStart(mark + mark)[1]![0]).not.toBe(mark)
  })
  it.each([...',.:;!?)]}%°–/'])('keeps %s off it when glued to the text before', (mark) => {
    expect(atLineStart(mark)[1]![0]).not.toBe(mark)
  })
  it.each([...'某（“《A5'])('allows %s', (mark) => {
    expect(atLineStart(mark)[1]![0]).toBe(mark)
  })
  it('allows an ASCII mark after a space', () => {
    expect(lines('一二三四五 )六七八九十甲乙', 5)[1]![0]).toBe(')')
  })
})

describe('line end', () => {
  // GB/T 15834-2011 5.1.3, 5.1.9; UAX #14 PR.
  it.each([...'“‘（〔［｛《〈「『【〖/¥￥$№#(['])('keeps %s off it', (mark) => {
    expect(atLineEnd(mark)[0]!.at(-1)).not.toBe(mark)
  })
  it.each([
    ['某', 5],
    ['，', 4.5],
    ['）', 4.5],
    ['A', 4.75],
  ])('allows %s', (mark, measure) => {
    expect(lines(`一二三四${mark}五六`, measure)).toEqual([`一二三四${mark}`, '五六'])
  })
})

describe('units that stay whole', () => {
  const whole: readonly [string, string, string][] = [
    ['dash', '——', 'GB/T 15834-2011 5.1.4'],
    ['ellipsis', '……', 'GB/T 15834-2011 5.1.5'],
    ['year', '2025', 'GB/T 15835-2011'],
    ['decimal', '3.14', 'GB/T 15835-2011'],
    ['thousands', '1,000', 'UAX #14 LB25'],
    ['percentage', '50%', 'UAX #14 LB25'],
    ['degrees', '25℃', 'UAX #14 LB25'],
    ['amount', '¥100', 'UAX #14 LB25'],
    ['word', 'Stonebridge', 'CLREQ 3.2'],
    ['token with hyphen', '5G-A', 'house rule'],
    ['token with solidus', '5G-A/6G', 'GB/T 15834-2011 5.1.9'],
    ['token with plus', 'AI+行', 'house rule'],
    ['plus after Han', '能+”', 'house rule'],
  ]
  it.each(whole)('%s %s (%s)', (_name, unit) => {
    for (let before = 1; before < 12; before++) {
      const broken = lines('汉'.repeat(before) + unit + '字'.repeat(12), 9)
      expect(broken.some((line) => line.includes(unit))).toBe(true)
    }
  })
  it('but two Han characters may be parted', () => {
    expect(lines('汉汉汉字汉汉汉汉汉', 3)[0]).toBe('汉汉汉')
  })
  it.each(['2025年', '第3', '甲·乙'])('keeps %s together if it can', (unit) => {
    for (let before = 16; before < 24; before++) {
      const text = `一二，三四，五六，${'汉'.repeat(before)}${unit}${'字'.repeat(20)}`
      expect(lines(text, 24).some((line) => line.includes(unit))).toBe(true)
    }
  })
  it.each(['380 V', '1.5 g', '12 kg、'])('keeps %s together, which a space parts', (unit) => {
    for (let before = 18; before < 24; before++) {
      const text = `${'汉'.repeat(before)}${unit}${'字'.repeat(20)}`
      expect(lines(text, 24).some((line) => line.includes(unit))).toBe(true)
    }
  })
  it('keeps a number with its unit where its line need not be looser than 0.12 em for that', () => {
    for (let before = 16; before < 24; before++) {
      const text = `${'汉'.repeat(before)}28日${'字'.repeat(20)}`
      expect(lines(text, 24).some((line) => line.includes('28日'))).toBe(true)
    }
  })
  it('parts a number and its unit when nothing else is left', () => {
    expect(lines('2025年', 2.5)).toEqual(['2025', '年'])
  })
  it('parts a foreign name after its dot when nothing else is left', () => {
    expect(lines('甲乙丙丁·戊己庚辛壬癸', 4.5)[0]).toBe('甲乙丙丁·')
  })
})

describe('widths of marks (CLREQ 6.3)', () => {
  it('halves a closing mark at the line end', () => {
    const [line] = set('一二三四五，六七八九十', 5.5)
    expect(places(line!)).toEqual([
      ['一二三四五', 0],
      ['，', 5],
    ])
    expect(line!.pieces[1]!.features).toEqual(['halt'])
    expect(line!.width).toBe(5.5 * size)
  })
  it('keeps it whole in the line, in one piece with the characters around it', () => {
    expect(places(set('一二，三四', 9)[0]!)).toEqual([['一二，三四', 0]])
  })
  it('halves an opening mark at the line start', () => {
    const line = set('一二三四五（六七）八九十甲', 5)[1]!
    expect(places(line)[0]).toEqual(['（', 0])
    expect(line.pieces[0]!.features).toEqual(['halt'])
  })
  it('keeps it whole at an indent, halves it at a paragraph without', () => {
    expect(places(set('（一）二三', 9, chinese, 2)[0]!)[0]).toEqual(['（一）二三', 0])
    expect(places(set('（一）二三', 9)[0]!)[0]).toEqual(['（', 0])
  })
  it.each([
    ['一”，二', 2.5],
    ['一）。二', 2.5],
    ['一。（二', 2.5],
    ['一：“二', 2.5],
    ['一（《二', 2.5],
    ['一？！二', 2.5],
    ['一，二', 2],
    ['一（二', 2],
  ])('sets the last character of %s at %s em', (text, at) => {
    expect(set(text, 20)[0]!.width).toBe((at + 1) * size)
  })
  it('gives · half an em and centres it', () => {
    const [line] = set('甲·乙', 9)
    expect(places(line!)).toEqual([
      ['甲', 0],
      ['·', 1.1],
      ['乙', 1.5],
    ])
  })
  it('leaves a Latin · its own width', () => {
    expect(set('A·B', 9)[0]!.width).toBe(1.3 * size)
  })
  it('draws —— as one piece of two em, …… as two', () => {
    const [line] = set('甲——乙……', 9)
    expect(places(line!)).toEqual([
      ['甲', 0],
      ['——', 1],
      ['乙', 3],
      ['……', 4],
    ])
    expect(line!.pieces[1]!.features).toEqual(['fwid'])
    expect(line!.width).toBe(6 * size)
  })
})

describe('quotes', () => {
  it.each([
    ['推动“AI”发展', 'a pair beside Han'],
    ['说“你好”', 'a pair around Han'],
    ['“你好”', 'a pair around Han only'],
    ['甲，“AI”。', 'a pair beside full-width marks'],
  ])('are full width in %s: %s', (text) => {
    const pieces = set(text, 30)[0]!.pieces
    expect(pieces.some(({ features }) => features.includes('pwid'))).toBe(false)
  })
  it.each([
    ['it’s', 'an apostrophe'],
    ['他说 it’s 对', 'an apostrophe in Chinese'],
    ['the “act” of', 'a pair in English'],
    ['汉字 the “act” of it', 'a pair in an English phrase'],
  ])('are proportional in %s: %s', (text) => {
    const quoted = set(text, 30)[0]!.pieces.filter((piece) => /[“”’]/.test(piece.text))
    expect(quoted.every(({ features }) => features.includes('pwid'))).toBe(true)
    expect(quoted.length).toBeGreaterThan(0)
  })
})

describe('the gap between Han and Latin (CLREQ 3.2.2)', () => {
  it.each([
    ['汉A', 1.75],
    ['A汉', 1.75],
    ['汉 A', 1.75],
    ['汉\u00a0A', 1.75],
    ['汉5', 1.75],
    // Roman numerals have a cell of their own.
    ['汉Ⅱ', 2],
    ['ⅱ汉', 2],
    ['汉+', 1.5],
    ['%汉', 1.5],
    ['汉，A', 2.5],
    ['汉， A', 2.5],
    ['汉 ，A', 2.5],
    ['A B', 1.25],
    ['A  B', 1.25],
    ['汉 字', 2.25],
    [' 汉字 ', 2],
  ])('%j is %s em wide', (text, width) => {
    expect(set(text, 20)[0]!.width).toBeCloseTo(width * size, 9)
  })
  it('draws the space between words but none that a gap replaces', () => {
    expect(places(set('汉 A B', 20)[0]!)).toEqual([
      ['汉', 0],
      ['A', 1.25],
      [' ', 1.75],
      ['B', 2],
    ])
  })
  it('is the same all along a line, within its limits', () => {
    const [line] = set('汉A字汉字B汉字汉C字', 10)
    const gaps = line!.pieces.slice(1).map((piece, i) => {
      const before = line!.pieces[i]!
      return (piece.x - before.x - before.width) / size
    })
    expect(gaps.length).toBeGreaterThan(2)
    expect(Math.max(...gaps) - Math.min(...gaps)).toBeLessThan(1e-9)
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(chinese.gap.min)
    expect(Math.max(...gaps)).toBeLessThanOrEqual(chinese.gap.max + 1e-9)
  })
  it('is not put beside what clings, nor is the line broken there', () => {
    const runs = [
      { text: '一二三四五，', size },
      { text: '1', size: 5, clings: 'apart' as const },
    ]
    const [line] = set([...runs, { text: '六七八九十', size }], 5.75)
    expect(line!.text).toBe('一二三四五，1')
    expect(places(line!).at(-1)).toEqual(['1', 5.5])
  })
  it('is put between two that cling: 1 and 2 are not twelve', () => {
    const mark = (text: string) => ({ text, size: 5, clings: 'apart' as const })
    const [line] = set([{ text: '一二', size }, mark('1'), mark('2')], 9)
    const [, one, two] = line!.pieces
    expect(two!.x - one!.x - one!.width).toBeCloseTo(0.3 * 5)
    expect(line!.text).toBe('一二12')
    const narrow = set([{ text: '一二'.repeat(9), size }, mark('1234')], 0.9).at(-1)!
    const gaps = narrow.pieces
      .slice(1)
      .map(({ x }, at) => x - narrow.pieces[at]!.x - narrow.pieces[at]!.width)
    expect(Math.max(0, ...gaps)).toBeCloseTo(0)
  })
})

describe('a typed blank', () => {
  const gapAfterFirst = (line: ReturnType<typeof set>[number]) => {
    const [a, b] = line.pieces
    return (b!.x - a!.x - a!.width) / size
  }

  it.each([
    ['between Han of one run', [{ text: '张三 李四', size }]],
    [
      'beside a mark such as emphasis',
      [
        { text: '由 ', size },
        { text: '海关', size },
      ],
    ],
  ])('%s is as wide as the gap beside Latin, as in Word', (_, runs) => {
    expect(gapAfterFirst(set(runs, 9)[0]!)).toBeCloseTo(chinese.gap.natural)
  })
  it('between Han stays in a line that is short of room', () => {
    const lines = set('张三 李四，王五 赵六：钱七。', 12.5)
    expect(lines).toHaveLength(1)
    expect(gapAfterFirst(lines[0]!)).toBeGreaterThanOrEqual(chinese.gap.natural)
  })
  it('of one em is one em', () => {
    expect(gapAfterFirst(set('张三\u3000李四', 9)[0]!)).toBeCloseTo(1)
  })
  it('as wide as a character keeps its room at the start', () => {
    expect(set('\u3000\u3000其中', 9)[0]!.pieces[0]!.x / size).toBeCloseTo(2)
    expect(set('\u2003其中', 9)[0]!.pieces[0]!.x / size).toBeCloseTo(1)
    expect(set(' 其中', 9)[0]!.pieces[0]!.x / size).toBeCloseTo(0)
  })
})

describe('justification', () => {
  it('shrinks brackets before pauses, pauses before gaps, gaps before stops (CLREQ 6.2.2.3)', () => {
    // 14 em by nature; to give: half an em in each mark, 1/8 in each gap.
    const text = '一《二》三，四A五。六七——'
    const blanks = (measure: number) => {
      const [line] = set(`${text}stonebridgestone`, measure)
      const at = new Map(
        line!.pieces.flatMap(({ text, x, spacing }) =>
          [...text].map((character, i) => [character, x / size + i * (1 + spacing / size)]),
        ),
      )
      const blank = (a: string, b: string) =>
        Math.round((at.get(b)! - at.get(a)! - (a === 'A' ? 0.5 : 1)) * 1e3) / 1e3
      return [line!.text, blank('》', '三'), blank('，', '四'), blank('A', '五'), blank('。', '六')]
    }
    expect(blanks(14)).toEqual([text, 0, 0, 0.25, 0])
    expect(blanks(13.5)).toEqual([text, -0.25, 0, 0.25, 0])
    expect(blanks(12.75)).toEqual([text, -0.5, -0.25, 0.25, 0])
    expect(blanks(12.5)).toEqual([text, -0.5, -0.5, 0.25, 0])
    expect(blanks(12.3)).toEqual([text, -0.5, -0.5, 0.15, 0])
    expect(blanks(12)).toEqual([text, -0.5, -0.5, 0.125, -0.25])
  })
  it('never squeezes Han characters', () => {
    const texts = ['一二三四五六七八九十甲乙丙丁', '一，二三四五六。七八九十甲乙丙丁']
    const spacings = texts.flatMap((text) => set(text, 5.3).flatMap(({ pieces }) => pieces))
    expect(spacings.every(({ spacing }) => spacing >= 0)).toBe(true)
  })
  it('stretches all gaps between Han alike', () => {
    const [line] = set('一二三四五六七八九十', 4.4)
    expect(line!.pieces).toHaveLength(1)
    expect(line!.pieces[0]!.spacing).toBeCloseTo(size * (0.4 / 3), 9)
  })
  it('leaves the last line and a forced one at their natural width', () => {
    const [first, last] = set('一二三\n四五', 9)
    expect([first!.width, first!.end, last!.width, last!.end]).toEqual([30, 'hard', 20, 'last'])
  })
  it('sets ragged lines at their natural width', () => {
    const ragged = set('一二三四五A六七八九十', 4.4, { ...chinese, justify: false })
    expect(ragged.map(({ width }) => width / size)).not.toContain(4.4)
    expect(ragged.flatMap(({ pieces }) => pieces).every(({ spacing }) => spacing === 0)).toBe(true)
  })
})

describe('the last line (CLREQ: no lone character)', () => {
  it.each([
    '一二三四五六七八九十甲',
    '一二三四五六七八九十甲。',
    '一二三四五六七八九十，甲乙丙丁戊己',
  ])('of %s holds two characters at least', (text) => {
    expect(
      lines(text, 5)
        .at(-1)!
        .replace(/[，。]/g, '').length,
    ).toBeGreaterThan(1)
  })
  it('is not one character with marks after it, however wide they are', () => {
    const text = '一二三四五六七八九十甲。”……'
    expect(lines(text, 10.4)).toEqual(['一二三四五六七八九', '十甲。”……'])
  })
  it('may be one word', () => {
    expect(lines('一二三四五 Stone', 5)).toEqual(['一二三四五 ', 'Stone'])
  })
})

describe('Latin text', () => {
  const syllables: Record<string, string[]> = { composition: ['com', 'po', 'si', 'tion'] }
  const hyphenate = (word: string) => syllables[word] ?? [word]
  it('leaves the last word of a paragraph whole while there is another way', () => {
    for (let measure = 12; measure < 24; measure += 0.5) {
      const words = ['these', 'four', 'words', 'of', 'one', 'and', 'the', 'same', 'composition.']
      const last = lines(words.join(' '), measure, { ...english, hyphenate }).at(-1)!
      expect(last).toMatch(/composition\.$/)
    }
  })
  it('hyphenates where the patterns allow, with a hyphen that is no text', () => {
    const [first, second] = set('a composition', 4.3, { ...english, hyphenate })
    expect([first!.text, second!.text]).toEqual(['a compo', 'sition'])
    const last = first!.pieces.at(-1)!
    expect([last.text, last.hyphen]).toEqual(['-', true])
    expect(first!.pieces.map(({ text }) => text)).toEqual(['a', ' ', 'compo', '-'])
  })
  it('hyphenates only what no line holds where lines are ragged', () => {
    const ragged = { ...english, hyphenate, hyphenates: 'too-wide', justify: false } as const
    expect(lines('a composition', 6, ragged)).toEqual(['a ', 'composition'])
    const broken = set('a composition', 4.3, ragged)
    expect(broken.map(({ text }) => text)).toEqual(['a compo', 'sition'])
    expect(broken[0]!.pieces.at(-1)!.hyphen).toBe(true)
    expect(lines('a composition', 1.3, ragged).length).toBeGreaterThan(6)
  })
  it('does not when there are none', () => {
    expect(lines('a composition', 6, english)).toEqual(['a ', 'composition'])
  })
  it('breaks at zero width spaces and never draws them', () => {
    const broken = set('comp\u200bosition', 5, english)
    expect(broken.map(({ text }) => text)).toEqual(['comp\u200b', 'osition'])
    expect(broken[0]!.pieces.map(({ text }) => text)).toEqual(['comp'])
  })
  it('breaks at soft hyphens and never draws them', () => {
    const broken = set('com\u00adposition', 5, english)
    expect(broken.map(({ text }) => text)).toEqual(['com\u00ad', 'position'])
    const drawn = broken.flatMap(({ pieces }) => pieces.map(({ text }) => text))
    expect(drawn).toEqual(['com', '-', 'position'])
  })
  it('breaks after the hyphen of a compound in English only', () => {
    expect(lines('well-being', 3, english)).toEqual(['well-', 'being'])
    expect(lines('汉汉well-being汉', 5.5).some((line) => line.includes('well-being'))).toBe(true)
  })
  it('does not break at a no-break space', () => {
    expect(lines('一二 ab\u00a0cd', 3.4)).toEqual(['一二 ', 'ab\u00a0cd'])
    expect(lines('一二 ab cd', 3.6)[0]).toBe('一二 ab ')
  })
  it('breaks an address in Chinese after its signs, a solidus last, but before hyphens', () => {
    const broken = lines('https://example.org/a-long-path?of=names', 8)
    expect(broken.join('')).toBe('https://example.org/a-long-path?of=names')
    expect(broken.slice(0, -1).every((line) => /[.?=/]$/.test(line) || !/\W$/.test(line))).toBe(
      true,
    )
    expect(lines('https://example.org/a-long-path-of-names', 6)[2]).toBe('a-long-path')
    expect(lines('一二三https://example.org/names四五六', 11.5)[0]).toBe('一二三https://example.')
  })
  it('breaks an address in English after a solidus, or else before other signs', () => {
    const broken = lines('at https://example.org/reports/a-long-path?of=names', 8, english)
    expect(broken.slice(1, -1).every((line) => /\/$|[a-z]$/.test(line))).toBe(true)
    expect(broken.some((line) => line.endsWith('/'))).toBe(true)
    expect(broken.some((line) => /^[-.?=]/.test(line))).toBe(true)
  })
  it('spaces the letters of an address evenly, too little to be seen', () => {
    const [, line] = set('一二三四五六七八https://example.org/years/2031/names四五', 8.2)
    const edges = line!.pieces.map(({ x, width }) => [x, x + width] as const)
    const gaps = edges.slice(1).map(([x], at) => x - edges[at]![1])
    expect(edges.at(-1)![1]).toBeCloseTo(8.2 * size)
    expect(Math.max(...gaps) - Math.min(...gaps)).toBeCloseTo(0)
    expect(Math.max(...gaps)).toBeLessThan(0.02 * size)
  })
  it('leaves a line short rather than tear the address in it', () => {
    const [, line] = set('一二三四五六七八https://example.org/years/2031/names四五', 9)
    expect(line!.text).toBe('https://example.')
    expect(line!.width).toBe(8 * size)
    expect(line!.ratio).toBe(0)
  })
  it('breaks what no line could hold anywhere', () => {
    const broken = set('x'.repeat(25), 5)
    expect(broken.map(({ text }) => text.length)).toEqual([10, 10, 5])
  })
  it('keeps every space of code', () => {
    const code = [{ text: '  a  b', size, verbatim: true as const }]
    const [line] = set(code, 20)
    expect(line!.pieces.map(({ text }) => text).join('')).toBe('  a  b')
    expect(line!.width).toBe(2 * size)
    expect(
      set('  a  b', 20)[0]!
        .pieces.map(({ text }) => text)
        .join(''),
    ).toBe('a b')
  })
  it('never asks the face for less than a word', () => {
    const asked: string[] = []
    const width = (text: string, features?: readonly string[]) => {
      asked.push(text)
      return fake.width(text, features)
    }
    expect(width('AV')).toBe(1)
    set('汉AVA汉', 9)
    expect(asked).toEqual(['AV'])
  })
})
