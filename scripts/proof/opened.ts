/** The bytes of an artifact → what it says, and how it is made: all that is found before anything is compared. */
import { readPdf } from '../readers/pdf/text.ts'
import type { Reading } from '../readers/reading.ts'
import { partsReader, readPackage, type ReadPart } from '../readers/docx/package.ts'
import { readingOf } from '../readers/docx/reading.ts'
import { checkWord, type Finding } from './word/word.ts'

export type Opened = {
  /** Throws when the artifact cannot be read. */
  readonly reading: () => Reading
  /** What is wrong with the making of a Word file. */
  readonly findings: readonly Finding[]
}

export type Format = 'pdf' | 'docx'

/** Reads an artifact, at once and waiting for nothing, so that a deadline can end it. */
export type Open = (format: Format, bytes: Uint8Array) => Opened

/** Opens the artifacts of a set: what its Word files share is parsed once. */
export const opener = (): Open => {
  const readPart = partsReader()
  return (format, bytes) => {
    try {
      return openers[format](bytes, readPart)
    } catch (error) {
      return { reading: failing(error), findings: [] }
    }
  }
}

/** Opens one artifact. */
export const openArtifact: Open = (format, bytes) => opener()(format, bytes)

const openers: Readonly<Record<Format, (bytes: Uint8Array, readPart: ReadPart) => Opened>> = {
  pdf: (bytes) => {
    const reading = readPdf(bytes)
    return { reading: () => reading, findings: [] }
  },
  docx: (bytes, readPart) => {
    const word = readPackage(bytes, readPart)
    const findings = checkWord(word)
    try {
      const reading = readingOf(word)
      return { reading: () => reading, findings }
    } catch (error) {
      return { reading: failing(error), findings }
    }
  },
}

/** What is wrong is thrown where it is asked for: it is told of the artifact then. */
const failing = (error: unknown) => (): never => {
  throw error
}
