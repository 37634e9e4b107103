/** What a flow says, text by text, in the order a reader meets it. */
import type { Content, Contents, Field, Flow, Inline, Paragraph, Piece } from '../flow/model.ts'
import type { Id } from '../memo/model.ts'
import type { Stretch } from '../readers/stream.ts'

export type Expected = Stretch & {
  /** Unit of the memo; text of the template has none. */
  readonly id?: Id
  /** Of an entry of the contents: the heading it names. */
  readonly entryOf?: Paragraph
  /** The paragraph whose text this is. */
  readonly paragraph?: Paragraph
}

export type ExpectedTexts = {
  readonly body: readonly Expected[]
  readonly notes: readonly Expected[]
  readonly alts: readonly string[]
  /** Texts of the cells of each row of each table. */
  readonly rows: readonly (readonly string[])[]
}

type Format = 'pdf' | 'docx'

/** The texts a document of this flow must have; empty ones are left out. */
export const expectedTexts = (flow: Flow, format: Format): ExpectedTexts => {
  const tables = flow.body.flatMap((piece) => (piece.type === 'table' ? [piece] : []))
  return {
    body: flow.body.flatMap((piece) => textsOf(piece, flow, format)).filter(hasText),
    notes: notesOf[format](flow).filter(hasText),
    alts: flow.body.flatMap((piece) => (piece.type === 'figure' ? [piece.alt] : [])),
    rows: tables.flatMap(({ rows }) => rows.map((row) => row.map((cell) => plain(cell.content)))),
  }
}

const hasText = ({ text }: Expected): boolean => text.trim() !== ''

/** Characters of some content; fields are known on a page only, and stand in running lines only. */
const plain = (content: Content): string =>
  content
    .map((inline, at) => {
      if (!('text' in inline)) return ''
      return isNote(inline) && isNote(content[at - 1]) ? `\u00a0${inline.text}` : inline.text
    })
    .join('')

/** Marks of two notes stand apart: 1 and 2 are not twelve. */
const isNote = (inline: Inline | undefined): boolean =>
  inline !== undefined && 'note' in inline && inline.note !== undefined

const paragraphTexts = (paragraph: Paragraph, format: Format): Expected[] => {
  const { label, remark } = paragraph
  const id = paragraph.id === undefined ? {} : { id: paragraph.id }
  const own = plain(paragraph.content)
  // In Word a remark stands behind a tab.
  const text = remark && format === 'docx' ? `${own}\t${remark.text}` : own
  return [
    ...(label ? [{ ...id, text: label.text }] : []),
    { ...id, text, paragraph },
    ...(remark && format === 'pdf' ? [{ text: remark.text }] : []),
  ]
}

const textsOf = (piece: Piece, flow: Flow, format: Format): Expected[] => {
  if (piece.type === 'paragraph') return paragraphTexts(piece, format)
  if (piece.type === 'table')
    return piece.rows.flat().flatMap((cell) => paragraphTexts(cell, format))
  return piece.type === 'contents' ? contentsTexts(piece, flow, format) : []
}

/** Word has no list of contents when there is nothing to list, not even its title. */
const contentsTexts = (
  { title, levels: [first, last] }: Contents,
  { body }: Flow,
  format: Format,
): Expected[] => {
  const entries = body.flatMap((piece): Expected[] => {
    if (piece.type !== 'paragraph' || piece.outline === undefined) return []
    if (piece.outline < first || piece.outline > last) return []
    const words = piece.content.filter((inline) => !('note' in inline))
    const text = plain(words).replaceAll('\n', ' ')
    return [{ text, entryOf: piece, ...(piece.id !== undefined && { id: piece.id }) }]
  })
  return entries.length === 0 && format === 'docx' ? [] : [{ text: title }, ...entries]
}

/**
 * A page shows its notes in the order of their references and with their numbers; Word keeps notes
 * in a part of their own and counts those that its body refers to itself.
 */
const notesOf: Readonly<Record<Format, (flow: Flow) => Expected[]>> = {
  pdf: (flow) => {
    const notes = new Map(flow.notes.map((note) => [note.id, note]))
    const order = new Set([...referencesIn(flow), ...notes.keys()])
    return [...order].flatMap((id) => {
      const note = notes.get(id)
      return (note?.body ?? []).flatMap((paragraph, i): Expected[] =>
        i > 0
          ? paragraphTexts(paragraph, 'pdf')
          : [{ text: numberOf(note!.number, paragraph) }, paragraphTexts(paragraph, 'pdf').at(-1)!],
      )
    })
  },
  docx: (flow) => {
    const counted = new Set(referencesIn(flow))
    return flow.notes.flatMap(({ id, number, body }) =>
      body
        .flatMap((paragraph) => paragraphTexts(paragraph, 'docx'))
        .map((expected, i) =>
          // Word counts no note that only notes refer to, so its number is text.
          i > 0 || counted.has(id)
            ? expected
            : { ...expected, text: `${number}\t${expected.text}` },
        ),
    )
  },
}

/** What stands before a note: its number, and the label of the list it begins with. */
const numberOf = (number: string, { label }: Paragraph): string =>
  label ? `${number} ${label.text}` : number

const referencesIn = ({ body }: Flow): Id[] =>
  body
    .flatMap((piece) =>
      piece.type === 'paragraph'
        ? [piece.content]
        : piece.type === 'table'
          ? piece.rows.flat().map(({ content }) => content)
          : [],
    )
    .flat()
    .flatMap((inline) => ('text' in inline && inline.note !== undefined ? [inline.note] : []))

/** Headings, one of which a running line names. */
export const headingsOf = ({ body }: Flow): string[] =>
  body.flatMap((piece) =>
    piece.type === 'paragraph' && piece.outline !== undefined ? [plain(piece.content)] : [],
  )

/** What a part of a running line may read on a page: the section is one of the headings, or none. */
export const runningTexts = (
  content: Content,
  headings: readonly string[],
  page: string,
  pages: string,
): string[] => {
  const fill = (section: string): string =>
    content
      .map((inline) => ('text' in inline ? inline.text : { page, pages, section }[inline.field]))
      .join('')
  return hasField(content, 'section') ? ['', ...headings].map(fill) : [fill('')]
}

export const hasField = (content: Content, field: Field['field']): boolean =>
  content.some((inline) => 'field' in inline && inline.field === field)
