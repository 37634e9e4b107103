/** Links: each on its text, and leading where the flow says. */
import { numbered } from '../flow/contents-style.ts'
import { headingsIn } from '../flow/headings.ts'
import type { Content } from '../flow/pieces.ts'
import type { Flow } from '../flow/model.ts'
import type { Id } from '../memo/model.ts'
import type { Expected, ExpectedTexts } from './expected.ts'
import type { Fault } from './findings.ts'
import type { Fragment, Link, Reading, Target } from '../readers/reading.ts'
import { inkOf, stretchAt, streamOf } from '../readers/stream.ts'

/** How the files of a format say where links lead. */
export type LinkFormat = {
  /** A place in a note can be told from others. */
  readonly tellsNotes: boolean
  /** A reference to a unit of this id is a link; its target is null when no text of it is in the document. */
  readonly linksTo: (id: Id, target: Target) => boolean
  /** A further reference to a note leads to the first. */
  readonly linksRepeatedNotes: boolean
  /** An entry of the contents is a link even when its heading has no id. */
  readonly linksEveryEntry: boolean
}

type Fold = (text: string) => string

/** What a link is on and where it leads: an address, a text of the body or of the notes, by its index among those expected. */
type Wanted = Pick<Link, 'text' | 'target'>

type Compared = {
  readonly reading: Reading
  /** Its texts, with the cells of cut rows joined. */
  readonly body: readonly Fragment[]
  readonly links: LinkFormat
  readonly fold: Fold
}

/** Links that are lost, added, on another text, or lead elsewhere. Body and notes are the same texts on both sides. */
export const linkFaults = (
  saying: ExpectedTexts,
  flow: Flow,
  { reading, body, links, fold }: Compared,
): Fault[] => {
  const ink = (text: string): string => inkOf(fold(text))
  const wanted = joined(expectedLinks(saying, flow, links), ink)
  const where = places(saying, reading, body, fold)
  const got = joined(
    reading.links.map(({ text, target }) => ({ text, target: where(target) })),
    ink,
  )
  const listed = reading.outline?.map(({ text, target }) => ({
    text: ink(text),
    target: where(target),
  }))
  const headings = listed ? expectedOutline(saying, flow, ink) : []
  return [...firstOther(wanted, got, links), ...firstOther(headings, listed ?? [], links)]
}

const firstOther = (
  wanted: readonly Wanted[],
  got: readonly Wanted[],
  links: LinkFormat,
): Fault[] =>
  Array.from({ length: Math.max(wanted.length, got.length) }, (_, i) => i)
    .filter((i) => !isSame(wanted[i], got[i], links))
    .slice(0, 1)
    .map((i) => ({ rule: 'wrong-link', wanted: shown(wanted[i]), got: shown(got[i]) }))

/** Every heading, and where its text begins. */
const expectedOutline = (saying: ExpectedTexts, { body }: Flow, ink: Fold): Wanted[] => {
  const firstOf = firstTexts(saying)
  return headingsIn(body).map((heading): Wanted => {
    const text = numbered(heading).map((inline) =>
      'text' in inline && !('note' in inline) ? inline.text : '',
    )
    return { text: ink(text.join('')), target: { body: firstOf.get(heading)! } }
  })
}

/** Where each paragraph begins: a label is said before the text. */
const firstTexts = ({ body }: ExpectedTexts): ReadonlyMap<Expected['paragraph'], number> => {
  const firstOf = new Map<Expected['paragraph'], number>()
  body.forEach(({ paragraph, id }, i) => {
    const before = body[i - 1]
    const isLabelled =
      paragraph?.label && before?.id === id && before?.text === paragraph.label.text
    if (paragraph) firstOf.set(paragraph, isLabelled ? i - 1 : i)
  })
  return firstOf
}

const isSame = (
  a: Wanted | undefined,
  b: Wanted | undefined,
  { tellsNotes }: LinkFormat,
): boolean => {
  if (!a || !b || a.text !== b.text) return false
  if (!tellsNotes && a.target && 'note' in a.target) return b.target !== null
  return JSON.stringify(a.target) === JSON.stringify(b.target)
}

const shown = (link: Wanted | undefined): string => {
  if (!link) return ''
  const { text, target } = link
  return `${text} → ${target && 'href' in target ? target.href : JSON.stringify(target)}`
}

/** Neighbours that lead to one place are one link. */
const joined = (links: readonly Wanted[], ink: Fold): Wanted[] => {
  const all: Wanted[] = []
  for (const { text, target } of links) {
    const last = all.at(-1)
    const isOne = last && JSON.stringify(last.target) === JSON.stringify(target)
    if (isOne) all[all.length - 1] = { text: last.text + ink(text), target }
    else if (ink(text) !== '' || target === null) all.push({ text: ink(text), target })
  }
  return all
}

/** A text that was read, as the expected one that begins at its place. */
const places = (
  { body: expected, notes }: ExpectedTexts,
  reading: Reading,
  body: readonly Fragment[],
  fold: Fold,
) => {
  const [wanted, got] = [streamOf(expected, fold), streamOf(body, fold)]
  const [wantedNotes, gotNotes] = [streamOf(notes, fold), streamOf(reading.notes, fold)]
  const at = new Map(body.map((fragment, i) => [fragment, i]))
  return (target: Target): Target => {
    if (target && 'body' in target) {
      const fragment = reading.body[target.body]
      const offset = fragment ? got.starts[at.get(fragment)!]! : wanted.ink.length
      return { body: offset >= wanted.ink.length ? expected.length : stretchAt(wanted, offset) }
    }
    if (target && 'note' in target)
      return {
        note: stretchAt(wantedNotes, gotNotes.starts[target.note] ?? wantedNotes.ink.length),
      }
    return target
  }
}

const expectedLinks = (
  saying: ExpectedTexts,
  flow: Flow,
  { linksTo, linksRepeatedNotes, linksEveryEntry }: LinkFormat,
): Wanted[] => {
  const firstOf = firstTexts(saying)
  const toUnit = (id: Id): Target => {
    const at = saying.places.get(id)
    if (at !== undefined) return { body: at }
    const note = saying.notes.findIndex((text) => text.id === id)
    return note < 0 ? null : { note }
  }
  const counted = new Set<Id>()
  const ofContent = (content: Content, isNote: boolean): Wanted[] =>
    content.flatMap((inline): Wanted[] => {
      if (!('text' in inline)) return [end]
      if (inline.href !== undefined) return [{ text: inline.text, target: { href: inline.href } }]
      if (inline.ref !== undefined) {
        const target = toUnit(inline.ref)
        return linksTo(inline.ref, target) ? [{ text: inline.text, target }] : [end]
      }
      if (inline.note === undefined || !linksRepeatedNotes) return [end]
      const isFirst = !isNote && !counted.has(inline.note)
      counted.add(inline.note)
      return isFirst ? [end] : [{ text: inline.text, target: toNote(inline.note) }]
    })
  /** Where the body refers to it first, or else its own text. */
  const toNote = (id: Id): Target => {
    const at = saying.body.findIndex(({ paragraph }) =>
      paragraph?.content.some((inline) => 'note' in inline && inline.note === id),
    )
    if (at >= 0) return { body: firstOf.get(saying.body[at]!.paragraph)! }
    const first = flow.notes.find((note) => note.id === id)?.body[0]
    return { note: saying.notes.findIndex(({ paragraph }) => paragraph === first) }
  }
  const ofText = ({ text, paragraph, entryOf, id }: Expected, isNote: boolean): Wanted[] => {
    if (paragraph?.leadsTo !== undefined) return [{ text, target: toUnit(paragraph.leadsTo) }, end]
    if (paragraph) return [...ofContent(paragraph.content, isNote), end]
    if (!entryOf || (id === undefined && !linksEveryEntry)) return []
    const target = id === undefined ? { body: firstOf.get(entryOf)! } : toUnit(id)
    return [{ text, target }, end]
  }
  return [
    ...saying.body.flatMap((text) => ofText(text, false)),
    ...saying.notes.flatMap((text) => ofText(text, true)),
  ]
}

/** Parts two links. */
const end: Wanted = { text: '', target: { href: '' } }
