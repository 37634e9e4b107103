/** `memopress diff OLD NEW`: what changed between two editions, for people to read and for Word to accept. */
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { unknownValue } from '../build/selection.ts'
import { compare } from '../diff/diff.ts'
import { publishCompared } from '../diff/publish.ts'
import { saidOfBoth } from '../diff/editions-said.ts'
import { readSide } from '../diff/sides.ts'
import { fontStoreOf } from '../fonts/font-store.ts'
import type { Language } from '../message.ts'
import { defaultSource } from '../project/source.ts'
import { readResources } from '../project/resources.ts'
import { misuse, onlyMessages, type Command } from './command.ts'
import { diffLines } from './diff-lines.ts'
import { missingEdition } from './diff-messages.ts'
import { secondsOf, unknownDeadline } from './option-values.ts'

/** Folder of its files unless another is named. */
const folder = 'redline'

export const diffCommand: Command = async ([before, after], options, { proverOf, progress }) => {
  if (before === undefined || after === undefined) return misuse(missingEdition)
  const memo = options.memo ?? defaultSource
  const seconds = secondsOf(options.deadline)
  if (!seconds) return misuse(unknownDeadline(options))
  const resources = readResources(process.cwd())
  const sides = { memo, seconds: seconds.read }
  const [old, own] = [await readSide(before, sides), await readSide(after, sides)]
  const read = [...resources.messages, ...saidOfBoth(old, own)]
  if (!resources.value || !old.value || !own.value) return onlyMessages(read)
  const { only = [], format = [] } = options
  const domains = own.value.memo.meta.domains.map(({ slug }) => slug)
  const unknown = only.filter((name) => !domains.includes(name))
  if (unknown.length > 0) return misuse(unknownValue('--only', unknown[0]!, domains))
  const { value, messages } = await compare(
    { old: old.value, own: own.value },
    resources.value,
    fontStoreOf(resources.value.fonts),
    { proverOf, domains: only, formats: format, seconds: seconds.build, onBegin: progress },
  )
  if (!value) return onlyMessages([...read, ...messages])
  const out = resolve(options.out ?? folder)
  const of = existsSync(after) ? after : memo
  const target = { out, memo: resolve(of), hash: own.value.hash, replace: options.replace === true }
  const { written, messages: said } = await publishCompared(value, target)
  const lines = (language: Language): readonly string[] =>
    written.length === 0 ? [] : [...diffLines(value.changes, language), ...written]
  return {
    messages: [...read, ...messages, ...said],
    data: { changes: value.changes, written },
    lines: { en: lines('en'), zh: lines('zh') },
  }
}
