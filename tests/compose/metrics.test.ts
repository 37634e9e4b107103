import { describe, expect, it } from 'vitest'
import { metricsOf, type Face } from '../../scripts/fonts/metrics.ts'

/** A face of 2000 units: 。 and （ are full-width, halved by `halt`; “AV” is kerned. */
const face = () => {
  const asked: string[] = []
  const font: Face = {
    unitsPerEm: 2000,
    hasGlyphForCodePoint: (codePoint) => codePoint !== 0x2060,
    glyphForCodePoint: () => ({ advanceWidth: 2000 }),
    layout: (text, features = []) => {
      asked.push([text, ...features].join(' '))
      const isHalf = features.includes('halt')
      const xOffset = isHalf && text === '（' ? -1000 : 0
      const advanceWidth = text === 'AV' ? 2500 : isHalf ? 1000 : 2000
      return { advanceWidth, positions: [{ xOffset }] }
    },
  }
  return { metrics: metricsOf(font), asked }
}

describe('metricsOf', () => {
  it('measures in em, single characters without shaping', () => {
    const { metrics, asked } = face()
    expect([metrics.width('汉'), metrics.width('AV'), metrics.width('𠮷')]).toEqual([1, 1.25, 1])
    expect(asked).toEqual(['AV'])
  })
  it('shapes a word once, and once more per set of features', () => {
    const { metrics, asked } = face()
    for (const features of [undefined, [], ['halt'], ['halt']]) metrics.width('AV', features)
    expect(asked).toEqual(['AV', 'AV halt'])
  })
  it('finds the side a mark is trimmed on from where halt moves it', () => {
    const { metrics } = face()
    expect(metrics.trim('。')).toEqual({ left: 0, right: 0.5 })
    expect(metrics.trim('（')).toEqual({ left: 0.5, right: 0 })
  })
  it('knows what the face lacks', () => {
    const { metrics } = face()
    expect([metrics.has(0x6c49), metrics.has(0x2060)]).toEqual([true, false])
  })
})
