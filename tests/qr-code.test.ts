/** Codes of addresses, read again by a decoder from what both formats show. */
import { createRequire } from 'node:module'
import { decodeQR } from 'qr/decode.js'
import { describe, expect, test } from 'vitest'
import { qrCode } from '../scripts/images/qr-code.ts'

const { Resvg } = createRequire(import.meta.url)(
  '@resvg/resvg-js',
) as typeof import('@resvg/resvg-js')

/** The text in a picture, with the white around it that a page has. */
const textIn = (svg: string): string => {
  const { pixels, width, height } = new Resvg(svg, {
    fitTo: { mode: 'width', value: 400 },
    background: 'white',
  }).render()
  return decodeQR({ width, height, data: new Uint8Array(pixels) })
}
const withMargin = (inner: string, side: number): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-4 -4 ${side + 8} ${side + 8}">${inner}</svg>`

const addresses = [
  'https://example.org/m',
  'https://example.org/memo/2025-10?lang=zh#ai',
  `https://example.org/${'路径'.repeat(20)}`,
  `https://example.org/${'a'.repeat(200)}`,
]

describe.each(addresses)('the code of %s', (url) => {
  test.each([false, true])('says it, drawn and as dots; framed: %s', (isFramed) => {
    const { bytes, raster, width } = qrCode(url, isFramed)
    const drawing = Buffer.from(bytes).toString()
    expect(
      textIn(isFramed ? drawing : withMargin(drawing.replace(/^<svg[^>]*>|<\/svg>$/g, ''), width)),
    ).toBe(url)
    const dots = `data:image/png;base64,${Buffer.from(raster!).toString('base64')}`
    expect(
      textIn(withMargin(`<image href="${dots}" width="${width}" height="${width}"/>`, width)),
    ).toBe(url)
  })

  test('is the same every time, and its quiet zone is as wide as four modules', () => {
    expect(qrCode(url, true)).toEqual(qrCode(url, true))
    expect(qrCode(url, true).width - qrCode(url, false).width).toBe(8)
  })
})
