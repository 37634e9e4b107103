/** What can be read from an artifact, whatever its format. */
import type { Stretch } from './stream.ts'

export type Fragment = Stretch & {
  /** Page it stands on, from 1; null where pages are not known, as in Word. */
  readonly page: number | null
  /** Of text in a table: which cell it belongs to. */
  readonly cell?: number
}

export type Reading = {
  /** Text of the document in order, without notes, running lines and page numbers of contents. */
  readonly body: readonly Fragment[]
  readonly notes: readonly Fragment[]
  /** Page numbers printed in lists of contents, in order. */
  readonly pageNumbers: readonly string[]
  /** Descriptions of the figures, in order. */
  readonly alts: readonly string[]
  /** Running lines and other text that is no part of the document. */
  readonly furniture: readonly Fragment[]
  /** Texts that are copied, or read aloud, otherwise than they are shown. */
  readonly miscopied: readonly { readonly drawn: string; readonly copy: string }[]
  readonly pages: number | null
}
