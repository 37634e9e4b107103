/** Flow → artifact: everything the flow says is in the bytes, once, in order, to the character. */
import type { Flow } from '../flow/model.ts'
import type { Message } from '../message.ts'
import { compareTexts, type Difference, type Rules } from './compare.ts'
import { expectedTexts, type Expected, type ExpectedTexts } from './expected.ts'
import { toMessage, type Fault, type Rule, type Subject } from './findings.ts'
import { asDrawn } from '../readers/pdf/as-drawn.ts'
import { isJoint } from './joints.ts'
import { openArtifact, type Format, type Opened } from './opened.ts'
import type { Fragment, Reading } from '../readers/reading.ts'
import { rejoinRows } from './rows.ts'
import { runningLineFaults } from './running-lines.ts'
import { inkOf, stretchAt, streamOf } from '../readers/stream.ts'

export type ArtifactFile = {
  readonly path: string
  readonly format: Format
  readonly bytes: Uint8Array
  /** What was found in it, where that was done before. */
  readonly opened?: Opened
}

const same = (text: string): string => text

/** Word keeps every character; a page keeps glyphs, and gaps instead of spaces at joints. */
const rulesOf = (format: ArtifactFile['format'], { meta }: Flow): Rules =>
  format === 'pdf' ? { fold: asDrawn, isJoint: isJoint(meta.lang) } : { fold: same, isJoint: null }

/** Reads an artifact back and compares it with its flow. No messages: it says what the flow says. */
export const verifyArtifact = (
  { path, format, bytes, opened = openArtifact(format, bytes) }: ArtifactFile,
  flow: Flow,
  about: Omit<Subject, 'artifact'>,
): Message[] => {
  const subject = { ...about, artifact: path }
  let reading: Reading
  try {
    reading = opened.reading()
  } catch (error) {
    return [toMessage({ rule: 'unreadable', got: String(error) }, subject)]
  }
  return faultsOf(reading, flow, format).map((fault) => toMessage(fault, subject))
}

const faultsOf = (reading: Reading, flow: Flow, format: ArtifactFile['format']): Fault[] => {
  const texts = expectedTexts(flow, format)
  const rules = rulesOf(format, flow)
  const body = rejoinRows(reading.body, texts.rows, rules.fold)
  const faults = [
    ...textFaults(texts.body, body, rules),
    ...textFaults(texts.notes, reading.notes, rules),
    ...(format === 'docx' ? cellFaults(texts, reading.body) : []),
    ...altFaults(texts.alts, reading.alts),
    ...runningLineFaults(reading, flow, rules.fold),
  ]
  if (faults.length > 0) return faults
  const ofNumbers = pageNumberFaults(texts, reading, body, rules)
  return ofNumbers.length > 0 ? ofNumbers : copyFaults(reading)
}

const copyFaults = ({ miscopied }: Reading): Fault[] =>
  miscopied.map(({ drawn, copy }) => ({ rule: 'wrong-copy', wanted: drawn, got: copy }))

const ruleOf: Readonly<Record<Difference['type'], Rule>> = {
  missing: 'lost-text',
  changed: 'changed-text',
  moved: 'moved-text',
  repeated: 'repeated-text',
  extra: 'extra-text',
  space: 'lost-space',
  joined: 'joined-text',
  cut: 'cut-text',
}

const textFaults = (
  expected: readonly Expected[],
  read: readonly Fragment[],
  rules: Rules,
): Fault[] =>
  compareTexts(expected, read, rules).map(({ type, expected: index, wanted, got }) => ({
    rule: ruleOf[type],
    id: unitNear(expected, index),
    wanted,
    got,
  }))

/** The unit of a text, or of the nearest one before it: text of a template has none. */
const unitNear = (expected: readonly Expected[], index: number): string | undefined =>
  expected[index]?.id ?? expected.slice(0, index).findLast(({ id }) => id !== undefined)?.id

/** Of a Word file, whose cells are all there: each says what it has to say, and no other does. */
const cellFaults = ({ rows }: ExpectedTexts, read: readonly Fragment[]): Fault[] => {
  const cells = new Map<number, string>()
  for (const { cell, text } of read)
    if (cell !== undefined) cells.set(cell, (cells.get(cell) ?? '') + inkOf(text))
  const wanted = rows.flat().map(inkOf)
  return [...new Set([...wanted.keys(), ...cells.keys()])]
    .filter((at) => (wanted[at] ?? '') !== (cells.get(at) ?? ''))
    .slice(0, 1)
    .map((at) => ({ rule: 'moved-text', wanted: wanted[at], got: cells.get(at) }))
}

const altFaults = (wanted: readonly string[], got: readonly string[]): Fault[] =>
  Array.from({ length: Math.max(wanted.length, got.length) }, (_, i) => i)
    .filter((i) => wanted[i] !== got[i])
    .map((i) => ({ rule: 'lost-alt-text', wanted: wanted[i], got: got[i] }))

/** Of a PDF the page each entry names is the one its heading was read on; in Word pages only grow. */
const pageNumberFaults = (
  { body: expected }: ExpectedTexts,
  { pageNumbers, pages }: Reading,
  read: readonly Fragment[],
  { fold }: Rules,
): Fault[] => {
  const entries = expected.filter(({ entryOf, id }) => entryOf && id !== undefined)
  const stream = streamOf(read, fold)
  const starts = new Map<Expected['paragraph'], number>()
  let offset = 0
  for (const { paragraph, text } of expected) {
    if (paragraph) starts.set(paragraph, offset)
    offset += inkOf(fold(text)).length
  }
  const wanted = entries.map(({ entryOf }, i) =>
    pages === null
      ? String(Math.max(1, Number(pageNumbers[i] ?? 1), Number(pageNumbers[i - 1] ?? 1)))
      : String(read[stretchAt(stream, starts.get(entryOf) ?? 0)]?.page),
  )
  return Array.from({ length: Math.max(entries.length, pageNumbers.length) }, (_, i) => i)
    .filter((i) => pageNumbers[i] !== wanted[i])
    .map((i) => ({
      rule: 'wrong-page-number',
      id: entries[i]?.id,
      wanted: wanted[i],
      got: pageNumbers[i],
    }))
}
