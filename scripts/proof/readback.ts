/** Flow → artifact: everything the flow says is in the bytes, once, in order, to the character. */
import { flowIn } from '../flow/editions.ts'
import type { Paragraph } from '../flow/pieces.ts'
import type { Flow } from '../flow/model.ts'
import type { Id } from '../memo/model.ts'
import { onceEach, type Message } from '../message.ts'
import { compareTexts, type Difference, type Rules } from './compare.ts'
import { expectedTexts, type Expected, type ExpectedTexts } from './expected.ts'
import { toMessage, type Fault, type Rule, type Subject } from './findings.ts'
import type { Opened, ProofFormat } from './format.ts'
import { formats } from './formats.ts'
import { headPictureFaults } from './head-pictures.ts'
import { linkFaults } from './links.ts'
import { lookFaults, propertyFaults, struckFaults } from './looks.ts'
import { openArtifact } from './opened.ts'
import { orientationFaults, pageSizeFaults } from './page-sizes.ts'
import { pictureFaults } from './pictures.ts'
import type { Prints } from './prints.ts'
import { placeFaults } from './places.ts'
import type { Fragment, Reading } from '../readers/reading.ts'
import type { FormatName } from '../template/names.ts'
import { rejoinRows } from './rows.ts'
import { inkOf, stretchAt, streamOf } from '../readers/stream.ts'

export type ArtifactFile = {
  readonly path: string
  readonly format: FormatName
  readonly bytes: Uint8Array
}

/** What a proof says of a memo, and the pictures it shows. */
export type About = Omit<Subject, 'artifact'> & { readonly prints: Prints }

/** Reads an artifact back and compares it with its flow. No messages: it says what the flow says. */
export const verifyArtifact = (
  { path, format, bytes }: ArtifactFile,
  flow: Flow,
  { prints, ...about }: About,
  opened: Opened = openArtifact(format, bytes),
): Message[] => {
  const subject = { ...about, artifact: path }
  // What a house's own Word file says of looks is its fault, and no unit's.
  const file = formats[format].styleFile(flow)
  const house = file === null ? {} : { house: file }
  const messages = viewsOf(flow, opened).flatMap((view) => {
    let reading: Reading
    try {
      reading = view.opened.reading()
    } catch (error) {
      return [toMessage({ rule: 'unreadable', reason: reasonOf(error) }, subject)]
    }
    return faultsOf(reading, view.flow, { format, prints }).map((fault) =>
      toMessage(fault, { ...subject, ...house }),
    )
  })
  return onceEach(messages)
}

/** An artifact and the flow that it has to say. */
type View = { readonly flow: Flow; readonly opened: Opened }

/** A redline whose changes are tracked holds two editions, each to be compared; one on pages is read as it is shown. */
export const viewsOf = (flow: Flow, opened: Opened): readonly View[] =>
  flow.redline && opened.decided
    ? [
        { flow: flowIn('new', flow), opened: opened.decided('accept') },
        { flow: flowIn('old', flow), opened: opened.decided('reject') },
      ]
    : [{ flow, opened }]

const reasonOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error)

type Against = { readonly format: FormatName; readonly prints: Prints }

const faultsOf = (reading: Reading, flow: Flow, { format: name, prints }: Against): Fault[] => {
  const format = formats[name]
  const texts = expectedTexts(flow, format.texts)
  const rules = format.rules(flow)
  const { fold } = rules
  const body = rejoinRows(reading.body, texts.rows, fold)
  const faults = [
    ...textFaults(texts.body, body, rules),
    ...textFaults(texts.notes, reading.notes, rules),
    ...altFaults(texts.alts, reading.alts),
    ...format.faults(reading, flow, texts),
  ]
  const ofLooks = [
    ...lookFaults(reading),
    ...propertyFaults(reading, flow),
    ...pageSizeFaults(reading, flow),
  ]
  // What text is not there has no place, and leads nowhere.
  if (faults.length > 0) return [...faults, ...ofLooks]
  const compared = { reading, body, format: name, links: format.links, prints, fold }
  const others = [
    ...pageNumberFaults(texts, { ...reading, body }, format, rules),
    ...placeFaults({ ...reading, body }, flow),
    ...(flow.landscape ? orientationFaults(reading, flow, { texts, body, fold }) : []),
    ...linkFaults(texts, flow, compared),
    ...pictureFaults(texts, flow, compared),
    ...headPictureFaults(reading, flow, compared),
    ...struckFaults(texts, reading, fold, format.strikesChanges),
    ...ofLooks,
  ]
  return others.some(({ rule }) => rule !== 'faint-text')
    ? others
    : [...others, ...copyFaults(reading)]
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
    ...(isFrame(expected[index]) ? { isFrame: true } : { id: unitNear(expected, index) }),
    wanted,
    got,
  }))

/** Text of a template or the front matter; the title is the memo's, and so is the heading of a list of contents. */
const isFrame = (expected: Expected | undefined): boolean =>
  expected?.paragraph !== undefined &&
  unitOf(expected) === undefined &&
  expected.paragraph.outline === undefined

/** The unit of a text, or of the nearest one before it: text of a template has none. */
const unitNear = (expected: readonly Expected[], index: number): string | undefined =>
  unitOf(expected[index]) ?? expected.slice(0, index).findLast(({ id }) => id !== undefined)?.id

/** What is listed is said by the unit it leads to. */
const unitOf = (expected: Expected | undefined): string | undefined =>
  expected?.id ?? expected?.paragraph?.leadsTo

const altFaults = (wanted: readonly string[], got: readonly string[]): Fault[] =>
  Array.from({ length: Math.max(wanted.length, got.length) }, (_, i) => i)
    .filter((i) => wanted[i] !== got[i])
    .map((i) => ({ rule: 'lost-alt-text', wanted: wanted[i], got: got[i] }))

/** On laid-out pages contents and overviews name the page a unit was read on; elsewhere pages only grow. */
const pageNumberFaults = (
  { body: expected, pages: named, places }: ExpectedTexts,
  { pageNumbers, body: read }: Reading,
  { isPaged }: ProofFormat,
  { fold }: Rules,
): Fault[] => {
  const stream = streamOf(read, fold)
  const starts: number[] = []
  const ofParagraph = new Map<Paragraph | undefined, number>()
  let offset = 0
  for (const { paragraph, text } of expected) {
    starts.push(offset)
    ofParagraph.set(paragraph, offset)
    offset += inkOf(fold(text)).length
  }
  const startOf = (one: Paragraph | Id): number =>
    (typeof one === 'string' ? starts[places.get(one) ?? 0] : ofParagraph.get(one)) ?? 0
  const wanted = named.map((one, i) =>
    isPaged
      ? String(read[stretchAt(stream, startOf(one))]?.page)
      : String(Math.max(1, Number(pageNumbers[i] ?? 1), Number(pageNumbers[i - 1] ?? 1))),
  )
  return Array.from({ length: Math.max(named.length, pageNumbers.length) }, (_, i) => i)
    .filter((i) => pageNumbers[i] !== wanted[i])
    .map((i) => ({
      rule: 'wrong-page-number',
      id: idOf(named[i]),
      wanted: wanted[i],
      got: pageNumbers[i],
    }))
}

const idOf = (one: Paragraph | Id | undefined): Id | undefined =>
  typeof one === 'string' ? one : one?.id
