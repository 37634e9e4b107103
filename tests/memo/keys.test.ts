import { describe, expect, test } from 'vitest'
import { phraseOf, timesIn, withStrong } from '../../scripts/memo/key-phrase.ts'
import type { ListItem, Run } from '../../scripts/memo/model.ts'
import { textOf, unitsOf } from '../../scripts/memo/walk.ts'
import { findingsOf, memoOf } from './read.ts'

const memo = (marker: string, text = '两国应公开港口数据。') =>
  `# 备忘录\n\n## 港口\n\n论述。\n\n### 建议\n\n- ${text} <!-- unit ${marker} -->\n`

const items = (text: string): ListItem[] =>
  [...unitsOf(memoOf(text))].flatMap((visit) => (visit.type === 'item' ? [visit.unit] : []))

describe('a marker', () => {
  test('names the key phrase of a recommendation and whom it is addressed to', () => {
    const [item] = items(memo('id=data key="公开港口数据" to=两国'))
    expect(item).toMatchObject({ id: 'data', key: '公开港口数据', to: '两国' })
  })

  test.each([
    ['that is not in the text', 'key="公开数据"', 'key-not-in-text'],
    ['with another character', 'key="公開港口数据"', 'key-not-in-text'],
    ['that says nothing', 'key=""', 'unreadable-marker'],
    ['that says nobody', 'to=" "', 'unreadable-marker'],
  ])('with a phrase %s is refused at its line', (_, marker, rule) => {
    expect(findingsOf(memo(marker))).toEqual([expect.stringMatching(`^9:\\d+ ${rule}$`)])
  })

  test.each([
    ['stauts: final', 'unknown-key'],
    ['date：2026年', 'yaml-syntax'],
    ['status: done', 'invalid-value'],
    ['domains: 港口', 'invalid-value'],
  ])('is looked at beside a fault of the front matter: %s', (line, rule) => {
    const text = `---\ntitle: 备忘录\n${line}\n---\n\n${memo('key="公开数据"')}`
    expect(findingsOf(text).map((found) => found.split(' ')[1])).toEqual([rule, 'key-not-in-text'])
  })

  test('at what may be a recommendation is not refused where the roles of headings cannot be read', () => {
    const text = memo('key="公开数据"').replace('建议', '主张').replace('公开港口数据', '公开数据')
    expect(findingsOf(`---\nroles: 主张\n---\n\n${text}`)).toEqual([
      expect.stringMatching('invalid-value'),
    ])
  })

  test('with a phrase that stands twice in the text is refused', () => {
    const text = '两国应公开数据，核对数据。'
    expect(findingsOf(memo('key=数据', text))).toEqual([
      expect.stringMatching(/^9:\d+ key-twice-in-text$/),
    ])
  })

  test.each(['key=论述', 'to=两国'])(
    'with %s at what is no recommendation is refused',
    (marker) => {
      const text = `# 备忘录\n\n## 港口\n\n论述。 <!-- unit ${marker} -->\n\n- 论述 <!-- unit ${marker} -->\n`
      expect(findingsOf(text)).toEqual([
        expect.stringMatching(/^5:\d+ key-of-no-recommendation$/),
        expect.stringMatching(/^7:\d+ key-of-no-recommendation$/),
      ])
    },
  )
})

describe('a key phrase', () => {
  const runs: Run[] = [
    { text: '两国应' },
    { text: '公开', emphasis: true },
    { text: '1', note: 'n1' },
    { text: '港口数据。' },
  ]

  test('is strong over the ends of runs, whose other marks and texts stay', () => {
    const strong = withStrong(runs, '应公开1港口')
    expect(textOf(strong)).toBe(textOf(runs))
    expect(strong).toEqual([
      { text: '两国' },
      { text: '应', strong: true },
      { text: '公开', emphasis: true, strong: true },
      { text: '1', note: 'n1' },
      { text: '港口', strong: true },
      { text: '数据。' },
    ])
  })

  test('that is not there changes nothing', () => {
    expect(withStrong(runs, '铁路')).toBe(runs)
  })

  test('is counted also where it overlaps itself', () => {
    expect(timesIn('哈哈哈', '哈哈')).toBe(2)
  })

  test.each([
    ['两国应公开港口数据，并逐月核对。', '两国应公开港口数据'],
    ['Publish port data; check it monthly.', 'Publish port data'],
    [`${'很'.repeat(40)}长。`, `${'很'.repeat(30)}…`],
    [
      'Both governments should publish monthly figures for every intake they know of',
      'Both governments should publish monthly figures for every…',
    ],
    [`${'很'.repeat(28)}interoperability很长`, `${'很'.repeat(28)}…`],
    ['Use 2.5 GHz bands', 'Use 2.5 GHz bands'],
    ['公布 https://example.org/a:b/2026.html，并存档。', '公布 https://example.org/a:b/2026.html'],
    [
      '公布 https://example.org/plan/2026-03/final-report.html 全文，并存档。',
      '公布 https://example.org/plan/2026-03/final-report.html…',
    ],
    ['两国应合作,推动开放。', '两国应合作'],
    ['双方：应合作。', '双方：应合作'],
    [
      'The Commission should, by 2027, publish port data.',
      'The Commission should, by 2027, publish port data',
    ],
    [
      'Publish, by the end of 2026, guidance on the liability of operators.',
      'Publish, by the end of 2026, guidance on the liability of…',
    ],
    [
      'The U.S. and the U.K. should share data. They meet.',
      'The U.S. and the U.K. should share data',
    ],
    [
      'Both governments should publish all port data, month by month, from 2027.',
      'Both governments should publish all port data',
    ],
    ['Open the plants. Show the figures.', 'Open the plants'],
    ['Open the plants and so on...', 'Open the plants and so on...'],
  ])('of %j without one is its first clause', (text, phrase) => {
    const [item] = items(memo('id=a', text))
    expect(phraseOf(item!)).toBe(phrase)
  })
})
