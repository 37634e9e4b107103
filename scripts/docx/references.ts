/** Links and cross references of Word: to units, to notes, and out of the document. */
import {
  Bookmark,
  ExternalHyperlink,
  FootnoteReferenceRun,
  InternalHyperlink,
  type ParagraphChild,
} from 'docx'
import { isGone, isNew } from '../flow/changes.ts'
import type { Inline, Paragraph } from '../flow/pieces.ts'
import type { Flow } from '../flow/model.ts'
import type { Id, Run } from '../memo/model.ts'
import { textRun, tracked, type Tracker } from './changes.ts'
import { field } from './fields.ts'
import { noteReferenceStyle } from './style-names.ts'

/**
 * Word numbers notes by their references in the body, of which each note can have but one, and a
 * note can have none: all others are cross references.
 */
export type NoteReferences = {
  /** Word's id of each note. */
  readonly ids: ReadonlyMap<Id, number>
  /** The run that is the reference, for each note that the body refers to. */
  readonly first: ReadonlyMap<Id, Run>
  /** Of a redline: ids of notes that have moved, for the references to them at their old places. */
  readonly copies: ReadonlyMap<Run, number>
  /** Bookmark of each note that links lead to. */
  readonly anchors: ReadonlyMap<Id, string>
}

/** Targets of references in body and notes, in the order of the document. */
export const toNoteReferences = (
  { notes }: Flow,
  body: readonly Inline[],
  inNotes: readonly Inline[],
): NoteReferences => {
  const ids = new Map(notes.map(({ id }, index) => [id, index + 1]))
  const first = new Map<Id, Run>()
  const anchors = new Map<Id, string>()
  const isReference = (inline: Inline): inline is Run & { readonly note: Id } =>
    'text' in inline && inline.note !== undefined && ids.has(inline.note)
  const copies = new Map<Run, number>()
  const link = ({ note }: { readonly note: Id }) => anchors.set(note, `note_${ids.get(note)!}`)
  const references = body.filter(isReference)
  const gone = references.filter(({ change }) => isGone(change))
  // What the new edition of a redline has comes first.
  for (const run of [...references.filter(({ change }) => !isGone(change)), ...gone]) {
    const known = first.get(run.note)
    if (!known) first.set(run.note, run)
    else if (isGone(run.change) && isNew(known.change))
      copies.set(run, notes.length + copies.size + 1)
    else link(run)
  }
  for (const run of inNotes.filter(isReference)) link(run)
  return { ids, first, copies, anchors }
}

/** The reference to a note; a further one is a link whose number Word keeps (`NOTEREF`), where Word counts that note. */
export const toNoteReference = (
  run: Run,
  { ids, first, copies, anchors }: NoteReferences,
  tracker: Tracker,
): ParagraphChild => {
  const id = run.note!
  const anchor = anchors.get(id)
  const own = first.get(id) === run ? ids.get(id)! : copies.get(run)
  if (own !== undefined) {
    const plain = new FootnoteReferenceRun(own)
    const reference = run.change ? (tracked(run.change, tracker, plain) as ParagraphChild) : plain
    const isAim = anchor !== undefined && !copies.has(run)
    return isAim ? new Bookmark({ id: anchor, children: [reference] }) : reference
  }
  const number = [textRun({ text: run.text, style: noteReferenceStyle.id }, run.change, tracker)]
  const isKept = first.has(id) && !tracker
  const children = isKept ? field(`NOTEREF ${anchor} \\f \\h`, number) : number
  return new InternalHyperlink({ anchor: anchor ?? '', children })
}

/** What links must know of their document. */
type Places = {
  readonly anchors: ReadonlyMap<Id, string>
  /** Labels of units that a link may say whole. */
  readonly labels: ReadonlyMap<Id, string>
}

/**
 * Labels that a field can say as they are printed. `REF \n` leaves out the full stop at the end of a number, and of
 * `3.2` alone it would say the word before it as well, which only `\t` takes away, that LibreOffice does not know.
 */
export const referableLabels = (paragraphs: readonly Paragraph[]): ReadonlyMap<Id, string> =>
  new Map(
    paragraphs.flatMap(({ id, label }): [Id, string][] =>
      id !== undefined &&
      label?.format === 'decimal' &&
      /\p{L}/u.test(label.text) &&
      /\d$/.test(label.text)
        ? [[id, label.text]]
        : [],
    ),
  )

type Joined = { readonly inline: Inline; readonly children: readonly ParagraphChild[] }

/** Neighbours with one target become one link, so that it is read out once. */
export const joinLinks = (pieces: readonly Joined[], places: Places): ParagraphChild[] => {
  const groups: { key: string; inline: Inline; text: string; children: ParagraphChild[] }[] = []
  for (const { inline, children } of pieces) {
    const key = 'field' in inline ? '' : (inline.href ?? inline.ref ?? '')
    const text = 'field' in inline ? '' : inline.text
    const last = groups.at(-1)
    if (last && key === last.key) {
      last.children.push(...children)
      last.text += text
    } else groups.push({ key, inline, text, children: [...children] })
  }
  return groups.flatMap(({ inline, text, children }) => {
    if ('field' in inline) return children
    if (inline.href !== undefined) return [new ExternalHyperlink({ link: inline.href, children })]
    const anchor = inline.ref === undefined ? undefined : places.anchors.get(inline.ref)
    if (anchor === undefined) return children
    const isLabel = places.labels.get(inline.ref!) === text
    const said = isLabel ? field(`REF ${anchor} \\n \\h`, children) : children
    return [new InternalHyperlink({ anchor, children: said })]
  })
}
