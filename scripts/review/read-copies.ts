/** Copies that came back → what each was issued from, and every change that it asks for. */
import type { Message } from '../message.ts'
import type { Resources } from '../project/resources.ts'
import { unread } from '../readers/foreign/messages.ts'
import { unaccounted } from './account.ts'
import { asideChanges, type Copy } from './aside.ts'
import { baseOf, type Base } from './base.ts'
import { afterOf, type Change } from './changes.ts'
import { changesBetween } from './compare.ts'
import type { CopyParagraph } from './copy.ts'
import { frontChanges } from './front-texts.ts'
import { issuedCopy, type Place } from './issued.ts'
import {
  anotherMemo,
  finishedCopy,
  matchedByText,
  noBase,
  notAccounted,
  unreadableBase,
} from './messages.ts'
import type { Asked, Text } from './model.ts'
import { likeness } from './pairs.ts'
import { readText } from './read-text.ts'
import { readReturned, type Returned } from './returned.ts'
import { stepsOf, together, type Step } from './stages.ts'

export type CopyFile = { readonly path: string; readonly bytes: Uint8Array }

/** Today's memo, the text that the user names as the base, and what copies are made with. */
export type Memo = Place & {
  readonly today: Text
  readonly given: string | null
  readonly file: string
  readonly resources: Resources
}

export type Reading = {
  readonly file: string
  readonly base: Text
  readonly from: Base['from']
  readonly returned: Returned
  readonly issued: Copy
}

/** Copies as they were read, and what they ask for: nothing is merged yet. */
export type Copies = {
  readonly readings: readonly Reading[]
  readonly asked: readonly Asked[]
}

export type Read<T> = { readonly value: T | null; readonly messages: readonly Message[] }

/** Nothing is taken of a copy that cannot be read, is of another text, or is not accounted for to the character. */
export const readCopies = async (memo: Memo, files: readonly CopyFile[]): Promise<Read<Copies>> => {
  const open = readerOf(memo)
  const messages: Message[] = []
  const readings: Reading[] = []
  for (const file of files) {
    const read = await open(file)
    if ('length' in read) messages.push(...read)
    else readings.push(read)
  }
  const asked: Asked[] = []
  for (const reading of readings) {
    const { issued, returned, file } = reading
    const notes = asked.filter(({ change }) => change.kind === 'note-added').length
    const changes = changesIn(reading, notes)
    const aside = asideChanges(issued, returned)
    const lost = [
      ...unaccounted(issued.paragraphs, returned.paragraphs, changes),
      ...returned.unread,
    ]
    if (lost.length > 0) messages.push(notAccounted(lost, file))
    const unmarked = unmarkedIn(reading)
    if (returned.isFinished) messages.push(finishedCopy(file))
    else if (unmarked > 0) messages.push(matchedByText(file, unmarked))
    asked.push(
      ...[...changes, ...aside].flatMap((change) =>
        stepsIn(change, returned).map((step) => ({ ...step, file })),
      ),
    )
  }
  const unique = [...new Set(messages)]
  const isRefused = unique.some(({ level }) => level === 'error')
  return { value: isRefused ? null : { readings, asked }, messages: unique }
}

/** Units whose text came back as it was sent, without the bookmark. */
const unmarkedIn = ({ issued, returned }: Reading): number => {
  const names = new Set(returned.paragraphs.flatMap((each) => each.names))
  const bare = returned.paragraphs.filter((each) => each.names.length === 0)
  const texts = new Set(bare.map(({ text }) => text))
  const isUnmarked = ({ names: own, text }: CopyParagraph): boolean =>
    own.length > 0 && text.trim() !== '' && texts.has(text) && !own.some((name) => names.has(name))
  return issued.paragraphs.filter(isUnmarked).length
}

/** Reads copies, each with what it was issued from; what several were issued from is made once. */
const readerOf = (memo: Memo) => {
  const texts = new Map<string, Text | null>([[memo.today.source, memo.today]])
  const copies = new Map<Text, Copy | readonly Message[]>()
  return async ({ path, bytes }: CopyFile): Promise<Reading | readonly Message[]> => {
    const returned = await readReturned(bytes)
    if (typeof returned === 'string') return [unread(returned, path)]
    const found = await baseOf(returned, { ...memo, today: memo.today.source })
    if (!found) return [noBase(path, memo.path)]
    if (!texts.has(found.source)) texts.set(found.source, readText(found.source))
    const base = texts.get(found.source)
    if (!base) return [unreadableBase(path)]
    if (!isSameMemo(base, memo.today)) return [anotherMemo(path, memo.path)]
    const issued = copies.get(base) ?? issuedCopy(base, memo, memo.resources)
    copies.set(base, issued)
    if (!('paragraphs' in issued)) return issued
    return { file: path, base, from: found.from, returned, issued }
  }
}

/** So much of a memo's units has to be in another version of it, or of its title. */
const leastShared = 0.2

const isSameMemo = (base: Text, today: Text): boolean => {
  if (base === today || likeness(base.memo.meta.title, today.memo.meta.title) > 0.5) return true
  const texts = new Set(today.units.map(({ text }) => text))
  const shared = base.units.filter(({ text }) => text.length > 1 && texts.has(text))
  return shared.length >= leastShared * base.units.length
}

const changesIn = ({ base, issued, returned }: Reading, notes: number): Change[] =>
  changesBetween(issued.paragraphs, returned.paragraphs, notes).flatMap((change) =>
    change.kind === 'changed' && change.unit.startsWith('_')
      ? frontChanges(change, base.front, base.memo.meta.lang)
      : [change],
  )

/** A change by one hand, or by several one after another. */
const stepsIn = (change: Change, { authors, stages }: Returned): readonly Step[] => {
  const unit = change.kind === 'added' || !('unit' in change) ? null : change.unit
  const tracked = authors.get(unit ?? '') ?? authors.get(afterOf(change)) ?? []
  return stepsOf(change, stages, tracked) ?? [{ change, tracked: together(tracked) }]
}
