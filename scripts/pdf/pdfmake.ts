/**
 * The only deep imports of pdfmake, whose `js/` classes are CommonJS, undocumented and untyped:
 * its document (pdfkit's, with colours and patterns) and its renderer.
 */
import documentModule from 'pdfmake/js/PDFDocument.js'
import rendererModule from 'pdfmake/js/Renderer.js'

export const PDFDocument = documentModule.default
export const Renderer = rendererModule.default
