/** What reviewers do to a review copy, done to its XML: with and without tracking. */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { escapeXml } from '../import/word.ts'

export type Edit = (document: string) => string

const part = 'word/document.xml'

export const edited = (copy: Uint8Array, ...edits: readonly Edit[]): Uint8Array => {
  const files = unzipSync(copy)
  const document = edits.reduce((text, edit) => edit(text), strFromU8(files[part]!))
  return zipSync({ ...files, [part]: strToU8(document) })
}

/** Texts of runs, each as it stands in the file. */
export const textsOf = (copy: Uint8Array): string[] => [
  ...new Set(
    [
      ...strFromU8(unzipSync(copy)[part]!).matchAll(/<w:t xml:space="preserve">([^<]+)<\/w:t>/g),
    ].map(([, text]) => text!),
  ),
]

const run = (text: string, name = 'w:t', rPr = ''): string =>
  text === '' ? '' : `<w:r>${rPr}<${name} xml:space="preserve">${text}</${name}></w:r>`

/** The run that holds a text, which must be there. */
const around = (document: string, text: string): readonly [before: string, after: string] => {
  const at = document.indexOf(`>${text}</w:t></w:r>`)
  if (at < 0) throw new Error(`no run “${text}”`)
  const from = Math.max(document.lastIndexOf('<w:r>', at), document.lastIndexOf('<w:r ', at))
  return [document.slice(0, from), document.slice(at + `>${text}</w:t></w:r>`.length)]
}

/** Types over a text without tracking. */
export const retype =
  (text: string, by: string): Edit =>
  (document) => {
    const [before, after] = around(document, text)
    const [rPr = ''] = /^<w:r>(?:<w:rPr>.*?<\/w:rPr>)?/.exec(document.slice(before.length)) ?? []
    return before + run(escapeXml(by), 'w:t', rPr.replace('<w:r>', '')) + after
  }

/** The same with tracking, from one index of the text up to another. */
export const track =
  (text: string, [from, to]: readonly [number, number], by: string, author: string): Edit =>
  (document) => {
    const [before, after] = around(document, text)
    const id = `w:id="${9000 + document.length}" w:author="${author}" w:date="2025-11-01T00:00:00Z"`
    const gone = to > from ? `<w:del ${id}>${run(text.slice(from, to), 'w:delText')}</w:del>` : ''
    const come = by === '' ? '' : `<w:ins ${id}>${run(escapeXml(by))}</w:ins>`
    return before + run(text.slice(0, from)) + gone + come + run(text.slice(to)) + after
  }

const paragraphEnd = (document: string, text: string): number => {
  const [before] = around(document, text)
  return document.indexOf('</w:p>', before.length) + '</w:p>'.length
}

/** A paragraph behind the one that holds a text, with the properties of that. */
export const addBehind =
  (text: string, by: string): Edit =>
  (document) => {
    const [before] = around(document, text)
    const end = paragraphEnd(document, text)
    const start = before.lastIndexOf('<w:p>')
    const pPr = /^<w:p>(<w:pPr>.*?<\/w:pPr>)/.exec(document.slice(start))?.[1] ?? ''
    return `${document.slice(0, end)}<w:p>${pPr}${run(escapeXml(by))}</w:p>${document.slice(end)}`
  }

/** The whole paragraph that holds a text is gone. */
export const drop =
  (text: string): Edit =>
  (document) => {
    const [before] = around(document, text)
    return (
      document.slice(0, before.lastIndexOf('<w:p>')) + document.slice(paragraphEnd(document, text))
    )
  }
