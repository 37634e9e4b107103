/** The two editions that a redline holds: `accept` gives the new memo, `reject` the old one, exactly. */
import { inside, withInside } from './blocks.ts'
import { joinRuns } from './join-runs.ts'
import type {
  Block,
  Change,
  EndChange,
  Id,
  ListItem,
  Memo,
  Note,
  Paragraph,
  Run,
  Section,
  Unit,
} from './model.ts'
import { numberNotes } from './notes.ts'
import { mapRuns, unitsOf } from './walk.ts'

type Edition = {
  /** Kinds of change that mark what this edition does not have. */
  readonly lacks: ReadonlySet<Change['kind']>
  /** Ends of paragraphs that this edition does not have. */
  readonly joins: NonNullable<EndChange['endChange']>
  readonly run: (run: Run) => Run
  /** A unit or a note as it was in this edition. */
  readonly own: <U extends Unit | Note>(unit: U) => U
}

const newEdition: Edition = {
  lacks: new Set(['deleted', 'movedFrom']),
  joins: 'deleted',
  run: ({ change: _, was: __, ...run }) => run,
  own: ({ was: _, ...unit }) => unit as never,
}

const oldEdition: Edition = {
  lacks: new Set(['inserted', 'movedTo']),
  joins: 'inserted',
  run: ({ change: _, was, ...run }) =>
    was
      ? {
          text: run.text,
          ...was,
          ...(run.filled && { filled: run.filled }),
          ...(run.note !== undefined && { note: run.note }),
        }
      : run,
  own: ({ was, ...unit }) => withAttributes(unit, was ?? {}) as never,
}

/** Attributes that a unit did not have are undefined in `was`: it is without them. */
const withAttributes = (unit: object, was: object): object =>
  Object.fromEntries(Object.entries({ ...unit, ...was }).filter(([, value]) => value !== undefined))

/** The new edition of a redline; another memo is what it is. */
export const accept = (memo: Memo): Memo => {
  if (!memo.redline) return memo
  const { redline: _, ...own } = memo
  return editionOf(own, newEdition)
}

/** The old edition of a redline; another memo is what it is. Its ids, numbers and places are the old ones too. */
export const reject = (memo: Memo): Memo => {
  if (!memo.redline) return memo
  const { redline, ...own } = memo
  const ids = oldIds(memo)
  const old = editionOf({ ...own, meta: redline.was }, oldEdition)
  const withIds = mapRuns(old, (runs) =>
    runs.map(({ ref, note, ...run }) => ({
      ...run,
      ...(ref !== undefined && { ref: ids.get(ref) ?? ref }),
      ...(note !== undefined && { note: ids.get(note) ?? note }),
    })),
  )
  return numberNotes(withIds)
}

/** Ids of the old edition by those of the redline, where they were others. */
export const oldIds = (memo: Memo): ReadonlyMap<Id, Id> =>
  new Map(
    [...[...unitsOf(memo)].map(({ unit }) => unit), ...memo.notes].flatMap(({ id, was }) =>
      was?.id === undefined ? [] : [[id, was.id] as const],
    ),
  )

const editionOf = (memo: Memo, edition: Edition): Memo => ({
  ...memo,
  title: runsOf(memo.title, edition),
  lead: blocksOf(memo.lead, edition),
  sections: sectionsOf(memo.sections, edition),
  notes: kept(memo.notes, edition).map((note) => ({
    ...note,
    blocks: blocksOf(note.blocks, edition),
  })),
})

type Changed = { readonly change?: Change | undefined }

const isIn = ({ change }: Changed, { lacks }: Edition): boolean =>
  !change || !lacks.has(change.kind)

/** What an edition has, as it was there, without marks. */
const kept = <U extends Unit | Note>(units: readonly U[], edition: Edition): U[] =>
  units
    .filter((unit) => isIn(unit, edition))
    .map(({ change: _, ...unit }) => edition.own(unit as U))

const runsOf = (runs: readonly Run[], edition: Edition): readonly Run[] =>
  joinRuns(runs.filter((run) => isIn(run, edition)).map(edition.run))

const sectionsOf = (sections: readonly Section[], edition: Edition): Section[] =>
  kept(sections, edition).map((section) => ({
    ...section,
    title: runsOf(section.title, edition),
    blocks: blocksOf(section.blocks, edition),
    sections: sectionsOf(section.sections, edition),
  }))

const blocksOf = (blocks: readonly Block[], edition: Edition): Block[] =>
  joined(kept(blocks, edition), edition, joinBlocks).map((block) => contentOf(block, edition))

const itemsOf = (items: readonly ListItem[], edition: Edition): ListItem[] =>
  joined(kept(items, edition), edition, joinItems).map((item) => ({
    ...item,
    blocks: blocksOf(item.blocks, edition),
  }))

const contentOf = (block: Block, edition: Edition): Block => {
  if (block.type === 'paragraph') return { ...block, runs: runsOf(block.runs, edition) }
  if (block.type === 'table') return tableOf(block, edition)
  if (inside(block).length === 0) return block
  return withInside(block, {
    blocks: (blocks) => blocksOf(blocks, edition),
    items: (items) => itemsOf(items, edition),
  })
}

type Table = Extract<Block, { type: 'table' }>

const tableOf = ({ rowChanges, ...table }: Table, edition: Edition): Table => ({
  ...table,
  head: table.head.map((cell) => runsOf(cell, edition)),
  rows: table.rows
    .filter((_, i) => isIn({ change: rowChanges?.[i] ?? undefined }, edition))
    .map((row) => row.map((cell) => runsOf(cell, edition))),
})

/** Neighbours between which the end is not in this edition are one. The first says what it is. */
const joined = <U extends EndChange>(
  units: readonly U[],
  edition: Edition,
  join: (first: U, second: U) => U,
): U[] => {
  const own: U[] = []
  let isOpen = false
  for (const unit of units) {
    if (isOpen) own[own.length - 1] = join(own.at(-1)!, unit)
    else own.push(unit)
    isOpen = unit.endChange === edition.joins
  }
  return own.map(({ endChange: _, ...unit }) => unit as U)
}

type Joinable = Block & EndChange

const joinBlocks = (first: Joinable, second: Joinable): Joinable =>
  ({ ...first, runs: [...runsIn(first), ...runsIn(second)] }) as Paragraph

const runsIn = (block: Block): readonly Run[] => (block.type === 'paragraph' ? block.runs : [])

const joinItems = (first: ListItem, second: ListItem): ListItem => {
  const [head, ...rest] = second.blocks
  const before = first.blocks.slice(0, -1)
  return { ...first, blocks: [...before, joinBlocks(first.blocks.at(-1)!, head!), ...rest] }
}
