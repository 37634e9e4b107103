import { relative, resolve } from 'node:path'
import { misuse, type Command, type Outcome } from './command.ts'
import { fontStoreOf } from '../fonts/font-store.ts'
import type { Message } from '../message.ts'
import { defaultSource, readResources, readSource } from '../project/read.ts'
import { buildSet, type SetResult } from '../sets/build-set.ts'
import { folderOf } from '../sets/folders.ts'
import { unknownValue } from '../build/selection.ts'
import { secondsOf, selectionOf, shardOf } from './option-values.ts'

/** `memopress build [memo.md …]`: several memos get a folder each below the output folder. */
export const buildCommand: Command = (...said) => run(false, ...said)

/** `memopress check [memo.md …]`: says what `build` would say of the memos, and writes nothing. */
export const checkCommand: Command = (...said) => run(true, ...said)

const run = async (
  dry: boolean,
  ...[files, options, { say, progress, proverOf }]: Parameters<Command>
): Promise<Outcome> => {
  const sources = files.length > 0 ? files : [defaultSource]
  const out = resolve(options.out ?? 'out')
  const shard = options.shard === undefined ? null : shardOf(options.shard)
  if (options.shard !== undefined && !shard)
    return misuse(unknownValue('--shard', options.shard, ['1/4']), { files: [] })
  const seconds = secondsOf(options.deadline)
  if (!seconds)
    return misuse(unknownValue('--deadline', options.deadline ?? '', ['60']), { files: [] })
  const resources = readResources(process.cwd())
  if (!resources.value) {
    // What is wrong with a template hides nothing that is wrong with a memo.
    const unread = sources.flatMap((source) => readSource(source, seconds.read).messages)
    return outcomeOf([], [...resources.messages, ...unread])
  }
  const fonts = fontStoreOf(resources.value.fonts)
  // A shard of many memos is some of the memos; of one memo, some of its documents.
  const own =
    shard && sources.length > 1
      ? sources.filter((_, at) => at % shard.count === shard.index - 1)
      : sources
  const selection = selectionOf(options, sources.length > 1 ? null : shard)
  const messages: Message[] = [...resources.messages]
  const results: SetResult['files'][number][] = []
  for (const source of own) {
    const folder = folderOf(source, sources, out)
    const result = await buildSet(source, folder, resources.value, fonts, {
      selection,
      force: options.force === true,
      replace: options.replace === true,
      dry,
      seconds,
      proverOf,
      onBegin: progress,
    })
    if (result.misused) return { ...outcomeOf([], result.messages), misused: true }
    const prefix = sources.length > 1 ? `${relative(out, folder).replaceAll('\\', '/')}/` : ''
    const set = result.files.map((file) => ({ ...file, path: `${prefix}${file.path}` }))
    if (own.length > 1) say(outcomeOf(set, result.messages, dry))
    messages.push(...result.messages)
    results.push(...set)
  }
  return own.length > 1
    ? summaryOf(own.length, results, messages)
    : outcomeOf(results, messages, dry)
}

const outcomeOf = (
  files: SetResult['files'],
  messages: readonly Message[],
  dry = false,
): Outcome => {
  const rows = (done: string, kept: string, unit: string) =>
    files.map(({ written, path, pages, size }) =>
      [
        written ? done : kept,
        path,
        pages === null ? '' : `${pages} ${unit}`,
        `${Math.ceil(size / 1024)} kB`,
      ].join('\t'),
    )
  const errors = messages.filter(({ level }) => level === 'error').length
  if (errors > 0 && files.length === 0) {
    // A set that was cut off while it was put in place says itself what becomes of it.
    const isKept = messages.every(({ rule }) => rule !== 'publishing-unfinished')
    const said = errors === 1 ? '1 error' : `${errors} errors`
    return {
      messages,
      lines: {
        en: [isKept ? `${said}: nothing was written, the last good set stays` : said],
        zh: [`${errors} 处错误${isKept ? '：没有写入文件，保留上一次成功的文件' : ''}`],
      },
      data: { files },
    }
  }
  return {
    messages,
    lines: {
      en: rows('written', dry ? 'sound' : 'same', 'p.'),
      zh: rows('已写入', dry ? '无误' : '未变', '页'),
    },
    data: { files },
  }
}

/** The summary of several memos, each of which has been reported already. */
const summaryOf = (
  memos: number,
  files: SetResult['files'],
  messages: readonly Message[],
): Outcome => {
  const written = files.filter((file) => file.written).length
  const errors = messages.filter(({ level }) => level === 'error').length
  return {
    messages,
    reported: true,
    data: { memos, files },
    lines: {
      en: [`${memos} memos, ${files.length} files, ${written} written, ${errors} errors`],
      zh: [`${memos} 份备忘录，${files.length} 个文件，写入 ${written} 个，错误 ${errors} 处`],
    },
  }
}
