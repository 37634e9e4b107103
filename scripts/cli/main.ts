/** The command line: a table of commands, and the only place that prints and exits. */
import { Worker } from 'node:worker_threads'
import { foreignOption, misused, readArguments } from './arguments.ts'
import type { ProverOf } from '../proof/prove.ts'
import { onlyMessages, type Outcome } from './command.ts'
import { annotation } from './annotations.ts'
import { commands } from './commands.ts'
import { didYouMean, nearest } from '../words/nearest.ts'
import { unknownValue } from '../build/selection.ts'
import { formatMessage, inOrder, printable, type Language, type Message } from '../message.ts'
import { limits } from '../limits.ts'
import { tooMuchMemory } from '../build/deadline.ts'
import { isSystemError, systemMessage } from '../system-error.ts'
import { threadedProver } from '../build/proof-thread.ts'
import type { Options } from './options.ts'
import { aligned, messageLines } from './terminal.ts'
import { commandUsage, usage, version } from './usage.ts'

/** Exit codes: 1 for what an editor must mend, 2 for a command that was not understood, 70 for our own mistakes. */
const exit = { ok: 0, findings: 1, usage: 2, bug: 70 } as const

/** A message about the first argument that a command cannot use: nothing typed is ignored. */
const misuseOf = (name: string, values: Options, args: readonly string[]): Message | null => {
  const { lang } = values
  if (lang !== undefined && lang !== 'zh' && lang !== 'en')
    return unknownValue('--lang', lang, ['zh', 'en'])
  const command = commands[name]!
  const surplus = args[command.maxArguments]
  if (surplus === undefined) return foreignOption(name, command, values)[0] ?? null
  return misused(
    `memopress ${name}`,
    `Unexpected argument \`${surplus}\`, expected ${command.maxArguments === 0 ? 'none' : 'one at most'}: leave it out, or run the command once for each`,
    `多余的参数 \`${surplus}\`；请去掉，或分别运行该命令`,
  )
}

const unknownCommand = (name: string): Message => {
  const known = [...Object.keys(commands), 'help']
  const meant = didYouMean(nearest(name, known))
  return misused(
    'memopress',
    `Unknown command \`${name}\`; ${meant.en}expected one of ${known.join(', ')}`,
    `没有 \`${name}\` 这个命令；${meant.zh}可用的有 ${known.join('、')}`,
  )
}

/** A line of progress that the next one replaces; nothing when standard error is a file or a pipe. */
const showProgress = (doing: string): void => {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[2K${printable(doing)}`)
}

const print = (
  outcome: Outcome,
  language: Language,
  { asJson, annotates = false }: { asJson: boolean; annotates?: boolean },
): void => {
  showProgress('')
  const { data, messages, lines } = outcome
  if (asJson) {
    const said = JSON.stringify({ ...data, messages: inOrder(messages) }, null, 2)
    process.stdout.write(`${said}\n`)
    return
  }
  for (const line of messageLines(messages, language, process.stderr))
    process.stderr.write(`${line}\n`)
  if (annotates)
    for (const message of inOrder(messages))
      process.stdout.write(`${annotation(message, language)}\n`)
  const shown = process.stdout.isTTY ? aligned(lines[language]) : lines[language]
  for (const line of shown) process.stdout.write(`${line}\n`)
}

/** The answer typed at the terminal; null where standard input is a file or a pipe, or a machine reads. */
const askHere = async (question: string, asJson: boolean): Promise<string | null> => {
  if (!process.stdin.isTTY || asJson) return null
  const { createInterface } = await import('node:readline/promises')
  const line = createInterface({ input: process.stdin, output: process.stderr })
  const answer = await line.question(question)
  line.close()
  return answer
}

const refuse = (misuse: Message, language: Language, asJson: boolean): number => {
  print(onlyMessages([misuse]), language, { asJson })
  return exit.usage
}

/** Runs a command, prints its outcome and returns the exit code. */
export const run = async (
  args: readonly string[],
  proverOf: ProverOf,
  signal?: AbortSignal,
): Promise<number> => {
  const typed = readArguments(args)
  const { language, asJson } = typed
  if (typed.misuse) return refuse(typed.misuse, language, asJson)
  const { values, positionals } = typed
  if (values.version) {
    process.stdout.write(`${version}\n`)
    return exit.ok
  }
  // `help build` is `build --help`.
  const isHelp = values.help === true || positionals[0] === 'help'
  const [name, ...rest] = positionals[0] === 'help' ? positionals.slice(1) : positionals
  if (name === undefined) {
    ;(isHelp ? process.stdout : process.stderr).write(`${usage(language)}\n`)
    return isHelp ? exit.ok : exit.usage
  }
  if (!Object.hasOwn(commands, name)) return refuse(unknownCommand(name), language, asJson)
  if (isHelp) {
    process.stdout.write(`${commandUsage(name, language)}\n`)
    return exit.ok
  }
  const misuse = misuseOf(name, values, rest)
  if (misuse) return refuse(misuse, language, asJson)
  const shape = { asJson, annotates: values.annotate === true }
  const command = await commands[name]!.load()
  const outcome = await command(rest, values, {
    language,
    ask: (question) => askHere(question[language], asJson),
    // With --json everything is said once, at the end.
    say: (part) => (asJson ? undefined : print(part, language, shape)),
    progress: (doing) => (asJson ? undefined : showProgress(doing)),
    proverOf,
    ...(signal && { signal }),
  }).catch((error: unknown) => onlyMessages([messageOf(error, name)]))
  print(outcome.reported && !asJson ? { ...outcome, messages: [] } : outcome, language, shape)
  if (outcome.misused) return exit.usage
  const isFinding = ({ level }: Message): boolean => level === 'error' || values.strict === true
  return outcome.messages.some(isFinding) ? exit.findings : exit.ok
}

/** What the system refused, wherever a command asked; anything else is a mistake of ours, and thrown on. */
const messageOf = (error: unknown, command: string): Message => {
  if (isSystemError(error)) return systemMessage(error, `memopress ${command}`)
  if (isOutOfMemory(error)) return tooMuchMemory(`memopress ${command}`)
  throw error
}

/** The thread of the proofs came to its limit of memory. */
const isOutOfMemory = (error: unknown): boolean =>
  (error as Partial<NodeJS.ErrnoException> | null)?.code === 'ERR_WORKER_OUT_OF_MEMORY'

/** The thread of the proofs: in the bundle it stands beside this file. */
const startWorker = (): Worker =>
  new Worker(new URL('worker.js', import.meta.url), {
    resourceLimits: {
      maxYoungGenerationSizeMb: 16,
      maxOldGenerationSizeMb: limits.proofMegabytes,
    },
  })

/** Runs the command and sets the exit code. */
export const main = async (args: readonly string[]): Promise<void> => {
  const { language } = readArguments(args)
  const fail = (error: unknown): void => {
    process.exitCode = isSystemError(error) ? exit.findings : exit.bug
    const said = isSystemError(error)
      ? formatMessage(systemMessage(error, 'stdout'), language)
      : `memopress: ${String(error instanceof Error ? error.stack : error)}`
    process.stderr.write(`${said}\n`)
  }
  // A reader such as `head` may close before everything is said; a disk may be full.
  process.stdout.on('error', (error) =>
    (error as NodeJS.ErrnoException).code === 'EPIPE' ? undefined : fail(error),
  )
  process.stderr.on('error', () => undefined)
  try {
    const code = await run(args, threadedProver(startWorker))
    process.exitCode ||= code
  } catch (error) {
    fail(error)
  }
}
