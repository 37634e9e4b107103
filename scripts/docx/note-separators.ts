/** Lines between text and notes, as Word writes them: without the number and its style that the library puts before. */
import type { Parts } from './package-parts.ts'

const numberBefore =
  /<w:r><w:rPr><w:rStyle w:val="\w+"\/><\/w:rPr><w:(?:foot|end)noteRef\/><\/w:r>(?=<w:r><w:(?:s|continuationS)eparator\/>)/g

/** The parts with the lines of footnotes and of endnotes alone in their paragraphs. */
export const withPlainSeparators = (parts: Parts): Parts =>
  new Map([
    ...parts,
    ...['word/footnotes.xml', 'word/endnotes.xml'].flatMap((path): [string, string][] => {
      const xml = parts.get(path)
      return typeof xml === 'string' ? [[path, xml.replace(numberBefore, '')]] : []
    }),
  ])
