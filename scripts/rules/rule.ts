/** A rule asks the editor about something in the memo that may not be meant. */
import type { SourceText } from '../markdown/from-markdown.ts'
import type { Memo } from '../memo/model.ts'
import type { Message, Place, Words } from '../message.ts'

/** What the rules of each stage look at; a stage is run by whoever has made its context. */
export type Contexts = {
  /** The source as written and parsed, of a memo with errors too. */
  readonly text: SourceText
  /** The memo without errors, its recommendations numbered, and its source. */
  readonly memo: SourceText & { readonly memo: Memo }
}

export type Stage = keyof Contexts

/** What a rule has found, in the grammar of messages, and where. */
export type Finding = Words & { readonly place?: Place | undefined }

/**
 * A rule of one stage. Its docblock says what it asks about, and has examples that fail and pass:
 * they are its tests and its page of documentation.
 */
export type RuleOf<S extends Stage> = {
  /** Kebab-case fact: `straight-quotes`. */
  readonly id: string
  /** An error where something would be lost or published; a query where only print may surprise. */
  readonly level: Message['level']
  readonly stage: S
  /** Why it asks. */
  readonly reason: Words
  readonly find: (context: Contexts[S]) => Iterable<Finding>
}

export type Rule = { [S in Stage]: RuleOf<S> }[Stage]
