/** The redline of what a review merged, for those who sent it in: as `memopress diff` makes it. */
import { dirname, resolve } from 'node:path'
import { compare, type Compared } from '../diff/diff.ts'
import { saidOfBoth } from '../diff/editions-said.ts'
import { publishCompared } from '../diff/publish.ts'
import { fontStoreOf } from '../fonts/font-store.ts'
import type { Message } from '../message.ts'
import type { Resources } from '../project/resources.ts'
import { readSourceText } from '../project/source.ts'
import type { Session } from './command.ts'
import { nothingMerged } from './review-messages.ts'

/** The memo before the merge and after it; `path` names it. */
export type MergedTexts = { readonly path: string; readonly before: string; readonly after: string }

export type Redlined = {
  readonly messages: readonly Message[]
  /** Puts its files into a folder, and gives their paths; null where there is none. */
  readonly publish: ((out: string, replace: boolean) => ReturnType<typeof publishCompared>) | null
}

export const redlineOf = async (
  { path, before, after }: MergedTexts,
  resources: Resources,
  { proverOf, progress }: Pick<Session, 'proverOf' | 'progress'>,
): Promise<Redlined> => {
  if (before === after) return { messages: [nothingMerged(path)], publish: null }
  const place = { path, folder: dirname(resolve(path)) }
  const [old, own] = [before, after].map((text) => readSourceText(Buffer.from(text), place)) as [
    ReturnType<typeof readSourceText>,
    ReturnType<typeof readSourceText>,
  ]
  const read = saidOfBoth(old, own)
  if (!old.value || !own.value) return { messages: read, publish: null }
  const options = { proverOf, domains: [], formats: [], onBegin: progress }
  const editions = { old: old.value, own: own.value }
  const { value, messages } = await compare(
    editions,
    resources,
    fontStoreOf(resources.fonts),
    options,
  )
  const publish = value && publisherOf(value, path, own.value.hash)
  return { messages: [...read, ...messages], publish }
}

const publisherOf =
  (value: Compared, memo: string, hash: string): NonNullable<Redlined['publish']> =>
  (out, replace) =>
    publishCompared(value, { out: resolve(out), memo: resolve(memo), hash, replace })
