import { existsSync, readdirSync, watch } from 'node:fs'
import { basename, dirname, relative, resolve } from 'node:path'
import { misuse, onlyMessages, type Command, type Outcome } from './command.ts'
import { shown } from '../files.ts'
import { fontStoreOf } from '../fonts/font-store.ts'
import type { FontStore } from '../fonts/open-fonts.ts'
import { defaultSource, readResources, type Resources } from '../project/read.ts'
import { buildSet, type SetResult } from '../sets/build-set.ts'
import { unknownValue } from '../build/selection.ts'
import { secondsOf, selectionOf } from './option-values.ts'

/** Milliseconds of quiet after a change: editors save in several steps. */
const quiet = 60

/**
 * `memopress watch [memo.md]`: builds on every save until it is stopped. Folders are watched, not files,
 * because editors replace files; a set that cannot be built leaves the last good one.
 */
export const watchCommand: Command = async ([file = defaultSource], options, { say, proverOf }) => {
  const source = resolve(file)
  const templates = resolve('templates')
  const out = resolve(options.out ?? 'out')
  const selection = selectionOf(options, null)
  const seconds = secondsOf(options.deadline)
  if (!seconds) return misuse(unknownValue('--deadline', options.deadline ?? '', ['60']))
  let resources: { readonly value: Resources; readonly fonts: FontStore } | null = null

  const build = async (): Promise<Outcome> => {
    if (!resources) {
      const read = readResources(process.cwd())
      if (!read.value) return onlyMessages(read.messages)
      resources = { value: read.value, fonts: fontStoreOf(read.value.fonts) }
    }
    const began = performance.now()
    const result = await buildSet(source, out, resources.value, resources.fonts, {
      selection,
      force: false,
      replace: options.replace === true,
      seconds,
      proverOf,
    })
    return outcomeOf(result, Math.round(performance.now() - began))
  }

  const changes = changesIn([dirname(source), ...(existsSync(templates) ? [templates] : [])])
  // Asked for before the first build: what is saved meanwhile is built too.
  let change = changes.next()
  say(await build())
  say(watching(shown(source)))
  for (;;) {
    const { value: paths } = await change
    if (!paths) break
    change = changes.next()
    const isOurs = (path: string) =>
      path === source || isBelow(templates, path) || !basename(path).startsWith('.')
    if (!paths.some(isOurs) || paths.every((path) => isBelow(out, path))) continue
    if (paths.some((path) => isBelow(templates, path))) resources = null
    say(await build())
  }
  return onlyMessages([])
}

const watching = (path: string): Outcome => ({
  messages: [],
  data: { watching: path },
  lines: { en: [`Watching ${path}; Ctrl-C ends it`], zh: [`正在监视 ${path}；按 Ctrl-C 结束`] },
})

const isBelow = (folder: string, path: string): boolean => !relative(folder, path).startsWith('..')

const outcomeOf = ({ files, messages }: SetResult, milliseconds: number): Outcome => {
  const written = files.filter((file) => file.written)
  const names = written.map(({ path }) => path).join(' ')
  const isGood = messages.every(({ level }) => level !== 'error')
  return {
    messages,
    data: { written: written.map(({ path }) => path), milliseconds },
    lines: {
      en: isGood
        ? [`${milliseconds} ms\t${names || 'nothing changed'}`]
        : ['The last good set stays'],
      zh: isGood ? [`${milliseconds} 毫秒\t${names || '没有变化'}`] : ['保留上一次成功的文件'],
    },
  }
}

/** Paths that changed in some folders, in one batch after each moment of quiet. */
async function* changesIn(folders: readonly string[]): AsyncGenerator<string[], void> {
  let changed: string[] = []
  let wake = (): void => {}
  let timer: NodeJS.Timeout | undefined
  const note = (folder: string, name: string | null): void => {
    changed.push(resolve(folder, name ?? ''))
    clearTimeout(timer)
    timer = setTimeout(() => {
      timer = undefined
      wake()
    }, quiet)
  }
  const watchers = folders
    .flatMap(withFolders)
    .map((folder) => watch(folder, (_, name) => note(folder, name)).on('error', () => wake()))
  try {
    for (;;) {
      await new Promise<void>((resolve) => {
        wake = resolve
        if (changed.length > 0 && timer === undefined) resolve()
      })
      const batch = [...new Set(changed)]
      changed = []
      if (batch.length > 0) yield batch
    }
  } finally {
    for (const watcher of watchers) watcher.close()
  }
}

/**
 * A folder and those below it, each to be watched for itself: Node's recursive watching follows files on
 * Linux, and goes deaf when an editor puts a new file in the place of an old one.
 */
const withFolders = (folder: string): string[] => [
  folder,
  ...readdirSync(folder, { withFileTypes: true })
    .filter(
      (entry) => entry.isDirectory() && !entry.name.startsWith('.') && !unwatched.has(entry.name),
    )
    .flatMap((entry) => withFolders(resolve(folder, entry.name))),
]

/** Folders that hold no pictures of a memo. */
const unwatched = new Set(['node_modules', 'out'])
