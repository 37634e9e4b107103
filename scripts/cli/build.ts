import { relative, resolve } from 'node:path'
import { misuse, type Command, type Outcome } from './command.ts'
import { explain } from './explain.ts'
import { suggestDomains } from './suggest-domains.ts'
import { fontStoreOf } from '../fonts/font-store.ts'
import { formats } from '../build/formats.ts'
import { shown } from '../files.ts'
import type { Language, Message, Words } from '../message.ts'
import { defaultSource, readSource } from '../project/source.ts'
import { readResources } from '../project/resources.ts'
import { buildSet, type SetResult } from '../sets/build-set.ts'
import { folderOf, holdsSet } from '../sets/folders.ts'
import { unknownValue } from '../build/selection.ts'
import { secondsOf, unknownDeadline, selectionOf, shardOf } from './option-values.ts'

/** `memopress build [memo.md …]`: several memos get a folder each below the output folder. */
export const buildCommand: Command = (...said) => run(false, ...said)

/** `memopress check [memo.md …]`: says what `build` would say of the memos, and writes nothing. */
export const checkCommand: Command = async (...said) => {
  const [files, options] = said
  if (options.explain !== undefined) return explain(options.explain)
  return options['suggest-domains'] ? suggestDomains(files, options) : run(true, ...said)
}

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
  if (!seconds) return misuse(unknownDeadline(options), { files: [] })
  const hadSet = sources.some((source) => holdsSet(folderOf(source, sources, out)))
  const none = { files: [], dry, out: shown(out), hadSet }
  const resources = readResources(process.cwd())
  if (!resources.value) {
    // What is wrong with a template hides nothing that is wrong with a memo.
    const unread = sources.flatMap((source) => readSource(source, seconds.read).messages)
    return outcomeOf({ ...none, messages: [...resources.messages, ...unread] })
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
  const questions: Message[] = []
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
    if (result.misused)
      return { ...outcomeOf({ ...none, messages: result.messages }), misused: true }
    const prefix = sources.length > 1 ? `${relative(out, folder).replaceAll('\\', '/')}/` : ''
    const set = result.files.map((file) => ({ ...file, path: `${prefix}${file.path}` }))
    const asked = apartFrom(result.messages, result.questions ?? [])
    const said = dry ? [...result.messages, ...asked] : result.messages
    if (!dry) questions.push(...asked)
    if (own.length > 1)
      say(outcomeOf({ ...none, files: set, messages: said, hadSet: holdsSet(folder) }))
    messages.push(...said)
    results.push(...set)
  }
  const all = { ...none, files: results, messages, questions }
  return own.length > 1 ? summaryOf(own.length, all) : outcomeOf(all)
}

type Result = {
  readonly files: SetResult['files']
  readonly messages: readonly Message[]
  /** `check`: nothing was to be written. */
  readonly dry: boolean
  /** The folder of the set, as shown. */
  readonly out: string
  /** A set is in that folder, from before where nothing was written. */
  readonly hadSet: boolean
  /** What a careful reader would ask, where it is not among the messages. */
  readonly questions?: readonly Message[]
}

const kept: Words = {
  en: 'Nothing was written; the last good set stays',
  zh: '没有写入文件，保留上一次成功的文件',
}
const unwritten: Words = { en: 'Nothing was written', zh: '没有写入文件' }

const outcomeOf = ({ files, messages, dry, out, hadSet, questions = [] }: Result): Outcome => {
  if (files.length === 0 && messages.some(isError)) {
    // A set that was cut off while it was put in place says itself what becomes of it.
    const isKept = !dry && messages.every(({ rule }) => rule !== 'publishing-unfinished')
    const { en, zh } = hadSet ? kept : unwritten
    return { messages, lines: { en: isKept ? [en] : [], zh: isKept ? [zh] : [] }, data: { files } }
  }
  const written = files.filter((file) => file.written).length
  const total = {
    en: dry ? `${counted(files.length)}, nothing written` : `${counted(files.length)} in ${out}/`,
    zh: dry ? `${files.length} 个文件，未写入` : `${out}/ 中共 ${files.length} 个文件`,
  }
  const made =
    written > 0
      ? { en: `, ${written} written`, zh: `，写入 ${written} 个` }
      : { en: ', all up to date', zh: '，均未变动' }
  const hint = questionsIn(questions.length)
  return {
    messages,
    lines: {
      en: [...files.map(rowOf('en', dry)), total.en + (dry ? '' : made.en) + hint.en],
      zh: [...files.map(rowOf('zh', dry)), total.zh + (dry ? '' : made.zh) + hint.zh],
    },
    data: { files, ...(!dry && { questions }) },
  }
}

/** What `check` would ask besides, at the end of the line. */
const questionsIn = (count: number): Words => ({
  en: count === 0 ? '' : `, ${count} question${count === 1 ? '' : 's'}: \`memopress check\``,
  zh: count === 0 ? '' : `，询问 ${count} 处：\`memopress check\``,
})

/** Questions but those about what is an error anyway. */
const apartFrom = (errors: readonly Message[], questions: readonly Message[]): Message[] => {
  const placeOf = ({ path, place }: Message) => `${path}:${place?.line}:${place?.column}`
  const taken = new Set(errors.map(placeOf))
  return questions.filter((question) => !taken.has(placeOf(question)))
}

const isError = ({ level }: Message): boolean => level === 'error'

const counted = (files: number): string => (files === 1 ? '1 file' : `${files} files`)

const words = {
  en: {
    written: 'written',
    same: 'same',
    sound: 'sound',
    pages: (count: number, isCounted: boolean) => `${isCounted ? '' : 'about '}${count} p.`,
  },
  zh: {
    written: '已写入',
    same: '未变',
    sound: '无误',
    pages: (count: number, isCounted: boolean) => `${isCounted ? '' : '约 '}${count} 页`,
  },
} as const

/** A file as a row. Pages of a Word copy are counted by Word itself when it lays them out. */
const rowOf =
  (language: Language, dry: boolean) =>
  ({ written, path, pages, size, format }: SetResult['files'][number]): string => {
    const said = words[language]
    const isCounted = format !== 'json' && formats[format].isPaged
    return [
      written ? said.written : dry ? said.sound : said.same,
      path,
      pages === null ? '' : said.pages(pages, isCounted),
      `${Math.ceil(size / 1024)} kB`,
    ].join('\t')
  }

/** The summary of several memos, each of which has been reported already. */
const summaryOf = (
  memos: number,
  { files, messages, out, questions = [] }: Omit<Result, 'dry'>,
): Outcome => {
  const written = files.filter((file) => file.written).length
  const errors = messages.filter(isError).length
  return {
    messages,
    reported: true,
    data: { memos, files, questions },
    lines: {
      en: [
        `${memos} memos, ${counted(files.length)} in ${out}/, ${written} written, ${errors} errors${questionsIn(questions.length).en}`,
      ],
      zh: [
        `${memos} 份备忘录，${out}/ 中共 ${files.length} 个文件，写入 ${written} 个，错误 ${errors} 处${questionsIn(questions.length).zh}`,
      ],
    },
  }
}
