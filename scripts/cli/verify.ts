import { dirname, resolve } from 'node:path'
import { misuse, onlyMessages, type Command, type Outcome } from './command.ts'
import { shown } from '../files.ts'
import { memoize } from '../memoize.ts'
import { readResources } from '../project/resources.ts'
import { folderOf, setsIn } from '../sets/folders.ts'
import { verifySet, type Verification } from '../sets/verify-set.ts'
import { secondsOf, unknownDeadline } from './option-values.ts'

/**
 * `memopress verify [memo.md …]`: reads back the sets that `build` makes of the same memos; of none named, the
 * set in the output folder, or all those below it.
 */
export const verifyCommand: Command = async (files, options, { say, progress, proverOf }) => {
  const seconds = secondsOf(options.deadline)
  if (!seconds) return misuse(unknownDeadline(options), { sound: false })
  const out = resolve(options.out ?? 'out')
  const resourcesIn = memoize(readResources)
  const outcomes: Verified[] = []
  const sets = setsOf(files, out)
  for (const { file, out: folder } of sets) {
    progress(shown(folder))
    const outcome = outcomeOf(
      await verifySet({
        out: folder,
        file,
        project: dirname(out),
        seconds,
        resourcesIn,
        proverOf,
      }),
    )
    outcomes.push({ outcome, out: shown(folder) })
    if (sets.length > 1) say(named(outcome, shown(folder)))
  }
  return outcomes.length === 1 ? outcomes[0]!.outcome : summaryOf(outcomes)
}

type Verified = { readonly outcome: Outcome; readonly out: string }

type Set = { readonly file: string | null; readonly out: string }

const setsOf = (files: readonly string[], out: string): Set[] => {
  const named = files.map((file) => ({ file, out: folderOf(file, files, out) }))
  if (named.length > 0) return named
  const found = setsIn(out)
  return (found.length > 0 ? found : [out]).map((folder) => ({ file: null, out: folder }))
}

const outcomeOf = ({ files, messages }: Verification): Outcome => {
  if (!files) return onlyMessages(messages, { sound: false })
  const sound = messages.every(({ level }) => level !== 'error')
  const data = { files: files.length, sound }
  if (!sound) return onlyMessages(messages, data)
  const lines = {
    en: [`${files.length} files, every unit accounted for`],
    zh: [`${files.length} 个文件，各单元核对无误`],
  }
  return { messages, data, lines }
}

/** Lines about one set among several, each beginning with its folder. */
const named = (outcome: Outcome, out: string): Outcome => ({
  ...outcome,
  lines: {
    en: outcome.lines.en.map((line) => `${out}\t${line}`),
    zh: outcome.lines.zh.map((line) => `${out}\t${line}`),
  },
})

const summaryOf = (all: readonly Verified[]): Outcome => {
  const messages = all.flatMap(({ outcome }) => outcome.messages)
  const sets = all.map(({ outcome, out }) => ({ out, ...outcome.data }))
  const errors = messages.filter(({ level }) => level === 'error').length
  return {
    messages,
    reported: true,
    data: { sets, sound: errors === 0 },
    lines: {
      en: [`${all.length} memos, ${errors} ${errors === 1 ? 'error' : 'errors'}`],
      zh: [`${all.length} 份备忘录，错误 ${errors} 处`],
    },
  }
}
