/** The commands: each reads what it needs, does one thing, and says what came of it. */
import type { ProverOf } from './check/prove.ts'
import { initCommand } from './commands/init.ts'
import { buildCommand } from './commands/build.ts'
import { fontsCommand } from './commands/fonts.ts'
import { openCommand } from './commands/open.ts'
import { unitsCommand } from './commands/units.ts'
import { verifyCommand } from './commands/verify.ts'
import { watchCommand } from './commands/watch.ts'
import type { Language, Message } from './message.ts'

/** Options as typed; a command takes those it knows. */
export type Options = {
  readonly out?: string | undefined
  readonly only?: readonly string[] | undefined
  readonly format?: readonly string[] | undefined
  readonly lang?: string | undefined
  readonly force?: boolean | undefined
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

/** Each command, and how many files or folders may follow its name. */
export const commands: Readonly<Record<string, { readonly run: Command; readonly most: number }>> =
  {
    build: { run: buildCommand, most: Infinity },
    watch: { run: watchCommand, most: 1 },
    verify: { run: verifyCommand, most: 1 },
    units: { run: unitsCommand, most: 1 },
    open: { run: openCommand, most: 1 },
    fonts: { run: fontsCommand, most: 0 },
    init: { run: initCommand, most: 1 },
  }
