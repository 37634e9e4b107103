/** Draft → Markdown, and at which of its lines each guess stands. */
import type { ForeignComment } from '../readers/foreign/model.ts'
import { faithful } from './faithful.ts'
import { guesses } from './guesses.ts'
import type { Setting } from './inlines.ts'
import { markedItems } from './list-markers.ts'
import type { Draft, DraftBlock, DraftText, Guess } from './model.ts'

export type Written = {
  readonly text: string
  readonly guesses: readonly (Guess & { readonly line: number })[]
  /** Pictures by the path that the text has for them. */
  readonly pictures: ReadonlyMap<string, string>
}

/** Lines of one block, and what was guessed of it. */
type Chunk = { readonly lines: string; readonly guesses: readonly Guess[] }

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
  const body = chunksOf(draft.blocks, setting)
  const notes: Chunk[] = []
  // A note may have marks of further ones.
  for (const [id, number] of numbers)
    notes.push(noteOf(number, chunksOf(draft.notes.get(id) ?? [], setting)))
  const all: Chunk[] = [{ lines: frontMatter, guesses: draft.title.guesses }, ...body, ...notes]
  return { ...joined(all), pictures }
}

const joined = (chunks: readonly Chunk[]): Pick<Written, 'text' | 'guesses'> => {
  let line = 1
  const guesses = chunks.flatMap((chunk) => {
    const own = chunk.guesses.map((guess) => ({ ...guess, line }))
    line += chunk.lines.split('\n').length + 1
    return own
  })
  return { text: `${chunks.map(({ lines }) => lines).join('\n\n')}\n`, guesses }
}

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

const inOne = (chunks: readonly Chunk[], gap: string): Chunk => ({
  lines: chunks.map(({ lines }) => lines).join(gap),
  guesses: chunks.flatMap(({ guesses: own }) => own),
})

/** Lists that meet are told apart by a comment. */
const listOf = (items: readonly Item[], setting: Setting): Chunk => {
  const marked = markedItems(items)
  const chunks = items.map((item, at): Chunk => {
    const { indent, marker, isOther } = marked[at]!
    const chunk = textChunk(item, marker, setting)
    const lines = indented(' '.repeat(indent) + marker, chunk.lines)
    return { ...chunk, lines: (isOther ? '\n<!-- -->\n\n' : '') + lines }
  })
  return inOne(chunks, '\n')
}

/** The text of a block as it stands behind a marker, and what is said of it. */
const textChunk = (block: TextBlock, marker: string, setting: Setting): Chunk => {
  const { text, isPlain } = faithful(block.runs, setting, (each) => marker + each)
  return {
    lines: text + commentsOf(block),
    guesses: [...block.guesses, ...(isPlain ? [guesses.look] : [])],
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

const noteOf = (number: number, chunks: readonly Chunk[]): Chunk => ({
  lines: chunks
    .map(({ lines }, at) =>
      at === 0 ? `[^${number}]: ${lines}` : lines.replaceAll(/^(?=.)/gm, '    '),
    )
    .join('\n\n'),
  guesses: chunks.flatMap((chunk) => chunk.guesses),
})

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
  { rows, aligns, guesses: own }: Extract<DraftBlock, { type: 'table' }>,
  setting: Setting,
): Chunk => {
  const inCell: Setting = { ...setting, isCell: true, beginsLine: false, lineEnd: '<br>' }
  const cells = rows.map((row) =>
    row.map((runs) => faithful(runs, inCell, (text) => `| ${text} |\n| --- |`)),
  )
  const [head, ...body] = cells.map((row) => `| ${row.map(({ text }) => text).join(' | ')} |`)
  const rule = `| ${aligns.map((align) => rules[align ?? 'left']).join(' | ')} |`
  const isPlain = cells.flat().some((cell) => cell.isPlain)
  return {
    lines: [head ?? '', rule, ...body].join('\n'),
    guesses: [...own, ...(isPlain ? [guesses.look] : [])],
  }
}
