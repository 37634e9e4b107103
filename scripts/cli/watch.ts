import { resolve } from 'node:path'
import { onlyMessages, misuse, type Command, type Outcome } from './command.ts'
import { fontStoreOf } from '../fonts/font-store.ts'
import type { FontStore } from '../fonts/open-fonts.ts'
import { shown } from '../files.ts'
import { defaultSource } from '../project/source.ts'
import { readResources, type Resources } from '../project/resources.ts'
import { allIn, picturesReader, stateOf } from '../project/inputs.ts'
import { awaitChange } from '../project/changes.ts'
import { buildSet, type SetResult } from '../sets/build-set.ts'
import { holdsSet } from '../sets/folders.ts'
import { isSystemError, systemMessage } from '../system-error.ts'
import { secondsOf, unknownDeadline, selectionOf } from './option-values.ts'

/**
 * `memopress watch [memo.md]`: builds whenever the memo, one of its pictures or a template is another than at the last
 * build, until it is stopped. A set that cannot be built leaves the last good one.
 */
export const watchCommand: Command = async ([file = defaultSource], options, session) => {
  const { say, proverOf, signal } = session
  const source = resolve(file)
  const templates = resolve('templates')
  const seconds = secondsOf(options.deadline)
  if (!seconds) return misuse(unknownDeadline(options))
  const out = resolve(options.out ?? 'out')
  const build = builderOf(out, (resources, fonts) =>
    buildSet(source, out, resources, fonts, {
      selection: selectionOf(options, null),
      force: false,
      replace: options.replace === true,
      seconds,
      proverOf,
    }),
  )
  const picturesOf = picturesReader(source)
  let last: { readonly memo: string; readonly templates: string } | null = null
  while (!signal?.aborted) {
    const files = [source, ...picturesOf()]
    const watched = { files, folders: allIn(templates) }
    // Listening begins before the look: what changes after it is told, and what changed before it is seen.
    const change = awaitChange(watched, { poll: options.poll === true, signal })
    const now = { memo: stateOf(files), templates: stateOf(allIn(templates)) }
    if (last?.memo === now.memo && last.templates === now.templates) {
      await change.happened
      continue
    }
    change.stop()
    say(await build(last?.templates !== now.templates))
    if (!last) say(watching(shown(source)))
    last = now
  }
  return onlyMessages([])
}

type Build = (resources: Resources, fonts: FontStore) => Promise<SetResult>

/** Templates and fonts stay in memory until a template changes. */
const builderOf = (out: string, build: Build): ((areTemplatesNew: boolean) => Promise<Outcome>) => {
  let kept: { readonly resources: Resources; readonly fonts: FontStore } | null = null
  return async (areTemplatesNew) => {
    const began = performance.now()
    try {
      if (areTemplatesNew || !kept) {
        kept = null
        const read = readResources(process.cwd())
        if (!read.value) return onlyMessages(read.messages)
        kept = { resources: read.value, fonts: fontStoreOf(read.value.fonts) }
      }
      const result = await build(kept.resources, kept.fonts)
      return outcomeOf(result, { out, milliseconds: Math.round(performance.now() - began) })
    } catch (error) {
      // The next save may find the disk well again.
      if (!isSystemError(error)) throw error
      return outcomeOf(
        { files: [], messages: [systemMessage(error, 'memopress watch')] },
        { out, milliseconds: 0 },
      )
    }
  }
}

const watching = (path: string): Outcome => ({
  messages: [],
  data: { watching: path },
  lines: { en: [`Watching ${path}; Ctrl-C ends it`], zh: [`正在监视 ${path}；按 Ctrl-C 结束`] },
})

type Done = { readonly out: string; readonly milliseconds: number }

const outcomeOf = ({ files, messages }: SetResult, { out, milliseconds }: Done): Outcome => {
  const written = files.filter((file) => file.written)
  const names = written.map(({ path }) => path).join(' ')
  const isGood = messages.every(({ level }) => level !== 'error')
  const isKept = holdsSet(out)
  return {
    messages,
    data: { written: written.map(({ path }) => path), milliseconds },
    lines: {
      en: isGood
        ? [`${milliseconds} ms\t${names || 'nothing changed'}`]
        : [isKept ? 'The last good set stays' : 'Nothing was written'],
      zh: isGood
        ? [`${milliseconds} 毫秒\t${names || '没有变化'}`]
        : [isKept ? '保留上一次成功的文件' : '没有写入文件'],
    },
  }
}
