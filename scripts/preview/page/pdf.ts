/** PDFs as pictures, by pdf.js in a worker of its own; its text layer is not used. */
import {
  AnnotationMode,
  getDocument,
  PDFWorker,
  VerbosityLevel,
  type PDFDocumentProxy,
} from 'pdfjs-dist/legacy/build/pdf.mjs'

let worker: PDFWorker | null = null

/** The one worker that reads all PDFs, started with the first. */
function sharedWorker(): PDFWorker {
  return (worker ??= PDFWorker.create({
    port: new Worker('pdf.worker.js', { type: 'module' }),
  }))
}

/** Reads a PDF of the server by its SHA-256; null when the server has it no more, as there is a newer one. */
export async function openPdf(sha256: string): Promise<PDFDocumentProxy | null> {
  const answer = await fetch(`pages/${sha256}.pdf`)
  if (!answer.ok) return null
  return getDocument({
    data: new Uint8Array(await answer.arrayBuffer()),
    worker: sharedWorker(),
    isEvalSupported: false,
    enableXfa: false,
    useSystemFonts: false,
    useWasm: false,
    // Letters as outlines: fonts that are added to the page have all of it laid out again.
    disableFontFace: true,
    verbosity: VerbosityLevel.ERRORS,
  }).promise
}

/** The most pixels of a canvas: beyond, some browsers draw nothing. */
const mostPixels = 16_000_000

/** Draws a page (from 1) so many pixels wide onto a canvas of its own. */
export async function drawPage(
  pdf: PDFDocumentProxy,
  number: number,
  pixels: number,
): Promise<HTMLCanvasElement> {
  const page = await pdf.getPage(number)
  const { width, height } = page.getViewport({ scale: 1 })
  const scale = Math.min(pixels / width, Math.sqrt(mostPixels / (width * height)))
  const viewport = page.getViewport({ scale })
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(viewport.width)
  canvas.height = Math.round(viewport.height)
  // What a page shows is told by its lines.
  canvas.setAttribute('aria-hidden', 'true')
  // As for print: in one go, not some of it in each frame, as nobody sees this canvas before it is done.
  await page.render({
    canvas,
    viewport,
    intent: 'print',
    annotationMode: AnnotationMode.DISABLE,
  }).promise
  page.cleanup()
  return canvas
}
