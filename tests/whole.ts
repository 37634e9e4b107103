/**
 * A memo's text → everything a build makes of it, in memory. Unlike the library it takes memos that no text says, proves
 * less than everything when asked to, and gives what the manifest says of each file.
 */
import { join } from 'node:path'
import { build } from '../scripts/build/build.ts'
import type { Built, Input } from '../scripts/build/input.ts'
import { fontStoreOf } from '../scripts/fonts/font-store.ts'
import { proverOf, type Prove } from '../scripts/proof/prove.ts'
import { inputOf } from '../scripts/project/read-input.ts'
import { readResources } from '../scripts/project/resources.ts'
import { readSourceText, type Source } from '../scripts/project/source.ts'
import type { FormatName } from '../scripts/template/names.ts'
import type { Memo } from '../scripts/memo/model.ts'
import type { Message } from '../scripts/message.ts'
import { home } from '../scripts/files.ts'

const resources = readResources(home).value!
const fonts = fontStoreOf(resources.fonts)

/** Where memos of tests find their pictures: `river.png`, `port.jpg`, `plan.svg`. */
const folder = join(import.meta.dirname, 'pdf/everything')
const path = 'memo.md'

export const errorsOf = (messages: readonly Message[]): Message[] =>
  messages.filter(({ level }) => level === 'error')

export type Read = {
  readonly text: string
  /** Null when the memo was refused. */
  readonly memo: Memo | null
  readonly messages: readonly Message[]
}

/** A memo as a build reads it. */
export const readMemo = (source: string): Read => {
  const { value, messages } = readSourceText(Buffer.from(source), { path, folder })
  return { text: value?.text ?? source, memo: value?.memo ?? null, messages }
}

export type Wanted = {
  readonly only?: readonly string[]
  readonly formats?: readonly FormatName[]
  /** What is proved of each document, when it is not everything. */
  readonly prove?: (input: Input) => Prove
}

/** The full text of a memo in both formats, or what is wanted, built and proved. */
export const buildMemo = async (
  memo: Memo,
  text: string,
  { only = ['brief'], formats = [], prove }: Wanted = {},
): Promise<Built> => {
  const source: Source = { path, folder, text, hash: '0'.repeat(64), memo }
  const { value: input, messages } = inputOf(source, resources)
  if (!input) return { artifacts: [], messages }
  const selection = { only, formats }
  const helpers = { isFresh: () => null, prover: () => (prove ?? proverOf)(input) }
  const built = await build(input, selection, fonts, helpers)
  return { ...built, messages: [...messages, ...built.messages] }
}

/** Reads, builds and proves a memo. */
export const whole = async (source: string, wanted: Wanted = {}): Promise<Built & Read> => {
  const read = readMemo(source)
  if (!read.memo) return { ...read, artifacts: [] }
  const built = await buildMemo(read.memo, read.text, wanted)
  return { ...read, ...built, messages: [...read.messages, ...built.messages] }
}
