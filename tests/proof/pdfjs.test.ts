import { expect, test } from 'vitest'
import { loadPdfjs } from '../../scripts/readers/pdf/pdfjs.ts'

test('pdf.js leaves everybody the functions of the engine', async () => {
  await loadPdfjs()
  for (const native of [Array.prototype.push, JSON.parse, JSON.stringify])
    expect(Function.prototype.toString.call(native)).toContain('[native code]')
})
