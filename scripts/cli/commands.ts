/** The commands: each reads what it needs, does one thing, and says what came of it. */
import type { ProverOf } from '../proof/prove.ts'
import type { Language, Message } from '../message.ts'

/** Options as typed; a command takes those it knows. */
export type Options = {
  readonly out?: string | undefined
  readonly only?: readonly string[] | undefined
  readonly format?: readonly string[] | undefined
  readonly lang?: string | undefined
  readonly force?: boolean | undefined
  readonly replace?: boolean | undefined
  readonly shard?: string | undefined
  readonly deadline?: string | undefined
}

export type Outcome = {
  readonly messages: readonly Message[]
  /** For people, on standard output. */
  readonly lines: Readonly<Record<Language, readonly string[]>>
  /** For machines, with `--json`. */
  readonly data: object
  /** The command was not understood: exit code 2. */
  readonly misused?: true
  /** Its messages have been said on the way. */
  readonly reported?: true
}

export type Session = {
  /** Says what came of a part, while the command goes on. */
  readonly say: (part: Outcome) => void
  /** Shows what is being done, on a terminal only. */
  readonly progress: (doing: string) => void
  /** How documents are proved. */
  readonly proverOf: ProverOf
}

export type Command = (
  args: readonly string[],
  options: Options,
  session: Session,
) => Promise<Outcome>

/** A command, and how many files or folders may follow its name. */
export type NamedCommand = { readonly run: Command; readonly maxArguments: number }

/** Loaded when it is run: reading files back needs nothing of what makes them, which takes longest to load. */
export const commands: Readonly<Record<string, NamedCommand>> = {
  build: {
    run: async (...said) => (await import('./build.ts')).buildCommand(...said),
    maxArguments: Infinity,
  },
  check: {
    run: async (...said) => (await import('./build.ts')).checkCommand(...said),
    maxArguments: Infinity,
  },
  watch: {
    run: async (...said) => (await import('./watch.ts')).watchCommand(...said),
    maxArguments: 1,
  },
  verify: {
    run: async (...said) => (await import('./verify.ts')).verifyCommand(...said),
    maxArguments: Infinity,
  },
  units: {
    run: async (...said) => (await import('./units.ts')).unitsCommand(...said),
    maxArguments: 1,
  },
  open: {
    run: async (...said) => (await import('./open.ts')).openCommand(...said),
    maxArguments: 1,
  },
  fonts: {
    run: async (...said) => (await import('./fonts.ts')).fontsCommand(...said),
    maxArguments: 0,
  },
  init: {
    run: async (...said) => (await import('./init.ts')).initCommand(...said),
    maxArguments: 1,
  },
}
