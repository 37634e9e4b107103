/** The table of formats, as the proof reads them back. A new format is a reader and an entry here. */
import { readingOf } from '../readers/docx/reading.ts'
import { decidedPackage } from '../readers/docx/decided.ts'
import { partsReader, readPackage, type WordPackage } from '../readers/docx/package.ts'
import { asDrawn } from '../readers/pdf/as-drawn.ts'
import { readPdf } from '../readers/pdf/text.ts'
import type { FormatName } from '../template/names.ts'
import { cellFaults } from './cells.ts'
import { pdfTexts, wordTexts } from './format-texts.ts'
import type { Opened, ProofFormat } from './format.ts'
import { isJoint } from './joints.ts'
import { lineFaultsOfPages, lineFaultsOfWord } from './running-lines.ts'
import { checkWord } from './word/word.ts'

/** A page keeps glyphs, and gaps instead of spaces at joints. */
const pdf: ProofFormat = {
  isPaged: true,
  opener: () => (bytes) => {
    const reading = readPdf(bytes)
    return { reading: () => reading, findings: [] }
  },
  texts: pdfTexts,
  strikesChanges: true,
  links: {
    tellsNotes: false,
    linksTo: () => true,
    linksRepeatedNotes: false,
    linksEveryEntry: false,
  },
  styleFile: () => null,
  rules: ({ meta }) => ({ fold: asDrawn, isJoint: isJoint(meta.lang) }),
  faults: (reading, flow) => lineFaultsOfPages(reading, flow, asDrawn),
}

/** Word cuts longer names of bookmarks, so that nothing leads there. */
const longestName = 40

const openedWord = (word: WordPackage): Opened => {
  const findings = checkWord(word)
  try {
    const reading = readingOf(word)
    return { reading: () => reading, findings }
  } catch (error) {
    return { reading: failing(error), findings }
  }
}

/** Word keeps every character, and whole cells. */
const docx: ProofFormat = {
  isPaged: false,
  opener: () => {
    const readPart = partsReader()
    return (bytes) => {
      const word = readPackage(bytes, readPart)
      return {
        ...openedWord(word),
        decided: (decision) => openedWord(decidedPackage(word, decision)),
      }
    }
  },
  texts: wordTexts,
  strikesChanges: false,
  links: {
    tellsNotes: true,
    linksTo: (id, target) => target !== null && id.length <= longestName,
    linksRepeatedNotes: true,
    linksEveryEntry: true,
  },
  styleFile: ({ wordStyles }) => wordStyles?.file ?? null,
  rules: () => ({ fold: (text) => text, isJoint: null }),
  faults: (reading, flow, texts) => [
    ...cellFaults(texts, reading.body),
    ...lineFaultsOfWord(reading.furniture, flow),
  ],
}

/** A reading that throws an error when it is asked for, so that it is reported of its artifact. */
export const failing = (error: unknown) => (): never => {
  throw error
}

export const formats: Readonly<Record<FormatName, ProofFormat>> = { pdf, docx }
