/** Links to headings by the anchors that GitHub gives them: `#政策建议`, `#policy-advice-1`. */
import GithubSlugger from 'github-slugger'
import type { Id, Memo, Run, Section } from '../memo/model.ts'
import { mapRuns, textOf, unitsOf } from '../memo/walk.ts'

/** What links may name: ids of units, and anchors of headings; an id goes before an anchor. */
export type Targets = {
  /** Unit that a link such as `#policy-advice` leads to, without its `#`. */
  readonly of: (fragment: string) => Id | undefined
}

/** Targets in a memo; `isTitleWritten` says whether its title is a heading, which GitHub counts too. */
export const targetsIn = (
  memo: Pick<Memo, 'title' | 'lead' | 'sections' | 'notes'>,
  isTitleWritten: boolean,
): Targets => {
  const slugger = new GithubSlugger()
  if (isTitleWritten) slugger.slug(wordsOf(memo.title))
  const units = [...unitsOf(memo)]
  const ids = new Set(units.map(({ unit }) => unit.id))
  const sections = units.flatMap(({ type, unit }): Section[] => (type === 'section' ? [unit] : []))
  const anchors = new Map(sections.map(({ id, title }) => [slugger.slug(wordsOf(title)), id]))
  return { of: (fragment) => (ids.has(fragment) ? fragment : anchors.get(decoded(fragment))) }
}

/** The memo with its links to headings as links to the sections of those. */
export const withTargets = (memo: Memo, targets: Targets): Memo =>
  mapRuns(memo, (runs) =>
    runs.map((run) =>
      run.ref === undefined ? run : { ...run, ref: targets.of(run.ref) ?? run.ref },
    ),
  )

const wordsOf = (title: readonly Run[]): string =>
  textOf(title.filter(({ note }) => note === undefined))

/** An anchor as a heading has it: browsers copy it percent-encoded. */
const decoded = (fragment: string): string => {
  try {
    return decodeURIComponent(fragment).toLowerCase()
  } catch {
    return fragment
  }
}
