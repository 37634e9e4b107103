/** Choosing the edition that a memo is compared with: a revision of the memo in its repository, or a file that was dropped. */
import { dirname, resolve } from 'node:path'
import { readRevision } from '../diff/sides.ts'
import { commitsOf } from '../git/history.ts'
import { limits } from '../limits.ts'
import type { Words } from '../message.ts'
import { readSourceText } from '../project/source.ts'
import type { Edition } from './comparison.ts'
import { said } from './said.ts'

export type Comparing = {
  /** Compares with a revision; '' ends it. */
  readonly with: (revision: string) => Promise<readonly Words[]>
  readonly take: (file: { readonly path: string; readonly bytes: Uint8Array }) => readonly Words[]
  /** Commits that wrote the memo, the newest first: none where there is no history. */
  readonly editions: () => Promise<
    readonly { readonly name: string; readonly date: string; readonly subject: string }[]
  >
}

export function createComparing(
  file: string,
  compare: (edition: Edition | null) => void,
): Comparing {
  return {
    with: async (revision) => {
      if (revision === '') {
        compare(null)
        return []
      }
      const { value: source, messages } = await readRevision(revision, file)
      if (source) compare({ name: revision, source })
      return source ? [said.compared(revision)] : messages
    },
    take: ({ path, bytes }) => {
      const place = { path, folder: dirname(resolve(file)) }
      const { value: source, messages } = readSourceText(bytes, place, limits.seconds.read)
      if (source) compare({ name: path, source })
      return source ? [said.compared(path)] : messages
    },
    editions: async () => {
      const commits = await commitsOf(resolve(file))
      if (typeof commits === 'string') return []
      return commits.map(({ commit, date, subject }) => ({
        name: commit.slice(0, 12),
        date,
        subject,
      }))
    },
  }
}
