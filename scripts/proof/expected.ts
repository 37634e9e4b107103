/** The texts a document of a flow must contain, in reading order. */
import type {
  Content,
  Contents,
  Field,
  Figure,
  Inline,
  Paragraph,
  Picture,
  Piece,
} from '../flow/pieces.ts'
import type { Flow } from '../flow/model.ts'
import { printed } from '../flow/changes.ts'
import { numbered } from '../flow/contents-style.ts'
import { headingsIn } from '../flow/headings.ts'
import { spokenIn } from '../flow/spoken.ts'
import { pagesNamed } from '../flow/pages.ts'
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

/** A figure of the memo, or a picture of the template. */
export type Shown = Figure | Picture

export type ExpectedTexts = {
  readonly body: readonly Expected[]
  /** The text of the body that each unit begins with, or stands before, by its index. */
  readonly places: ReadonlyMap<Id, number>
  /** Figures, each with the text it stands before, by its index. */
  readonly figures: readonly { readonly figure: Shown; readonly before: number }[]
  /** Headings whose pages a list of contents says, and units whose pages an overview does, in order. */
  readonly pages: readonly (Paragraph | Id)[]
  readonly notes: readonly Expected[]
  readonly alts: readonly string[]
  /** Texts of the cells of each row of each table. */
  readonly rows: readonly (readonly string[])[]
}

/** How a format shows the texts of a flow. */
export type FormatTexts = {
  readonly paragraph: (paragraph: Paragraph) => Expected[]
  /** A list of contents, of which `entries` are the headings it lists. */
  readonly contents: (contents: Contents, entries: readonly Expected[]) => Expected[]
  readonly notes: (flow: Flow) => Expected[]
  /** What is said of a picture. */
  readonly alt: (shown: Shown, flow: Flow) => string
}

/** The texts a document of this flow must have in a format; empty ones are left out. */
export const expectedTexts = (flow: Flow, format: FormatTexts): ExpectedTexts => {
  const tables = flow.body.flatMap((piece) => (piece.type === 'table' ? [piece] : []))
  return {
    ...bodyOf(flow, format),
    pages: flow.body.flatMap((piece) => pagesOf(piece, flow)),
    notes: format.notes(flow).filter(hasText),
    alts: flow.body.flatMap(shownIn).map((shown) => format.alt(shown, flow)),
    rows: tables.flatMap(({ rows }) => rows.map((row) => row.map((cell) => plain(cell.content)))),
  }
}

/** Texts of the body, and where between them its units and figures stand. */
const bodyOf = (
  flow: Flow,
  format: FormatTexts,
): Pick<ExpectedTexts, 'body' | 'places' | 'figures'> => {
  const body: Expected[] = []
  const places = new Map<Id, number>()
  const figures: ExpectedTexts['figures'][number][] = []
  for (const piece of flow.body) {
    for (const figure of shownIn(piece)) figures.push({ figure, before: body.length })
    for (const { id, texts } of stretchesOf(piece, flow, format)) {
      if (id !== undefined && !places.has(id)) places.set(id, body.length)
      for (const text of texts.filter(hasText)) body.push(text)
    }
  }
  return { body, places, figures }
}

/** A piece with the unit it begins; of a table that the template makes, each row with its own. */
const stretchesOf = (piece: Piece, flow: Flow, format: FormatTexts) =>
  piece.type === 'table' && piece.id === undefined
    ? piece.rows.map((row) => ({
        id: row.find((cell) => cell.id !== undefined)?.id,
        texts: row.flatMap(format.paragraph),
      }))
    : [{ id: 'id' in piece ? piece.id : undefined, texts: textsOf(piece, flow, format) }]

/** The pictures of a piece. */
const shownIn = (piece: Piece): readonly Shown[] => {
  if (piece.type === 'figure') return [piece]
  if (piece.type === 'pictures') return piece.items
  return piece.type === 'paragraph' && piece.beside ? [piece.beside] : []
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

const textsOf = (piece: Piece, flow: Flow, format: FormatTexts): Expected[] => {
  if (piece.type === 'paragraph') return format.paragraph(piece)
  if (piece.type === 'table') return piece.rows.flat().flatMap(format.paragraph)
  return piece.type === 'contents' ? format.contents(piece, entriesOf(piece, flow)) : []
}

/** What pages a piece says; that of a heading without a unit is not known. */
const pagesOf = (piece: Piece, flow: Flow): (Paragraph | Id)[] =>
  piece.type === 'contents'
    ? entriesOf(piece, flow).flatMap(({ entryOf, id }) => (id === undefined ? [] : entryOf!))
    : pagesNamed(piece).map(({ of }) => of)

/** The headings that a list of contents lists. */
const entriesOf = ({ levels: [first, last] }: Contents, { body }: Flow): Expected[] =>
  body.flatMap((piece): Expected[] => {
    if (piece.type !== 'paragraph' || piece.outline === undefined) return []
    if (piece.outline < first || piece.outline > last) return []
    const words = numbered(piece).filter((inline) => !('note' in inline))
    const text = plain(words).replaceAll('\n', ' ')
    return [{ text, entryOf: piece, ...(piece.id !== undefined && { id: piece.id }) }]
  })

/** The label of a paragraph, if it has one, and its text. */
const ownTexts = (paragraph: Paragraph, content = paragraph.content): Expected[] => {
  const id = paragraph.id === undefined ? {} : { id: paragraph.id }
  const text = { ...id, text: plain(content), paragraph }
  return paragraph.label ? [{ ...id, text: paragraph.label.text }, text] : [text]
}

/** A page shows its notes in the order of their references and with their numbers, and a remark by itself. */
export const pdfTexts: FormatTexts = {
  paragraph: (paragraph) => [
    ...ownTexts(paragraph, printed(paragraph)),
    ...[paragraph.remark, paragraph.moved].flatMap((remark) => (remark ? [{ text: remark.text }] : [])), // prettier-ignore
  ],
  alt: (shown, flow) =>
    'change' in shown && shown.change ? spokenIn(flow)(shown.change.kind, shown.alt) : shown.alt,
  contents: ({ title }, entries) => [{ text: title }, ...entries],
  notes: (flow) => {
    const notes = new Map(flow.notes.map((note) => [note.id, note]))
    const order = new Set<Id>()
    // A note is followed by those that it refers to, on one page.
    const add = (id: Id): void => {
      if (order.has(id)) return
      order.add(id)
      const body = notes.get(id)?.body ?? []
      for (const { content } of body) for (const inner of notesIn(content)) add(inner)
    }
    for (const id of [...referencesIn(flow), ...notes.keys()]) add(id)
    return [...order].flatMap((id) => {
      const note = notes.get(id)
      return (note?.body ?? []).flatMap((paragraph, i): Expected[] =>
        i > 0
          ? pdfTexts.paragraph(paragraph)
          : [
              { text: numberOf(note!.number, paragraph) },
              ...pdfTexts.paragraph(paragraph).slice(paragraph.label ? 1 : 0),
            ],
      )
    })
  },
}

/**
 * Word keeps notes in a part of their own and counts those that its body refers to itself. A remark stands behind
 * a tab. It has no list of contents when there is nothing to list, not even its title.
 */
export const wordTexts: FormatTexts = {
  paragraph: (paragraph) => {
    const { remark } = paragraph
    const texts = ownTexts(paragraph)
    const last = texts.at(-1)!
    return remark ? texts.with(-1, { ...last, text: `${last.text}\t${remark.text}` }) : texts
  },
  alt: ({ alt }) => alt,
  contents: ({ title }, entries) => (entries.length === 0 ? [] : [{ text: title }, ...entries]),
  notes: (flow) => {
    const counted = new Set(referencesIn(flow))
    return flow.notes.flatMap(({ id, number, body }) =>
      body.flatMap(wordTexts.paragraph).map((expected, i) =>
        // Word counts no note that only notes refer to, so its number is text.
        i > 0 || counted.has(id) ? expected : { ...expected, text: `${number}\t${expected.text}` },
      ),
    )
  },
}

/** The text before a note: its number, and the label of the list it begins with. */
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
    .flatMap(notesIn)

const notesIn = (content: Content): Id[] =>
  content.flatMap((inline) => ('text' in inline && inline.note !== undefined ? [inline.note] : []))

/** Headings, one of which a running line names. */
export const headingsOf = ({ body }: Flow): string[] =>
  headingsIn(body).map((heading) =>
    plain(numbered(heading).filter((inline) => !('note' in inline))),
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
      .map((inline) => {
        if ('text' in inline) return inline.text
        return inline.field === 'page-of' ? '' : { page, pages, section }[inline.field]
      })
      .join('')
  return hasField(content, 'section') ? ['', ...headings].map(fill) : [fill('')]
}

export const hasField = (content: Content, field: Field['field']): boolean =>
  content.some((inline) => 'field' in inline && inline.field === field)
