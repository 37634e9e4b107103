/** What a command takes and gives. */
import type { ProverOf } from '../proof/prove.ts'
import type { Language, Message, Words } from '../message.ts'
import type { Options } from './options.ts'

export type Outcome = {
  readonly messages: readonly Message[]
  /** For people, on standard output. */
  readonly lines: Readonly<Record<Language, readonly string[]>>
  /** For machines, with `--json`. */
  readonly data: object
  /** The command was not understood: exit code 2. */
  readonly misused?: true
  /** Its messages have been printed already. */
  readonly reported?: true
}

export type Session = {
  /** Language of messages. */
  readonly language: Language
  /** Asks whoever sits at the terminal; null where nobody does. */
  readonly ask: (question: Words) => Promise<string | null>
  /** Prints the outcome of a part while the command goes on. */
  readonly say: (part: Outcome) => void
  /** Shows what is being done, on a terminal only. */
  readonly progress: (doing: string) => void
  /** How documents are proved. */
  readonly proverOf: ProverOf
  /** Ends a command that would otherwise go on: `watch`. */
  readonly signal?: AbortSignal
}

export type Command = (
  args: readonly string[],
  options: Options,
  session: Session,
) => Promise<Outcome>

/** An outcome that is nothing but messages. */
export function onlyMessages(messages: readonly Message[], data: object = {}): Outcome {
  return { messages, lines: { en: [], zh: [] }, data }
}

/** The outcome of a command that was not understood. */
export function misuse(message: Message, data: object = {}): Outcome {
  return { ...onlyMessages([message], data), misused: true }
}
