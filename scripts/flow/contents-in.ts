/** Content of a redline as one of its editions has it, without changes. */
import type { Run } from '../memo/model.ts'
import { asItWas, isGone, isNew } from './changes.ts'
import type { Content } from './pieces.ts'

export type EditionName = 'new' | 'old'

/** What an edition does not have. */
export const lacks = { new: isGone, old: isNew } as const

/** What an edition has of some content of a redline. */
export const contentIn = (edition: EditionName, content: Content): Content =>
  content.flatMap((inline): Content => ('text' in inline ? runsIn(edition, [inline]) : [inline]))

/** What an edition has of the text of a redline. */
export const runsIn = (edition: EditionName, runs: readonly Run[]): readonly Run[] =>
  runs.filter(({ change }) => !lacks[edition](change)).map((run) => runIn(edition, run))

const runIn = (edition: EditionName, { change: _, ...run }: Run): Run => {
  if (edition === 'old') return asItWas(run)
  const { was: __, ...own } = run
  return own
}
