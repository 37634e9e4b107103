/**
 * Memos nobody wrote: whatever blocks stand in whatever order, a build prints each of them once and in
 * order, in both formats; each domain's extract holds its own and no others, the digest what is recommended.
 */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Artifact } from '../scripts/build/input.ts'
import { openArtifact } from '../scripts/proof/opened.ts'
import type { FormatName } from '../scripts/template/names.ts'
import type { Fragment } from '../scripts/readers/reading.ts'
import { written, type Mark, type Written } from './random/markdown.ts'
import { domains, memos } from './random/memo.ts'
import { errorsOf, whole } from './whole.ts'

/** `RANDOM_RUNS=1000 npx vitest run tests/random.test.ts` looks longer, `RANDOM_SEED` elsewhere. */
const numRuns = Number(process.env['RANDOM_RUNS'] ?? 25)
const seed = Number(process.env['RANDOM_SEED'] ?? 6)
/** A smaller memo with the same fault is looked for with `RANDOM_SHRINK=1` only: that takes many builds. */
const endOnFailure = process.env['RANDOM_SHRINK'] === undefined

/** A row that goes on overleaf has the rest of each cell there. */
const wholeTexts = (fragments: readonly Fragment[]): string[] => {
  const texts: string[] = []
  const cells = new Map<number, number>()
  for (const { text, cell } of fragments) {
    const at = cell === undefined ? undefined : cells.get(cell)
    if (at !== undefined) texts[at] += text
    else if (texts.push(text) && cell !== undefined) cells.set(cell, texts.length - 1)
  }
  return texts
}

const marksIn = (fragments: readonly Fragment[], pattern: RegExp): string[] =>
  wholeTexts(fragments).join('').replaceAll(/\s/g, '').match(pattern) ?? []

/** Marks of texts and of notes as a reader finds them in a file. */
const readMarks = ({ file, bytes }: Artifact): { body: string[]; notes: string[] } => {
  const { body, notes } = openArtifact(file.format as FormatName, bytes!).reading()
  return { body: marksIn(body, /q\d+z/g), notes: marksIn(notes, /n\d+z/g).sort() }
}

/** Which marks a document must have, by the edition it is: a handout has what is recommended first. */
const wantedIn = (edition: string, { marks, leading, listed }: Written): readonly Mark[] => {
  // The overview stands before the first heading.
  if (edition === 'memo') return [...marks.slice(0, leading), ...listed, ...marks.slice(leading)]
  if (edition === 'digest') return marks.filter((mark) => mark.isRecommendation)
  const own = marks.filter((mark) => (mark.domains as readonly string[]).includes(edition))
  const rank = (mark: Mark) => (mark.isRecommendation ? 0 : 2) + (mark.home === edition ? 0 : 1)
  return own.toSorted((a, b) => rank(a) - rank(b))
}

const notesOf = (marks: readonly Mark[], { notes }: Written): string[] => {
  const texts = new Set(marks.map(({ text }) => text))
  return notes.flatMap(({ text, of }) => (texts.has(of) ? [text] : [])).sort()
}

test('every block of a random memo is printed once, in order, where it belongs', async () => {
  await fc.assert(
    fc.asyncProperty(memos, async (memo) => {
      const source = written(memo)
      const { artifacts, messages } = await whole(source.markdown, { only: [] })
      expect(errorsOf(messages).map(({ rule, place, en }) => ({ rule, place, en }))).toEqual([])
      const documents = artifacts.filter(({ file }) => file.format !== 'json')
      // One that says nothing is numbered like the others.
      const digests = memo.sections.some(({ recommendations }) => recommendations.length > 0)
        ? 1
        : 0
      expect(documents).toHaveLength(2 * (1 + digests + domains.length))
      for (const document of documents) {
        const wanted = wantedIn(document.file.edition!, source)
        const read = readMarks(document)
        expect({ path: document.file.path, ...read }).toEqual({
          path: document.file.path,
          body: wanted.map(({ text }) => text),
          notes: notesOf(wanted, source),
        })
      }
    }),
    { numRuns, seed, endOnFailure },
  )
})
