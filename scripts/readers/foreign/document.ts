/** A Word file of another program → its text: tolerant of how it is written, complete in what it says. */
import { limits } from '../../limits.ts'
import { all, childOf, elementsOf, textOf, type Node } from '../docx/xml.ts'
import { blockReader } from './blocks.ts'
import { everyText, missingIn } from './every-text.ts'
import type { ForeignBlock, ForeignDocument, Left } from './model.ts'
import { openForeign, type ForeignPackage, type Unreadable } from './package.ts'
import { decided, isTracked, type Decisions } from './revisions.ts'
import { runningLines } from './running-lines.ts'
import { readXml } from './xml.ts'

/**
 * Body and notes of a Word file, with its tracked changes decided one way or the other. What runs beside the text
 * (contents, heads, feet) is in `left`.
 */
export const readForeign = async (
  bytes: Uint8Array,
  decision: Decisions,
): Promise<ForeignDocument | Unreadable> => {
  const file = await openForeign(bytes)
  return typeof file === 'string' ? file : documentIn(file, decision)
}

/** The same of a file that is open. */
export const documentIn = (
  file: ForeignPackage,
  decision: Decisions,
): ForeignDocument | Unreadable => {
  try {
    return documentOf(file, decision)
  } catch {
    return 'bad-xml'
  }
}

const documentOf = (file: ForeignPackage, decision: Decisions): ForeignDocument | Unreadable => {
  const left: Left[] = []
  const blocksOf = blockReader(file, left)
  const body = childOf(decided(file.document, decision), 'w:body')
  const blocks = body ? blocksOf(body) : []
  const parts = ['footnote', 'endnote'].flatMap((kind) => {
    const part = file.part(`${kind}s`)
    return part ? [{ kind, part: decided(part, decision) }] : []
  })
  const notes = parts.flatMap(({ kind, part }) => notesIn(part, kind, blocksOf))
  const lines = parts.flatMap(({ kind, part }) => linesAbove(part, kind))
  const stories = [...blocks, ...notes.flatMap(([, own]) => own)]
  const found = stories.flatMap(textsOf)
  if (isTooLong(found) || stories.some(hasTooManyRuns)) return 'too-long'
  const aside = [...left, ...lines].map(({ text }) => text)
  const all = [...(body ? [body] : []), ...parts.map(({ part }) => part)].map(everyText)
  return {
    blocks,
    notes: new Map(notes),
    pictures: picturesOf(file),
    title: titleOf(file),
    isTracked:
      isTracked(file.document) || parts.some(({ kind }) => isTracked(file.part(`${kind}s`)!)),
    left: [...left, ...lines, ...runningLines(file, decision)],
    unread: missingIn([...found, ...aside].join(''), all.join('')),
  }
}

/** Text of each paragraph. */
const textsOf = (block: ForeignBlock): string[] =>
  block.type === 'table'
    ? block.rows.flatMap((row) => row.flatMap(({ blocks }) => blocks.flatMap(textsOf)))
    : [block.runs.map(({ text, picture }) => (picture === undefined ? text : '')).join('')]

/** Of different looks or with notes: each of them is marks of Markdown. */
const hasTooManyRuns = (block: ForeignBlock): boolean =>
  block.type === 'table'
    ? block.rows.some((row) => row.some(({ blocks }) => blocks.some(hasTooManyRuns)))
    : block.runs.length > limits.marksInParagraph

/** More than any memo has. */
const isTooLong = (texts: readonly string[]): boolean =>
  texts.length > limits.texts ||
  texts.some(({ length }) => length > limits.textCharacters) ||
  texts.reduce((sum, { length }) => sum + length, 0) > limits.memoBytes

const isNote = ({ name, attributes }: Node, kind: string): boolean =>
  name === `w:${kind}` && (attributes['w:type'] ?? 'normal') === 'normal'

/** What somebody typed in the line above notes (17.11.23). */
const linesAbove = (part: Node, kind: string): Left[] =>
  elementsOf(part)
    .filter((note) => !isNote(note, kind))
    .map((note): Left => ({ kind: 'running-lines', text: everyText(note) }))
    .filter(({ text }) => text.trim() !== '')

/** Notes by kind and number, but those that draw the line above them (17.11.17). */
const notesIn = (
  part: Node,
  kind: string,
  blocksOf: (node: Node) => ForeignBlock[],
): [string, ForeignBlock[]][] =>
  elementsOf(part)
    .filter((note) => isNote(note, kind))
    .map((note) => [`${kind} ${note.attributes['w:id']}`, blocksOf(note)])

const picturesOf = ({ targets, files }: ForeignPackage): ForeignDocument['pictures'] =>
  new Map(
    [...targets.values()].flatMap(({ kind, path, isOutside }): [string, Uint8Array][] => {
      const bytes = kind === 'image' && !isOutside ? files.get(path) : undefined
      return bytes ? [[path, bytes]] : []
    }),
  )

/** The title that the file has in its properties. */
const titleOf = ({ files }: ForeignPackage): string => {
  const core = files.get('docProps/core.xml')
  const title = core && all(readXml(core)).find(({ name }) => name.endsWith(':title'))
  return title ? textOf(title).trim() : ''
}
