/**
 * The only deep imports of pdfmake, whose `js/` classes are CommonJS, undocumented and untyped:
 * its document (pdfkit's, with colours and patterns) and its renderer.
 */
import { createRequire } from 'node:module'
import type documentModule from 'pdfmake/js/PDFDocument.js'
import type rendererModule from 'pdfmake/js/Renderer.js'

// Test runners and bundlers unwrap the default of a CommonJS module, Node does not: `require` is the same to all.
const load = createRequire(import.meta.url)

export const PDFDocument = (load('pdfmake/js/PDFDocument.js') as typeof documentModule).default
export const Renderer = (load('pdfmake/js/Renderer.js') as typeof rendererModule).default
