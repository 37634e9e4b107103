/** `width=60%` in the marker of a picture: as wide as that part of the text, in PDF and Word, and proved. */
import { describe, expect, test } from 'vitest'
import { unitsOf } from '../scripts/memo/walk.ts'
import { figureSize } from '../scripts/flow/figure-size.ts'
import { findingsOf, memoOf } from './memo/read.ts'
import { makeText } from './pdf/make.ts'
import { errorsOf, whole } from './whole.ts'

const memo = (marker: string): string =>
  `---\ntitle: 港口\nlang: zh-CN\nstatus: final\n---\n\n论述。\n\n![港口](port.jpg) ${marker}\n\n论述。\n`

test('is a part of the measure, for pictures smaller and larger than it', () => {
  const page = { height: 842, margin: { top: 85, right: 85, bottom: 85, left: 85 } }
  const share = 0.6
  for (const width of [100, 1000])
    expect(figureSize({ width, height: width / 4, share }, 400, page)).toEqual({
      width: 240,
      height: 60,
    })
  expect(figureSize({ width: 100, height: 25 }, 400, page)).toEqual({ width: 100, height: 25 })
  // No higher than the part of a page that any picture may take.
  expect(figureSize({ width: 100, height: 1000, share: 1 }, 400, page).height).toBeCloseTo(
    0.7 * 672,
  )
})

describe('a marker', () => {
  test('says how wide a picture is', () => {
    const figures = [...unitsOf(memoOf(memo('<!-- unit id=port width=60% -->')))].flatMap(
      ({ unit }) => ('type' in unit && unit.type === 'figure' ? [unit] : []),
    )
    expect(figures).toMatchObject([{ id: 'port', width: 0.6 }])
  })

  test.each(['width=60', 'width=0%', 'width=200%', 'width=wide', 'width=""'])(
    'that says %s is refused at its line',
    (width) => {
      expect(findingsOf(memo(`<!-- unit ${width} -->`))).toEqual([
        expect.stringMatching(/^9:\d+ unreadable-marker$/),
      ])
    },
  )

  test('of what is no picture may not say it', () => {
    const text = memo('').replace('论述。\n', '论述。 <!-- unit width=60% -->\n')
    expect(findingsOf(text)).toEqual([expect.stringMatching(/^7:\d+ width-of-no-picture$/)])
  })
})

test('the checksum of the text is the same whatever the width', () => {
  const hashes = ['', '<!-- unit width=60% -->'].map(
    (marker) => makeText(memo(marker), 'tests/pdf/everything', ['brief'])[0]!.flow.meta.contentHash,
  )
  expect(hashes[0]).toBe(hashes[1])
})

test('pictures of a width are proved in PDF and Word', async () => {
  const { artifacts, messages } = await whole(memo('<!-- unit width=60% -->'))
  expect(errorsOf(messages)).toEqual([])
  expect(artifacts.map(({ file }) => file.format)).toEqual(expect.arrayContaining(['docx', 'pdf']))
})
