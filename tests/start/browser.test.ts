import { deflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { loadPdfReader } from '../../scripts/check/pdf-text.ts'
import { DecompressionStream as Quick } from '../../scripts/start/browser.ts'

/** As pdf.js uses it (`asyncGetBytesFromDecompressionStream`): null for what it then reads by itself. */
const inflated = async (Stream: any, bytes: Uint8Array): Promise<Buffer | null> => {
  try {
    const { readable, writable } = new Stream('deflate')
    const writer = writable.getWriter()
    await writer.ready
    writer
      .write(bytes)
      .then(() => writer.close())
      .catch(() => {})
    const chunks: Uint8Array[] = []
    for await (const chunk of readable) chunks.push(chunk)
    return Buffer.concat(chunks)
  } catch {
    return null
  }
}

describe('what pdf.js is given of a browser', () => {
  it.each([
    ['a text', deflateSync(Buffer.from('半导体 '.repeat(9999)))],
    ['nothing', deflateSync(Buffer.alloc(0))],
    ['what was never deflated', Buffer.from('BT (no stream) Tj ET')],
  ])('inflates %s as the standard says', async (_, bytes) => {
    expect(await inflated(Quick, bytes)).toEqual(await inflated(DecompressionStream, bytes))
  })

  it('leaves to pdf.js what is cut short', async () => {
    const cut = deflateSync(Buffer.from('半导体'.repeat(99))).subarray(0, 20)
    expect(await inflated(Quick, cut)).toBeNull()
  })

  it('leaves everybody the functions of the engine', async () => {
    await loadPdfReader()
    for (const native of [Array.prototype.push, JSON.parse, JSON.stringify])
      expect(Function.prototype.toString.call(native)).toContain('[native code]')
  })
})
