/** Draft → Markdown, and at which of its lines each guess stands. */
import type { ForeignComment } from '../readers/foreign/model.ts'
import { faithful } from './faithful.ts'
import { guesses } from './guesses.ts'
import type { Setting } from './inlines.ts'
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

/** Items in a row are lines of one list; lists that meet are told apart by a comment. */
const chunksOf = (blocks: readonly DraftBlock[], setting: Setting): Chunk[] => {
  const chunks: Chunk[] = []
  blocks.forEach((block, at) => {
    const before = blocks[at - 1]
    const last = chunks.at(-1)
    const chunk = chunkOf(block, setting)
    if (block.type === 'item' && before?.type === 'item' && last) {
      const isOther = block.depth === 0 && block.isNumbered !== topOf(blocks, at - 1)
      const gap = isOther ? '\n\n<!-- -->\n\n' : '\n'
      chunks[chunks.length - 1] = {
        lines: last.lines + gap + chunk.lines,
        guesses: [...last.guesses, ...chunk.guesses],
      }
    } else chunks.push(chunk)
  })
  return chunks
}

/** Whether the list that an item is in is numbered at its outermost level. */
const topOf = (blocks: readonly DraftBlock[], at: number): boolean => {
  for (let i = at; i >= 0; i--) {
    const block = blocks[i]!
    if (block.type !== 'item') break
    if (block.depth === 0) return block.isNumbered
  }
  return false
}

const chunkOf = (block: DraftBlock, setting: Setting): Chunk => {
  if (block.type === 'table') return tableOf(block, setting)
  const before = befores[block.type](block as never)
  const own: Setting =
    block.type === 'heading' ? { ...setting, beginsLine: false, lineEnd: ' ' } : setting
  const { text, isPlain } = faithful(block.runs, own, (each) => before.trimStart() + each)
  const written = text + commentsOf(block)
  return {
    lines: block.type === 'item' ? indented(before, written) : before + written,
    guesses: [...block.guesses, ...(isPlain ? [guesses.look] : [])],
  }
}

type TextBlock = Exclude<DraftBlock, { type: 'table' }>

/** What stands before the text of a block. */
const befores: {
  readonly [T in TextBlock['type']]: (block: Extract<TextBlock, { type: T }>) => string
} = {
  heading: ({ level }) => `${'#'.repeat(level)} `,
  paragraph: () => '',
  item: ({ depth, isNumbered }) => '   '.repeat(depth) + (isNumbered ? '1. ' : '- '),
}

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

/** A line of a table for each row, the first of which is its head. */
const tableOf = (
  { rows, guesses: own }: Extract<DraftBlock, { type: 'table' }>,
  setting: Setting,
): Chunk => {
  const inCell: Setting = { ...setting, isCell: true, beginsLine: false, lineEnd: '<br>' }
  const cells = rows.map((row) =>
    row.map((runs) => faithful(runs, inCell, (text) => `| ${text} |\n| --- |`)),
  )
  const [head, ...body] = cells.map((row) => `| ${row.map(({ text }) => text).join(' | ')} |`)
  const rule = `|${' --- |'.repeat(rows[0]?.length ?? 0)}`
  const isPlain = cells.flat().some((cell) => cell.isPlain)
  return {
    lines: [head ?? '', rule, ...body].join('\n'),
    guesses: [...own, ...(isPlain ? [guesses.look] : [])],
  }
}
