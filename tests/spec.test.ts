/**
 * Every example of CommonMark and of GFM's extensions through the whole of a build: printed in both
 * formats with every character proved, or refused by errors that say where. None may crash.
 */
import spec from 'commonmark-spec'
import { describe, expect, test } from 'vitest'
import type { Input } from '../scripts/build/input.ts'
import { printsOf } from '../scripts/proof/prints.ts'
import type { Prove } from '../scripts/proof/prove.ts'
import { checkFlow } from '../scripts/proof/flow.ts'
import { verifyArtifact } from '../scripts/proof/readback.ts'
import { checkSource, wordsOfSource } from '../scripts/proof/source.ts'
import type { Memo, Section } from '../scripts/memo/model.ts'
import { numberNotes } from '../scripts/memo/notes.ts'
import type { Message } from '../scripts/message.ts'
import { gfmExamples } from './spec/gfm.ts'
import { errorsOf, buildMemo, readMemo, type Read } from './whole.ts'

type Example = { readonly name: string; readonly markdown: string }

const commonMark: Example[] = spec.tests.map(({ number, section, markdown }) => ({
  name: `CommonMark ${number} (${section})`,
  markdown: markdown.replaceAll('→', '\t'),
}))
const gfm: Example[] = Object.entries(gfmExamples).flatMap(([section, all]) =>
  all.map((markdown, i) => ({ name: `GFM ${section} ${i + 1}`, markdown })),
)

/** Below a title and a line of text; or by itself, as a memo may bring its own title. */
const settings = [
  (markdown: string) => `---\ntitle: Title\nlang: en\n---\n\nText.\n\n${markdown}`,
  (markdown: string) => markdown,
]

type Outcome = { readonly example: Example; readonly read: Read }

const outcomeOf = (example: Example): Outcome => {
  const reads = settings.map((setting) => readMemo(setting(example.markdown)))
  return { example, read: reads.find(({ memo }) => memo) ?? reads[0]! }
}

/** The memo as one section of a larger one. */
const asSection = ({ lead, sections, title }: Memo, name: string): Section => ({
  id: name,
  domains: [],
  depth: 2,
  role: 'body',
  title: title.length > 0 ? title : [{ text: name }],
  blocks: lead,
  sections,
})

const namesOfUnits = new Set(['id', 'ref', 'note'])

/** Ids are unique in a memo, not between memos. */
const renamed = (memo: Memo, suffix: string): Memo =>
  JSON.parse(JSON.stringify(memo), (key, value: unknown) =>
    namesOfUnits.has(key) && typeof value === 'string' ? `${value}${suffix}` : value,
  ) as Memo

/** Some memos as the sections of one, with their notes. */
const together = (memos: readonly Memo[]): Memo => {
  const own = memos.map((memo, i) => renamed(memo, `-e${i}`))
  return numberNotes({
    ...memos[0]!,
    title: [{ text: 'Examples' }],
    lead: [],
    sections: own.map((memo, i) => asSection(memo, `e${i}`)),
    notes: own.flatMap(({ notes }) => notes),
  })
}

/** The source is proved example by example, before they are put together. */
const prove = ({ images }: Input): Prove => {
  const about = { source: 'memo.md', placeOf: () => undefined, prints: printsOf(images.values()) }
  return async ({ flow, edition, ...artifact }) => [
    ...checkFlow(edition!, flow, { ...about, artifact: artifact.path }),
    ...verifyArtifact(artifact, flow, about),
  ]
}

const faultsOf = async (memo: Memo): Promise<Message[]> =>
  errorsOf((await buildMemo(memo, '', { prove })).messages)

/** Examples printed together: most of what one costs alone is the same for all. */
const batchSize = 25

/** Errors of each example that a build finds; when some of a batch have any, each is built alone. */
const builtFaults = async (batch: readonly Outcome[]): Promise<Message[][]> => {
  const memos = batch.map(({ read }) => read.memo!)
  const shared = await faultsOf(together(memos))
  if (shared.length === 0) return memos.map(() => [])
  const faults: Message[][] = []
  for (const { read } of batch)
    faults.push(errorsOf((await buildMemo(read.memo!, read.text)).messages))
  return faults
}

const inBatches = <T>(all: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, i) =>
    all.slice(i * size, (i + 1) * size),
  )

/** Rules that refused an example, `printed` when none did. */
const verdicts = async (examples: readonly Example[]): Promise<Map<Example, Message[]>> => {
  const outcomes = examples.map(outcomeOf)
  const found = new Map(
    outcomes.map(({ example, read }) => [
      example,
      [
        ...errorsOf(read.messages),
        ...(read.memo ? checkSource(wordsOfSource(read.text), read.memo, 'memo.md') : []),
      ],
    ]),
  )
  const accepted = outcomes.filter(({ read }) => read.memo)
  for (const batch of inBatches(accepted, batchSize)) {
    const faults = await builtFaults(batch)
    batch.forEach(({ example }, i) => found.get(example)!.push(...faults[i]!))
  }
  return found
}

/** How many examples each rule refuses: the first it found, for those that break several. */
const tally = (found: ReadonlyMap<Example, readonly Message[]>): Record<string, number> => {
  const counts: Record<string, number> = {}
  for (const [first] of found.values()) {
    const rule = first?.rule ?? 'printed'
    counts[rule] = (counts[rule] ?? 0) + 1
  }
  return counts
}

const withoutPlace = (found: ReadonlyMap<Example, readonly Message[]>): string[] =>
  [...found].flatMap(([{ name }, messages]) =>
    messages.filter(({ place }) => !place).map(({ rule }) => `${name}: ${rule}`),
  )

describe('the examples of the specifications', () => {
  test('all 652 of CommonMark are printed whole or refused with a place', async () => {
    const found = await verdicts(commonMark)
    expect(withoutPlace(found)).toEqual([])
    expect(tally(found)).toEqual({
      printed: 552,
      'blank-paragraph': 1,
      'empty-link': 2,
      'forbidden-character': 1,
      'image-missing': 8,
      'image-path': 14,
      'link-scheme': 4,
      'lost-picture': 1,
      'missing-glyph': 2,
      'raw-html': 66,
      'unknown-unit': 1,
    })
  })

  test('all 24 of GFM are printed whole or refused with a place', async () => {
    const found = await verdicts(gfm)
    expect(withoutPlace(found)).toEqual([])
    expect(tally(found)).toEqual({
      printed: 21,
      'lost-table': 1,
      'ragged-row': 1,
      'raw-html': 1,
    })
  })
})
