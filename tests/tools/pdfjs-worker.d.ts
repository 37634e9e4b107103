/** The part of pdf.js that reads files, which has no types of its own: it is handed on unopened. */
declare module 'pdfjs-dist/legacy/build/pdf.worker.mjs'
