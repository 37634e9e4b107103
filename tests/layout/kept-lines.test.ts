import { expect, test } from 'vitest'
import { compose } from '../../scripts/compose/compose.ts'
import type { Compose } from '../../scripts/compose/model.ts'
import { keptLines, type Composition } from '../../scripts/layout/kept-lines.ts'
import type { Face, FaceRun } from '../../scripts/layout/model.ts'

const face: Face = {
  width: (text) => [...text].length,
  trim: () => ({ left: 0, right: 0 }),
  has: () => true,
}
const runs: readonly FaceRun[] = [
  { text: '双方同意扩大合作', face: 'serif', size: 10, rise: 0, color: '#000000' },
]
const wide: Composition = {
  runs,
  width: 60,
  shorter: 20,
  setting: {
    gap: { natural: 0.25, min: 0.125, max: 0.33 },
    lang: 'zh-CN',
    justify: true,
    isHyphenated: false,
    hyphenates: 'any',
    isHeadline: false,
  },
}

test('composes a paragraph once, and again for anything its lines follow from', () => {
  let composed = 0
  const counting: Compose = (...input) => {
    composed++
    return compose(...input)
  }
  const lines = keptLines(counting, () => face, null)
  const first = lines(wide)
  expect(first.map(({ text }) => text)).toEqual(['双方同意', '扩大合作'])
  expect(lines({ ...wide, runs: structuredClone(runs) })).toBe(first)
  expect(composed).toBe(1)

  const others: Composition[] = [
    { ...wide, width: 80 },
    { ...wide, shorter: 0 },
    { ...wide, runs: [{ ...runs[0]!, size: 9 }] },
    { ...wide, setting: { ...wide.setting, justify: false } },
    { ...wide, setting: { ...wide.setting, lang: 'en' } },
  ]
  others.forEach(lines)
  expect(composed).toBe(1 + others.length)
})

test('keeps what was composed since it aged last, and what was asked for again', () => {
  let composed = 0
  const counting: Compose = (...input) => {
    composed++
    return compose(...input)
  }
  const lines = keptLines(counting, () => face, null)
  const narrow = { ...wide, width: 30 }
  lines(wide)
  lines(narrow)
  lines.age()
  lines(wide)
  expect(composed).toBe(2)
  lines.age()
  lines(wide)
  expect(composed).toBe(2)
  lines(narrow)
  expect(composed).toBe(3)
})
