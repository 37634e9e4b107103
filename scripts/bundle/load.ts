/** A bundled program, loaded with the bytecode V8 made of it when it was bundled. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { Script } from 'node:vm'

/**
 * How V8 shall work; bytecode is bound to it. A heap may grow by half before it is swept, not fourfold: a memo
 * of 800 pages took 650 MB instead of 900. Code is optimized after eight times the usual work: most of it runs a few
 * times in a build, which spent a quarter of its time on optimizing. And garbage is collected by the thread that made
 * it, at once: two threads are at work already, and helpers and small steps took a twentieth more.
 */
const flags = [
  '--heap-growing-percent=50',
  '--interrupt-budget=1000000',
  '--no-parallel-scavenge',
  '--no-incremental-marking',
]

// A V8 that does not know a flag complains to the user: those of Node 20 to 24 know them.
if (Number.parseInt(process.versions.node) <= 24) for (const flag of flags) setFlagsFromString(flag)

export type Loaded<Program> = {
  readonly program: Program
  /** Whether there was bytecode for it that this Node takes. */
  readonly isQuick: boolean
  /** Its bytecode as it stands: what has run by now is in it. */
  readonly bytecode: () => Uint8Array
}

/**
 * What a process is going to do: the less code that takes, the sooner its bytecode is read. In the order in which
 * their bytecode is made, for what has run stays in it.
 */
export const tasks = ['verify', 'build'] as const
export type Task = (typeof tasks)[number]

/** What a command line is for: all but `verify` may build. A wrong guess costs time and nothing else. */
export const taskOf = (args: readonly string[]): Task =>
  args.includes('verify') ? 'verify' : 'build'

const proving: ReadonlySet<string> = new Set(['build', 'check', 'watch', 'verify', 'open'])

/** Whether a command line is for something that is proved. A wrong guess costs time and nothing else. */
export const isToProve = (args: readonly string[]): boolean => args.some((arg) => proving.has(arg))

/**
 * The file of a bundle's bytecode for a task. V8 takes any that is of its own version and of a source as long,
 * so the name holds the hash that the bundle begins with: one never runs in the place of another.
 */
export const bytecodeOf = (file: string, source: string, task: Task): string =>
  `${file}.${/^\/\/ (\w+)\n/.exec(source)?.[1] ?? 'none'}.${task}.bytecode`

/**
 * Runs a CommonJS bundle and returns what it exports. Compiling it takes a third of a second, so bytecode
 * beside it is used where there is some for the task; V8 refuses that of another version, and compiles.
 */
export const load = <Program>(file: string, task: Task): Loaded<Program> => {
  // The bundle is ASCII (`bundle.ts` sees to it): V8 keeps that in half the memory, and decodes nothing.
  const source = readFileSync(file, 'latin1')
  const cachedData = bytesOf(bytecodeOf(file, source, task))
  const script = new Script(
    `(function (module, exports, require, __filename, __dirname) {${source}\n})`,
    {
      filename: file,
      ...(cachedData && { cachedData }),
    },
  )
  const module = { exports: {} as Program }
  const run = script.runInThisContext() as (...scope: unknown[]) => void
  run(module, module.exports, createRequire(file), file, dirname(file))
  return {
    program: module.exports,
    isQuick: script.cachedDataRejected === false,
    bytecode: () => script.createCachedData(),
  }
}

const bytesOf = (file: string): Buffer | null => {
  try {
    return readFileSync(file)
  } catch {
    return null
  }
}
