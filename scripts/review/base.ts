/** The text that a copy was issued from: found by its hash, or in the copy itself. */
import { sha256 } from '../files.ts'
import { contentsOf, revisionsOf } from '../git/history.ts'
import { withoutNotes } from '../markdown/without-notes.ts'
import type { Returned } from './returned.ts'

/** Texts at hand, and the file whose history has others. */
export type Sources = {
  /** The one that the user names as the base. */
  readonly given: string | null
  readonly today: string
  readonly file: string
}

export type Base = {
  readonly source: string
  /** Where it was found: a commit is named by its hash. */
  readonly from: 'given' | 'memo' | 'copy' | { readonly commit: string } | 'unknown'
}

/**
 * Null where it is nowhere. A copy brings its own text along, which is the one of the hash, to the byte; only where that
 * was lost is the history of the memo looked through.
 */
export const baseOf = async (
  { issuedFrom, source }: Pick<Returned, 'issuedFrom' | 'source'>,
  { given, today, file }: Sources,
): Promise<Base | null> => {
  // Without a hash it is compared by texts: the user says, or today's text is taken.
  if (issuedFrom === null)
    return source === null ? { source: given ?? today, from: 'unknown' } : { source, from: 'copy' }
  if (given !== null && isSourceOf(given, issuedFrom)) return { source: given, from: 'given' }
  if (given !== null && given !== today) return null
  if (isSourceOf(today, issuedFrom)) return { source: today, from: 'memo' }
  if (source !== null) return { source, from: 'copy' }
  return inHistory(file, issuedFrom)
}

/** Copies name the text without its private comments; those of before, all of it. */
const isSourceOf = (source: string, hash: string): boolean =>
  hash === sha256(source) || hash === sha256(withoutNotes(source))

const inHistory = async (file: string, hash: string): Promise<Base | null> => {
  const revisions = await revisionsOf(file)
  if (typeof revisions === 'string') return null
  const contents = await contentsOf(file, revisions)
  if (typeof contents === 'string') return null
  for (const [at, bytes] of contents.entries()) {
    const text = bytes && decoded(bytes)
    if (typeof text === 'string' && isSourceOf(text, hash))
      return { source: text, from: { commit: revisions[at]!.commit } }
  }
  return null
}

const decoded = (bytes: Uint8Array): string | null => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}
