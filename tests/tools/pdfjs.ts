/** pdf.js, which reads any PDF: a judge of the reader of our own. */
type Pdfjs = typeof import('pdfjs-dist/legacy/build/pdf.mjs')

let library: Promise<Pdfjs> | undefined

/** pdf.js, loaded once. */
export const loadPdfjs = (): Promise<Pdfjs> => {
  // It asks for the classes of a canvas, which reading text never uses.
  const globals: Record<string, unknown> = globalThis
  for (const name of ['DOMMatrix', 'ImageData', 'Path2D']) globals[name] ??= class {}
  return (library ??= keepingNatives(async () => {
    // Found here, the part that reads files needs no address to be fetched from.
    globals['pdfjsWorker'] ??= await import('pdfjs-dist/legacy/build/pdf.worker.mjs')
    return import('pdfjs-dist/legacy/build/pdf.mjs')
  }))
}

/**
 * pdf.js mends faults of old engines in odd cases (core-js: `es.array.push`, `es.json.*`) by functions of
 * its own, for everybody and many times slower: whatever loading replaced is put back.
 */
const keepingNatives = async <T>(load: () => Promise<T>): Promise<T> => {
  const natives = [
    [Array.prototype, { push: Array.prototype.push }],
    [JSON, { parse: JSON.parse, stringify: JSON.stringify }],
  ] as const
  const loaded = await load()
  for (const [owner, methods] of natives) Object.assign(owner, methods)
  return loaded
}

/** No network, no eval, no system fonts; a broken file is an error. */
export const settings = {
  verbosity: 0,
  stopAtErrors: true,
  disableFontFace: true,
  useSystemFonts: false,
  useWorkerFetch: false,
  useWasm: false,
  isEvalSupported: false,
  isImageDecoderSupported: false,
  isOffscreenCanvasSupported: false,
  disableAutoFetch: true,
  disableRange: true,
  disableStream: true,
}
