/** The copy that was issued and the one that came back: every change, in the order of the one that came back. */
import { afterOf, beforeOf, type Change } from './changes.ts'
import type { CopyParagraph } from './copy.ts'
import { joinsIn, splitsIn } from './joints.ts'
import { usualLooks } from './looks.ts'
import { newNotesIn, noteChanges } from './notes.ts'
import { staying } from './order.ts'
import { pairsOf, type Pairs } from './pairs.ts'
import { deeperThan, paragraphChanges, type Anchor, type Known } from './paragraph-changes.ts'
import { rowChanges, tableAdded } from './rows.ts'

/** Paragraphs without text say nothing; empty cells do. */
const says = ({ text, cell }: CopyParagraph): boolean => cell !== null || text.trim() !== ''

/** A paragraph, or a table with its cells. */
type Piece = readonly CopyParagraph[]

export const changesBetween = (
  allIssued: readonly CopyParagraph[],
  allReturned: readonly CopyParagraph[],
  firstNote = 0,
): Change[] => {
  const [issued, returned] = [allIssued.filter(says), allReturned.filter(says)]
  const pairs = pairsOf(issued, returned)
  const newNotes = newNotesIn(returned, pairs, firstNote)
  const bodies = [issued, returned].map((all) => all.filter(({ note }) => note === null)) as [
    CopyParagraph[],
    CopyParagraph[],
  ]
  const splits = splitsIn(bodies[1], pairs)
  const joins = joinsIn(bodies[0], pairs)
  const changes = [
    ...bodyChanges(bodies, { pairs, splits, joins, newNotes, looks: usualLooks(issued) }),
    ...joins.changes,
    ...returned
      .filter(({ note }) => note !== null)
      .flatMap((each) => noteChanges(each, pairs, newNotes)),
    ...gone(issued, pairs, joins.names),
  ]
  return changes.filter((each) => beforeOf(each) !== afterOf(each) || !('after' in each))
}

const bodyChanges = (
  [issued, returned]: readonly [readonly CopyParagraph[], readonly CopyParagraph[]],
  known: Known,
): Change[] => {
  const { pairs } = known
  const places = new Map(issued.map((each, at) => [each, at]))
  const tables = tablesOf(issued)
  const pieces = piecesOf(returned)
  const placed = pieces.flatMap((piece, at) => {
    const other = issuedOf(piece, pairs)
    const place = other?.cell
      ? places.get(tables.get(other.cell.table)![0]!)!
      : other && places.get(other)
    return other && place !== undefined && other.names.length > 0 ? [{ at, place }] : []
  })
  const kept = staying(placed.map(({ place }) => place))
  const stays = new Set(placed.filter((_, at) => kept.has(at)).map(({ at }) => at))
  const moves = new Set(placed.filter((_, at) => !kept.has(at)).map(({ at }) => at))
  let anchor: Anchor | null = null
  return pieces.flatMap((piece, at): Change[] => {
    const [own] = piece as [CopyParagraph]
    const other = issuedOf(piece, pairs)
    const name = other && (other.cell ? tableName(other) : other.names[0])
    const deeper = deeperThan(anchor, own)
    const moved: Change[] = moves.has(at)
      ? [{ kind: 'moved', unit: name!, behind: anchor?.name ?? null, text: own.text, deeper }]
      : []
    const changes = own.cell
      ? tableChanges(piece, other?.cell ? tables.get(other.cell.table)! : [], { pairs, anchor })
      : paragraphChanges(own, other, { ...known, anchor })
    if (stays.has(at)) anchor = { name: name!, depth: own.depth, style: own.style }
    return [...moved, ...changes]
  })
}

const tableChanges = (
  piece: Piece,
  issued: Piece,
  { pairs, anchor }: { readonly pairs: Pairs; readonly anchor: Anchor | null },
): Change[] =>
  issued.length === 0 ? [tableAdded(piece, anchor?.name ?? null)] : rowChanges(piece, issued, pairs)

const issuedOf = (piece: Piece, pairs: Pairs): CopyParagraph | undefined => {
  for (const each of piece) if (pairs.has(each)) return pairs.get(each)
  return undefined
}

/** `data__1_0` → `data`. */
const tableName = ({ names }: CopyParagraph): string => names[0]?.replace(/__\d+_\d+$/, '') ?? ''

const piecesOf = (paragraphs: readonly CopyParagraph[]): Piece[] => {
  const pieces: CopyParagraph[][] = []
  for (const each of paragraphs) {
    const last = pieces.at(-1)
    if (each.cell && last?.[0]!.cell?.table === each.cell.table) last.push(each)
    else pieces.push([each])
  }
  return pieces
}

const tablesOf = (paragraphs: readonly CopyParagraph[]): ReadonlyMap<number, Piece> => {
  const tables = new Map<number, CopyParagraph[]>()
  for (const each of paragraphs) {
    if (!each.cell) continue
    const own = tables.get(each.cell.table)
    if (own) own.push(each)
    else tables.set(each.cell.table, [each])
  }
  return tables
}

/** Issued paragraphs that are not there any more, but those of tables, whose rows are compared. */
const gone = (
  issued: readonly CopyParagraph[],
  pairs: Pairs,
  joined: ReadonlySet<string>,
): Change[] => {
  const there = new Set(pairs.values())
  const tables = new Set([...there].flatMap(({ cell }) => cell?.table ?? []))
  const lost = issued.filter(
    (each) => !there.has(each) && !(each.names[0] !== undefined && joined.has(each.names[0])),
  )
  const texts = lost.filter(({ cell }) => cell === null)
  const cells = [...tablesOf(lost)].filter(([table]) => !tables.has(table))
  return [
    ...texts.map(({ names: [unit], text }): Change => {
      if (unit === undefined) return { kind: 'template', before: text, after: '' }
      return { kind: 'deleted', unit, before: text }
    }),
    ...cells.map(([, all]): Change => ({
      kind: 'deleted',
      unit: tableName(all[0]!),
      before: all.map(({ text }) => text).join('\n'),
    })),
  ]
}
