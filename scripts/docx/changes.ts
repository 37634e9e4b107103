/** Tracked changes (ISO 29500-1, 17.13.5): what a redline's words, marks of paragraphs and rows are in. */
import {
  DeletedTextRun,
  InsertedTextRun,
  NumberProperties,
  RunProperties,
  TextRun,
  type IRunOptions,
  type ParagraphChild,
  type XmlComponent,
} from 'docx'
import { isGone, isWhole } from '../flow/changes.ts'
import type { Paragraph } from '../flow/pieces.ts'
import type { Flow } from '../flow/model.ts'
import type { Change } from '../memo/model.ts'
import { node } from './nodes.ts'
import type { Num } from './lists.ts'

/** By whom and when: of a redline, which alone has changes. */
export type Tracker = NonNullable<Flow['redline']> | undefined

/** Ids are counted in `normalize`, over all parts; a file of no date is as old as a zip archive can be. */
const byWhom = (tracker: Tracker) => {
  if (!tracker) throw new Error('a change in a flow that is no redline')
  const { author, date = '1980-01-01T00:00:00Z' } = tracker
  return { id: 0, author, date }
}

const attributesOf = (tracker: Tracker): Readonly<Record<string, string | number>> =>
  Object.fromEntries(Object.entries(byWhom(tracker)).map(([name, value]) => [`w:${name}`, value]))

const elements: Readonly<Record<Change['kind'], string>> = {
  inserted: 'w:ins',
  deleted: 'w:del',
  movedTo: 'w:moveTo',
  movedFrom: 'w:moveFrom',
}

/** The element of a change, around runs; without any it marks a paragraph. */
export const tracked = (
  change: Change,
  tracker: Tracker,
  ...children: readonly XmlComponent[]
): XmlComponent => node(elements[change.kind], attributesOf(tracker), ...children)

/** A row has been added or taken away, wherever it moved. */
export const trackedRow = (change: Change, tracker: Tracker): XmlComponent =>
  node(isGone(change) ? 'w:del' : 'w:ins', attributesOf(tracker))

/** Text in a change, or in none. */
export const textRun = (
  options: IRunOptions,
  change: Change | undefined,
  tracker: Tracker,
): ParagraphChild => {
  if (!change) return new TextRun(options)
  const own = { ...options, ...byWhom(tracker) }
  if (change.kind === 'inserted') return new InsertedTextRun(own)
  if (change.kind === 'deleted') return new DeletedTextRun(own)
  return tracked(change, tracker, new TextRun(options)) as ParagraphChild
}

/** Text in both editions that had another character style, or none, in the old one. */
export class RestyledRun extends TextRun {
  constructor(options: IRunOptions, before: string | undefined, tracker: Tracker) {
    super(options)
    const style = before === undefined ? [] : [node('w:rStyle', { 'w:val': before })]
    const change = node('w:rPrChange', attributesOf(tracker), node('w:rPr', {}, ...style))
    const [properties] = this.root as [RunProperties]
    properties.push(change)
  }
}

/** What a paragraph is in: its style, and its number where the style does not say it. */
export type Place = { readonly style: string; readonly num?: Num | undefined }

/** Properties of a paragraph in the old edition. */
export const stoodBefore = ({ style, num }: Place, tracker: Tracker): XmlComponent =>
  node(
    'w:pPrChange',
    attributesOf(tracker),
    node(
      'w:pPr',
      {},
      node('w:pStyle', { 'w:val': style }),
      ...(num ? [new NumberProperties(num.id, num.level)] : []),
    ),
  )

/** What stands in a paragraph beside its text changes with all of it. */
export const changedWith = (
  piece: Pick<Paragraph, 'content' | 'mark'>,
  children: readonly ParagraphChild[],
  tracker: Tracker,
): readonly ParagraphChild[] =>
  piece.mark && isWhole(piece) && children.length > 0
    ? [tracked(piece.mark, tracker, ...(children as readonly XmlComponent[])) as ParagraphChild]
    : children

/** Where what moved under a name begins and ends (17.13.5.22 to 28). */
export const moveRange = (
  { kind, move }: Extract<Change, { move: string }>,
  end: 'Start' | 'End',
  tracker: Tracker,
): XmlComponent => {
  const id = { 'w:id': `${kind} ${move}` }
  return node(
    `w:move${kind === 'movedTo' ? 'To' : 'From'}Range${end}`,
    end === 'End' ? id : { ...attributesOf(tracker), ...id, 'w:name': move },
  )
}
