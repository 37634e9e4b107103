/** Files that come in, and whether the memo they become is built at once. */
import { expect } from 'vitest'
import { strToU8 } from 'fflate'
import { home } from '../../scripts/files.ts'
import { importFile } from '../../scripts/import/import.ts'
import { build, readMemo, readTemplates } from '../../scripts/index.ts'
import { memoize } from '../../scripts/memoize.ts'
import type { Message } from '../../scripts/message.ts'
import { readText } from '../../scripts/project/read-text.ts'
import { wordFile, type Parts } from './word.ts'

const setting = { memoPath: 'memo.md', decision: null, read: readText }

export type Came = {
  readonly source: string
  /** The memo below its front matter. */
  readonly body: string
  readonly messages: readonly Message[]
  /** Of what is said, but for titles and heads of tables, with the lines it is said of. */
  readonly said: readonly (readonly [rule: string, line: string])[]
}

const came = async (bytes: Uint8Array, path: string): Promise<Came> => {
  const { value, messages } = await importFile(bytes, { ...setting, path })
  const source = value?.source ?? ''
  const lines = source.split('\n')
  const said = messages
    .filter(({ rule }) => !/^guessed-(title|table-head)$/.test(rule))
    .map(({ rule, place }) => [rule, lines[(place?.line ?? 0) - 1] ?? ''] as const)
  return { source, body: source.replace(/^---\n[^]*?\n---\n\n/, ''), messages, said }
}

export const cameFromWord = (parts: Parts): Promise<Came> => came(wordFile(parts), 'agreed.docx')
export const cameFromText = (text: string): Promise<Came> => came(strToU8(text), 'agreed.txt')

const templates = memoize((_: string) => readTemplates(home).value!)

/** What a build says against it; pictures are looked for in a folder. */
export const refusals = async ({ source }: Came, folder = home): Promise<readonly string[]> => {
  const { value, messages } = readMemo(source, { path: 'memo.md', folder })
  const said = value
    ? (await build(value, templates(home), { only: ['brief'] })).messages
    : messages
  return said.filter(({ level }) => level === 'error').map(({ en }) => en)
}

export const expectBuilt = async (memo: Came): Promise<void> => {
  expect(memo.messages.filter(({ level }) => level === 'error').map(({ en }) => en)).toEqual([])
  expect(await refusals(memo)).toEqual([])
}
