/**
 * The journal of a publication. It is written when every new file lies beside the old ones, and says
 * how to go on; from then on either set can be completed, whatever was done before the power went.
 */
import path from 'node:path'
import * as z from 'zod'
import { attempt, statusOf, syncFolder, textAt, unlinkIfThere, writeSynced } from './disk.ts'
import type { Home } from './disk.ts'
import { foldersOf, isOutputPath } from '../files.ts'
import { isPublished, targetOf } from './paths.ts'

const staged = z.string().regex(/^\d+$/)
const schema = z.strictObject({
  steps: z.array(
    z.strictObject({
      path: z.string().refine(isPublished),
      /** Name of the new file in `new/`; null for a file to remove. */
      staged: staged.nullable(),
      /** Name of the old file in `old/`; null when there was none. */
      kept: staged.nullable(),
    }),
  ),
  /** Folders that publishing makes, outermost first. */
  folders: z.array(z.string().refine(isOutputPath)),
})

/** What changes places, in order. */
export type Journal = z.infer<typeof schema>
/** A file that comes, changes or goes. */
export type Step = Journal['steps'][number]

const names = { forward: 'journal.json', back: 'undo.json' } as const
type Direction = keyof typeof names

/** Where a new file waits, and where the old one is kept. */
export const stagedFile = ({ hidden }: Home, name: string): string => path.join(hidden, 'new', name)
export const keptFile = ({ hidden }: Home, name: string): string => path.join(hidden, 'old', name)
const journalFile = ({ hidden }: Home, direction: Direction): string =>
  path.join(hidden, names[direction])

/** True when a journal says that the set of outputs is not complete. */
export const hasJournal = (home: Home): boolean =>
  (['forward', 'back'] as const).some((name) => statusOf(home.disk, journalFile(home, name)))

/** Makes the new set the one to complete. */
export const writeJournal = (home: Home, journal: Journal): void => {
  const { disk, hidden } = home
  const draft = path.join(hidden, 'journal.draft')
  writeSynced(disk, draft, JSON.stringify(journal))
  disk.renameSync(draft, journalFile(home, 'forward'))
  syncFolder(disk, hidden)
}

/** Null when there is none, or none that we wrote. */
const readJournal = (home: Home, direction: Direction): Journal | null => {
  const text = textAt(home.disk, journalFile(home, direction))
  if (text === null) return null
  try {
    return schema.parse(JSON.parse(text))
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) return null
    throw error
  }
}

/** Completes the new set. Each step may have been taken already. */
export const finish = (home: Home): void => {
  const { disk, root } = home
  const journal = readJournal(home, 'forward')
  if (!journal) return close(home, 'forward')
  for (const folder of journal.folders) disk.mkdirSync(path.join(root, folder), { recursive: true })
  for (const step of journal.steps) forward(home, step)
  syncFoldersOf(home, journal)
  close(home, 'forward')
  attempt(() => removeEmptyFolders(home, journal))
}

const forward = (home: Home, step: Step): void => {
  const target = targetOf(home, step.path)
  if (step.staged === null) return unlinkIfThere(home.disk, target)
  const file = stagedFile(home, step.staged)
  if (statusOf(home.disk, file)) home.disk.renameSync(file, target)
}

/** Completes the old set, when a journal was written; else there is nothing to put back. */
export const undo = (home: Home): void => {
  const { disk, root } = home
  const isForward = statusOf(disk, journalFile(home, 'forward')) !== null
  const journal = readJournal(home, isForward ? 'forward' : 'back')
  // A rename needs no room on a full disk, and from here on no one finishes what is half undone.
  if (isForward) disk.renameSync(journalFile(home, 'forward'), journalFile(home, 'back'))
  if (!journal) return close(home, 'back')
  const failures = journal.steps.toReversed().flatMap((step) => failureOf(() => back(home, step)))
  // The journal stays, and the next command goes on with it.
  if (failures.length > 0) throw failures[0]
  syncFoldersOf(home, journal)
  for (const folder of journal.folders.toReversed())
    attempt(() => disk.rmdirSync(path.join(root, folder)))
  close(home, 'back')
}

/** One file that cannot be put back keeps no other from it. */
const failureOf = (work: () => void): unknown[] => {
  try {
    work()
    return []
  } catch (error) {
    return [error]
  }
}

const back = (home: Home, step: Step): void => {
  const { disk } = home
  const target = targetOf(home, step.path)
  if (!isTaken(home, step, target)) return
  if (step.kept === null) return unlinkIfThere(disk, target)
  const file = keptFile(home, step.kept)
  if (statusOf(disk, file)) disk.renameSync(file, target)
}

/** Whether a step was taken: else the old file is still in its place, and may be one that nobody can replace. */
const isTaken = (home: Home, { staged }: Step, target: string): boolean =>
  !statusOf(home.disk, staged === null ? target : stagedFile(home, staged))

/** Ends whatever an interrupted command left: finishes it, or undoes it when that cannot be done. */
export const settle = (home: Home): void => {
  if (statusOf(home.disk, journalFile(home, 'back'))) return undo(home)
  try {
    finish(home)
  } catch {
    undo(home)
  }
}

const syncFoldersOf = ({ disk, root }: Home, { steps }: Journal): void => {
  const folders = new Set(steps.flatMap((step) => ['', ...foldersOf(step.path)]))
  for (const folder of folders) {
    const target = path.join(root, folder)
    if (statusOf(disk, target)) syncFolder(disk, target)
  }
}

/** Without a journal the set counts as complete. */
const close = (home: Home, direction: Direction): void => {
  unlinkIfThere(home.disk, journalFile(home, direction))
  // A journal that came back after the power went would name files of a later build.
  attempt(() => syncFolder(home.disk, home.hidden))
}

/** Folders of removed outputs go when nothing else is in them. */
const removeEmptyFolders = ({ disk, root }: Home, { steps }: Journal): void => {
  const left = steps.filter((step) => step.staged === null).flatMap(({ path: p }) => foldersOf(p))
  for (const folder of [...new Set(left)].sort((a, b) => b.length - a.length))
    attempt(() => disk.rmdirSync(path.join(root, folder)))
}

/** Takes away what was staged. */
export const clear = ({ disk, hidden }: Home): void => {
  for (const name of ['new', 'old', 'journal.draft'])
    disk.rmSync(path.join(hidden, name), { recursive: true, force: true })
}
