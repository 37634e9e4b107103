/** Draft → Markdown, and at which of its lines each guess stands. */
import type { ForeignComment } from '../readers/foreign/model.ts'
import { faithful } from './faithful.ts'
import { isHeading } from './front-matter.ts'
import { guesses } from './guesses.ts'
import type { Setting } from './inlines.ts'
import { markedItems } from './list-markers.ts'
import type { Draft, DraftBlock, DraftText, Guess } from './model.ts'

export type Written = {
  readonly text: string
  /** Lines from 1. */
  readonly guesses: readonly PlacedGuess[]
  /** Pictures by the path that the text has for them. */
  readonly pictures: ReadonlyMap<string, string>
}

/** Lines of one block, and what was guessed of it, at which of them from 0. */
type Chunk = { readonly lines: string; readonly guesses: readonly PlacedGuess[] }
type PlacedGuess = Guess & { readonly line: number }

/** The memo below its front matter, which is written as it is given. */
export const toMarkdown = (draft: Draft, frontMatter: string): Written => {
  const numbers = new Map<string, number>()
  const pictures = new Map<string, string>()
  const setting: Setting = {
    isCell: false,
    beginsLine: true,
    isStrict: false,
    lineEnd: '\\\n',
    noteOf: (id) => {
      if (!numbers.has(id)) numbers.set(id, numbers.size + 1)
      return `[^${numbers.get(id)}]`
    },
    pictureOf: (path) => {
      const name = `pictures/${path
        .split('/')
        .at(-1)!
        .replaceAll(/[^\w.-]/g, '-')}`
      pictures.set(name, path)
      return name
    },
  }
  const head = headOf(draft, frontMatter, setting)
  const body = chunksOf(draft.blocks, setting)
  const notes: Chunk[] = []
  // A note may have marks of further ones.
  for (const [id, number] of numbers)
    notes.push(noteOf(number, chunksOf(draft.notes.get(id) ?? [], setting)))
  const { lines, guesses: own } = inOne([head, ...body, ...notes], '\n\n')
  return { text: `${lines}\n`, guesses: below(1, own), pictures }
}

/** Front matter, and below it the title where it has notes, or else what was remarked on it. */
const headOf = (draft: Draft, frontMatter: string, setting: Setting): Chunk => {
  const { title } = draft
  const front = { lines: frontMatter, guesses: [] }
  if (isHeading(draft))
    return inOne([front, chunkOf({ ...title, type: 'heading', level: 1 }, setting)], '\n\n')
  const remarks = commentsOf(title).trim()
  const guesses = atFirst(title.guesses)
  return { lines: remarks === '' ? frontMatter : `${frontMatter}\n\n${remarks}`, guesses }
}

const atFirst = (guesses: readonly Guess[]): PlacedGuess[] =>
  guesses.map((guess) => ({ ...guess, line: 0 }))

const below = (lines: number, guesses: readonly PlacedGuess[]): PlacedGuess[] =>
  guesses.map((guess) => ({ ...guess, line: guess.line + lines }))

/** Items in a row are lines of a list, quoted paragraphs of a quote. */
const chunksOf = (blocks: readonly DraftBlock[], setting: Setting): Chunk[] =>
  rowsOf(blocks).map((row) => {
    if (row[0]!.type === 'item') return listOf(row as readonly Item[], setting)
    return inOne(
      row.map((block) => chunkOf(block, setting)),
      '\n>\n',
    )
  })

type Item = Extract<DraftBlock, { type: 'item' }>

/** Neighbours that are items, or quoted, together. */
const rowsOf = (blocks: readonly DraftBlock[]): DraftBlock[][] => {
  const rows: DraftBlock[][] = []
  for (const block of blocks) {
    const row = rows.at(-1)
    if (/item|quote/.test(block.type) && row?.[0]!.type === block.type) row.push(block)
    else rows.push([block])
  }
  return rows
}

const inOne = (chunks: readonly Chunk[], gap: string): Chunk => {
  let line = 0
  const own = chunks.flatMap((chunk) => {
    const placed = below(line, chunk.guesses)
    line += lineEndsIn(chunk.lines + gap)
    return placed
  })
  return { lines: chunks.map(({ lines }) => lines).join(gap), guesses: own }
}

const lineEndsIn = (text: string): number => text.split('\n').length - 1

/** Lists that meet are told apart by a comment. */
const listOf = (items: readonly Item[], setting: Setting): Chunk => {
  const marked = markedItems(items)
  const chunks = items.map((item, at): Chunk => {
    const { indent, marker, above } = marked[at]!
    const chunk = textChunk(item, marker, setting)
    const lines = indented(' '.repeat(indent) + marker, chunk.lines)
    return { lines: above + lines, guesses: below(lineEndsIn(above), chunk.guesses) }
  })
  return inOne(chunks, '\n')
}

/** The text of a block as it stands behind a marker, and what is said of it. */
const textChunk = (block: TextBlock, marker: string, setting: Setting): Chunk => {
  const { text, isPlain } = faithful(block.runs, setting, (each) => marker + each)
  return {
    lines: text + commentsOf(block),
    guesses: atFirst([...block.guesses, ...(isPlain ? [guesses.look] : [])]),
  }
}

const chunkOf = (block: DraftBlock, setting: Setting): Chunk => {
  if (block.type === 'table') return tableOf(block, setting)
  const heading = block.type === 'heading' && `${'#'.repeat(block.level)} `
  if (heading) {
    const own: Setting = { ...setting, beginsLine: false, lineEnd: ' ' }
    const chunk = textChunk(block, heading, own)
    return { ...chunk, lines: heading + chunk.lines }
  }
  const marker = block.type === 'quote' ? '> ' : ''
  const chunk = textChunk(block, marker, setting)
  return { ...chunk, lines: chunk.lines.replaceAll(/^/gm, marker) }
}

type TextBlock = Exclude<DraftBlock, { type: 'table' }>

/** The first line behind a label, the others below its text. */
const indented = (label: string, text: string): string =>
  label + text.replaceAll('\n', `\n${' '.repeat(label.length)}`)

/** Below the first line everything is indented, or it would be none of the note. */
const noteOf = (number: number, chunks: readonly Chunk[]): Chunk => {
  const { lines, guesses: own } = inOne(chunks, '\n\n')
  return { lines: `[^${number}]: ${lines.replaceAll(/\n(?=.)/g, '\n    ')}`, guesses: own }
}

/** Remarks of Word as comments, which are not printed. */
const commentsOf = ({ comments }: Pick<DraftText, 'comments'>): string =>
  comments
    .map(({ author, text }: ForeignComment) => {
      const words = `${author}: ${text}`.replaceAll(/\s+/g, ' ').replaceAll(/--+>?/g, '—')
      return ` <!-- Word: ${words} -->`
    })
    .join('')

const rules = { left: '---', center: ':-:', right: '--:' } as const

/** A line of a table for each row, the first of which is its head. */
const tableOf = (
  { rows, aligns, comments, guesses: own }: Extract<DraftBlock, { type: 'table' }>,
  setting: Setting,
): Chunk => {
  const inCell: Setting = { ...setting, isCell: true, beginsLine: false, lineEnd: '<br>' }
  const cells = rows.map((row) =>
    row.map((runs) => faithful(runs, inCell, (text) => `| ${text} |\n| --- |`)),
  )
  const [head, ...body] = cells.map((row) => `| ${row.map(({ text }) => text).join(' | ')} |`)
  const rule = `| ${aligns.map((align) => rules[align ?? 'left']).join(' | ')} |`
  const remarks = commentsOf({ comments }).trim()
  const isPlain = cells.flat().some((cell) => cell.isPlain)
  return {
    lines: [head ?? '', rule, ...body].join('\n') + (remarks === '' ? '' : `\n\n${remarks}`),
    guesses: atFirst([...own, ...(isPlain ? [guesses.look] : [])]),
  }
}
