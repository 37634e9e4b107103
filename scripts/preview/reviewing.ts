/**
 * Copies that came back while a memo is looked at: read, offered change by change, and what is chosen written into the
 * memo. Nothing is written but by `write`, and nothing over a file that somebody else has changed.
 */
import { dirname, resolve } from 'node:path'
import type { Message, Words } from '../message.ts'
import { picturesOf } from '../project/pictures.ts'
import { readResources, readTextResources } from '../project/resources.ts'
import type { Text } from '../review/model.ts'
import { readCopies, type CopyFile } from '../review/read-copies.ts'
import { mergeAll } from '../review/review.ts'
import { readText } from '../review/read-text.ts'
import { acceptedOf, namedChanges, textsIn, type Choices } from './chosen.ts'
import { readMemoFile, writeMemoFile, type MemoFile } from '../review/memo-file.ts'
import type { Choice, ReviewState } from './model.ts'
import { reviewState, type Reviewed } from './review-state.ts'
import { said } from './said.ts'
import { oneAtATime } from './turns.ts'

export type Reviewing = {
  /** Takes a copy beside those that are there. */
  readonly take: (copy: CopyFile) => Promise<readonly Words[]>
  /** Null makes a change open again. */
  readonly choose: (choices: Chosen) => Promise<void>
  /** Writes what is chosen into the memo, which has to be the text (SHA-256) that the choice was made for. */
  readonly write: (of: string) => Promise<readonly Words[]>
  /** Looks at the memo again. */
  readonly refresh: () => Promise<void>
  readonly close: () => Promise<void>
}

export type Chosen = readonly (readonly [id: string, choice: Choice | null])[]

type Kept = Omit<Reviewed, 'answers'> & {
  readonly files: readonly CopyFile[]
}

export function createReviewing(
  file: string,
  tell: (state: ReviewState | null) => void,
): Reviewing {
  let kept: Kept | null = null
  let state: ReviewState | null = null
  const become = (next: Kept | null): void => {
    kept = next
    state = next && reviewState({ ...next, answers: trialOf(next) })
    tell(state)
  }
  /** What is on the disk, after what somebody else has changed there is the new start. */
  const follow = (): MemoFile | readonly Message[] => {
    const read = readMemoFile(file)
    if ('rule' in read) return [read]
    const { text, messages } = read
    if (!text) return messages
    if (kept && text.source !== kept.now.source) become(restarted(kept, text))
    return read
  }
  const turns = oneAtATime()
  const take = async (copy: CopyFile): Promise<readonly Words[]> => {
    const read = follow()
    if (!('bytes' in read)) return read
    const { value, messages } = await taken(file, read.text!, copy, kept)
    if (value) become(value)
    return messages
  }
  const write = (of: string): readonly Words[] => {
    const read = follow()
    if (!('bytes' in read)) return read
    if (!kept || !state) return [said.nothing]
    if (state.of !== of) return [said.changed]
    const { value, words } = written(file, read, kept)
    if (value) become(value)
    return words
  }
  return {
    take: (copy) => turns(() => take(copy)),
    write: (of) => turns(() => write(of)),
    choose: (choices) =>
      turns(() => {
        if (kept) become({ ...kept, choices: chosen(kept.choices, choices) })
      }),
    refresh: () =>
      turns(() => {
        if (kept) follow()
      }),
    close: () => turns(() => become(null)),
  }
}

/** What would become of all changes that are neither in the memo nor left. */
const trialOf = ({ copies, changes, start, choices, settled }: Kept) => {
  const open = changes.filter(({ id }) => !settled.has(id) && choices.get(id)?.take !== 'reject')
  return mergeAll(start, { ...copies, asked: open.map(({ asked }) => asked) }).answers
}

/** What was written stays; all else is brought into the text as it is now. */
const restarted = (kept: Kept, now: Text): Kept => {
  return { ...kept, start: now, now, settled: new Set(kept.written.keys()) }
}

const chosen = (before: Choices, choices: Chosen): Choices => {
  const all = new Map(before)
  for (const [id, choice] of choices) {
    if (choice) all.set(id, choice)
    else all.delete(id)
  }
  return all
}

/** The review with one copy more; null where it cannot be read. */
const taken = async (
  file: string,
  today: Text,
  copy: CopyFile,
  kept: Kept | null,
): Promise<{ readonly value: Kept | null; readonly messages: readonly Words[] }> => {
  const before = kept?.files ?? []
  if (before.some(({ bytes }) => Buffer.from(bytes).equals(copy.bytes)))
    return { value: null, messages: [said.twice] }
  const files = [...before, { ...copy, path: freeName(copy.path, before) }]
  const read = picturesOf(today.memo).length > 0 ? readResources : readTextResources
  const resources = read(process.cwd())
  if (!resources.value) return { value: null, messages: resources.messages }
  const start = kept?.start ?? today
  const place = { path: file, folder: dirname(resolve(file)), file }
  const memo = { ...place, today: start, given: null, resources: resources.value }
  const { value: copies, messages } = await readCopies(memo, files)
  if (!copies) return { value: null, messages }
  const none = { choices: new Map(), written: new Map(), settled: new Set<string>() }
  const changes = namedChanges(copies)
  const value = { ...none, now: start, ...kept, start, files, copies, changes }
  return { value, messages: [said.taken(changes.length - (kept?.changes.length ?? 0))] }
}

/** Several copies may have one name. */
const freeName = (name: string, files: readonly CopyFile[]): string => {
  let free = name
  for (let at = 2; files.some(({ path }) => path === free); at++) free = `${name} (${at})`
  return free
}

/** The review after its changes have been written into the memo; null where they have not. */
const written = (
  file: string,
  read: MemoFile,
  kept: Kept,
): { readonly value: Kept | null; readonly words: readonly Words[] } => {
  const { copies, changes, start, choices, settled } = kept
  const open = changes.filter(({ id }) => !settled.has(id))
  const accepted = acceptedOf(open, choices, textsIn(start))
  const merged = mergeAll(start, { ...copies, asked: accepted.map(({ asked }) => asked) })
  const ids = new Map(accepted.map(({ id, asked }) => [asked.change, id]))
  const done = merged.answers.filter(({ fate }) => fate === 'landed' || fate === 'made')
  const left = merged.answers.length - done.length
  const now = merged.source === start.source ? start : readText(merged.source)
  const problem =
    now && merged.source !== kept.now.source ? writeMemoFile(file, merged.source, read) : null
  if (!now || problem)
    return { value: null, words: [problem === 'changed' || !problem ? said.changed : problem] }
  const inMemo = done.flatMap(({ change }) => ids.get(change) ?? [])
  const isIn = new Set([...settled, ...inMemo])
  const taken = [...kept.written, ...choices].filter(([id]) => isIn.has(id))
  const value = { ...kept, now, written: new Map(taken) }
  return {
    value,
    words: [said.written(inMemo.length, file), ...(left > 0 ? [said.left(left)] : [])],
  }
}
