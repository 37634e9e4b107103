/**
 * The only deep imports of pdfmake, whose `js/` classes are CommonJS, undocumented and untyped:
 * its document (pdfkit's, with colours and patterns) and its renderer.
 */
import documentModule from 'pdfmake/js/PDFDocument.js'
import rendererModule from 'pdfmake/js/Renderer.js'

/** Test runners and bundlers unwrap the default of a CommonJS module, Node does not. */
const unwrap = <T>(module: { readonly default: T } | T): T =>
  (module as { readonly default?: T }).default ?? (module as T)

export const PDFDocument = unwrap(documentModule)
export const Renderer = unwrap(rendererModule)
