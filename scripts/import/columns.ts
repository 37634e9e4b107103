/** Names and what they are, typed in columns of blanks or tabs: rows of a table, where several follow each other. */
import type {
  ForeignBlock,
  ForeignCell,
  ForeignParagraph,
  ForeignRun,
  ForeignTable,
} from '../readers/foreign/model.ts'
import { numberedBy, textOf } from './wording.ts'

/** Fewer rows may be anything that is set apart. */
const leastRows = 3
/** Characters of the longest cell: what is longer is a text. */
const longestCell = 40

/** A blank between two characters that stand alone is inside a name: `王 明`. */
const insideName = /(?<=(?:^|\s)\p{Script=Han})[ \u3000](?=\p{Script=Han}(?:\s|$))/gu
const gaps = /\t| {2,}[ \u3000]*|\u3000[ \u3000]*/g

/** Where the cells of a line begin and end; one for a line without columns. */
const cellsOf = (text: string): (readonly [start: number, end: number])[] => {
  const inside = new Set([...text.matchAll(insideName)].map(({ index }) => index))
  const cells: [number, number][] = []
  let start = 0
  for (const { 0: gap, index } of text.matchAll(gaps)) {
    if (inside.has(index)) continue
    cells.push([start, index])
    start = index + gap.length
  }
  return [...cells, [start, text.length]]
}

type Cells = ReturnType<typeof cellsOf>
type Line = {
  readonly paragraph: ForeignParagraph
  /** With empty ones between two tabs. */
  readonly cells: Cells
  readonly filled: Cells
}

/** A line of columns: nothing that counts, ends a sentence, or is as long as a text. */
const lineOf = (block: ForeignBlock): Line | null => {
  if (block.type === 'table' || block.list || block.outline !== null) return null
  const text = textOf(block)
  const begin = text.trim()
  if (numberedBy(begin) || /^第.{1,4}条/.test(begin) || /[。；！？!?;\n]/.test(text)) return null
  const cells = cellsOf(text)
  const filled = filledOf(text, cells)
  const isRow = filled.length > 1 && filled.every(([start, end]) => end - start <= longestCell)
  return isRow ? { paragraph: block, cells, filled } : null
}

const filledOf = (text: string, cells: Cells): Cells =>
  cells.filter(([start, end]) => text.slice(start, end).trim() !== '')

/** Whether a line has columns, and is no text that goes on in the next one. */
export const hasColumns = (text: string): boolean =>
  filledOf(text.trim(), cellsOf(text.trim())).length > 1

/** Rows in a row as a table, each with as many cells as the longest. */
export const columned = (blocks: readonly ForeignBlock[]): ForeignBlock[] => {
  const all: ForeignBlock[] = []
  let rows: Line[] = []
  const end = () => {
    all.push(
      ...(rows.length >= leastRows ? [tableOf(rows)] : rows.map(({ paragraph }) => paragraph)),
    )
    rows = []
  }
  for (const block of blocks) {
    const line = lineOf(block)
    if (line) rows.push(line)
    else {
      end()
      all.push(block)
    }
  }
  end()
  return all
}

/** Words of a first row that head a column of names. */
const headWords =
  /^(序号|姓\s*名|名单|职\s*务|职称|单\s*位|机构|身份|name|title|role|position|organi[sz]ation|affiliation|institution|no\.?)$/i

/** Several tabs are one gap, unless all rows have as many. */
const tableOf = (lines: readonly Line[]): ForeignTable => {
  const isEven = lines.every(({ cells }) => cells.length === lines[0]!.cells.length)
  const rows = lines.map(({ cells, filled }) => (isEven ? cells : filled))
  const width = Math.max(...rows.map(({ length }) => length))
  const columns = Array.from({ length: width }, (_, at) => at)
  const cells = lines.map(({ paragraph }, row) =>
    columns.map((at) => cellOf(partOf(paragraph, rows[row]![at], at === 0))),
  )
  const text = textOf(lines[0]!.paragraph)
  const isHead = rows[0]!.some(([start, end]) => headWords.test(text.slice(start, end).trim()))
  return {
    type: 'table',
    isTyped: true,
    rows: isHead ? cells : [columns.map(() => cellOf(null)), ...cells],
  }
}

const cellOf = (paragraph: ForeignParagraph | null): ForeignCell => ({
  blocks: paragraph ? [paragraph] : [],
  span: 1,
  isCovered: false,
})

/** What a paragraph says from one place to another; remarks stay with its first cell. */
const partOf = (
  paragraph: ForeignParagraph,
  place: Cells[number] | undefined,
  isFirst: boolean,
): ForeignParagraph | null => {
  if (!place) return null
  const [start, end] = place
  let at = 0
  const runs = paragraph.runs.flatMap((run): ForeignRun[] => {
    const from = at
    // A mark of a note, or a picture, has no characters.
    if (run.picture !== undefined || run.text === '')
      return from >= start && from <= end ? [run] : []
    at += run.text.length
    const text = run.text.slice(Math.max(0, start - from), Math.max(0, end - from))
    return text === '' ? [] : [{ ...run, text }]
  })
  return { ...paragraph, runs, comments: isFirst ? paragraph.comments : [] }
}
