/** What the proof must know of a format: how its files are read, and how they show the texts of a flow. */
import type { Flow } from '../flow/model.ts'
import type { Reading } from '../readers/reading.ts'
import type { Rules } from './compare.ts'
import type { ExpectedTexts, FormatTexts } from './expected.ts'
import type { Fault } from './findings.ts'
import type { LinkFormat } from './links.ts'
import type { Finding } from './word/word.ts'

/** An artifact that has been read. */
export type Opened = {
  /** Throws when the artifact cannot be read. */
  readonly reading: () => Reading
  /** Faults in how a Word file is made. */
  readonly findings: readonly Finding[]
  /** The same file once the changes it tracks are accepted or rejected; absent where a format tracks none. */
  readonly decided?: (decision: 'accept' | 'reject') => Opened
}

export type ProofFormat = {
  /** Its pages are laid out here, so that a text is on a page; else whoever opens the file lays them out. */
  readonly isPaged: boolean
  /** Starts reading the files of a set, which may share parts. Reading throws when a file is damaged. */
  readonly opener: () => (bytes: Uint8Array) => Opened
  readonly texts: FormatTexts
  /** How texts read back are compared with those of the flow. */
  readonly rules: (flow: Flow) => Rules
  /** Text that a line is drawn through is what an editor struck, and here also what a redline did. */
  readonly strikesChanges: boolean
  readonly links: LinkFormat
  /** The file of a house that looks come from, and whose fault they are; null when they are the template's. */
  readonly styleFile: (flow: Flow) => string | null
  /** What only this format can get wrong: running lines, cells. */
  readonly faults: (reading: Reading, flow: Flow, texts: ExpectedTexts) => Fault[]
}
