/** The bytes of an artifact → what it says, and how it is made: all that is found before anything is compared. */
import { formatNames, type FormatName } from '../template/names.ts'
import type { Opened } from './format.ts'
import { failing, formats } from './formats.ts'

/** Reads an artifact, at once and waiting for nothing, so that a deadline can end it. */
export type Open = (format: FormatName, bytes: Uint8Array) => Opened

/** Opens the artifacts of a set: what its files share is parsed once. */
export const opener = (): Open => {
  const openers = new Map(formatNames.map((name) => [name, formats[name].opener()]))
  return (format, bytes) => {
    try {
      return openers.get(format)!(bytes)
    } catch (error) {
      return { reading: failing(error), findings: [] }
    }
  }
}

/** Opens one artifact. */
export const openArtifact: Open = (format, bytes) => opener()(format, bytes)
