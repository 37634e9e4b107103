/** A rule asks the editor about something in the memo that may not be meant. */
import type { SourceText } from '../markdown/from-markdown.ts'
import type { Image } from '../flow/assets.ts'
import type { Flow } from '../flow/model.ts'
import type { Memo } from '../memo/model.ts'
import type { PlaceOf } from '../memo/walk.ts'
import type { Message, Place, Words } from '../message.ts'
import type { Printed } from './printed.ts'
import type { Said } from './said.ts'

/** What the rules of each stage look at; a stage is run by the code that has made its context. */
export type Contexts = {
  /** The source as written and parsed, of a memo with errors too. */
  readonly text: SourceText & { readonly printed: readonly Printed[] }
  /** The memo without errors, its recommendations numbered, and its source. */
  readonly memo: Contexts['text'] & { readonly memo: Memo }
  /** The same, as a careful reader would look at it before it goes out: `check` asks, `build` counts. */
  readonly reading: Contexts['memo'] & { readonly texts: readonly Said[] }
  /** The documents that are made of it: `check` asks, `build` counts. */
  readonly pages: {
    readonly documents: readonly Flow[]
    /** Pictures by the keys that flows have for them. */
    readonly images: ReadonlyMap<string, Image>
    readonly placeOf: PlaceOf
  }
}

export type Stage = keyof Contexts

/** What a rule has found, in the grammar of messages, and where. */
export type Finding = Words & { readonly place?: Place | undefined }

type Described<S extends Stage> = {
  /** Kebab-case fact: `straight-quotes`. */
  readonly id: string
  /** An error where something would be lost or published; a query where only print may surprise. */
  readonly level: Message['level']
  readonly stage: S
  /** Why it asks. */
  readonly reason: Words
}

/**
 * A rule of one stage. Its docblock says what it asks about, and has examples that fail and pass:
 * they are its tests and its page of documentation.
 */
export type RuleOf<S extends Stage> = Described<S> & {
  readonly find: (context: Contexts[S]) => Iterable<Finding>
}

/**
 * A rule about marks that did not take: it looks at one text after another. Of the queries that a text
 * gives rise to only the first in the table of rules is asked, as they are about one mistake.
 */
export type MarkRule = Described<'text'> & {
  readonly look: (context: Contexts['text']) => (text: Printed) => Finding | null
}

export type Rule = { [S in Stage]: RuleOf<S> }[Stage] | MarkRule
