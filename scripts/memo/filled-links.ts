/** Links without words of their own, `[](#grid-storage)`: they print the label of the unit they lead to. */
import { isChinese, isTraditional } from './language.ts'
import type { Id, Memo, Run } from './model.ts'
import { withoutReferences } from './notes.ts'
import { mapRuns, textOf, unitsOf } from './walk.ts'

/** Text of such a link until the memo is numbered. */
export const unfilled = '\ufffc'

/** The memo, its recommendations numbered, with its links filled in; one to a unit without a label stays unfilled. */
export const fillLinks = (memo: Memo): Memo => {
  const labels = labelsOf(memo)
  const fill = (run: Run): Run =>
    run.filled ? { ...run, text: labels.get(run.ref ?? '') ?? unfilled } : run
  return mapRuns(memo, (runs) => (runs.some(({ filled }) => filled) ? runs.map(fill) : runs))
}

/** What a text calls a unit: `建议 3.2`, `Recommendation 3.2`, or the words of a heading. */
const labelsOf = (memo: Memo): ReadonlyMap<Id, string> => {
  const word = recommendation(memo.meta.lang)
  return new Map(
    [...unitsOf(memo)].flatMap(({ type, unit }): [Id, string][] => {
      if (type === 'section' && !unit.title.some(({ filled }) => filled))
        return [[unit.id, textOf(withoutReferences(unit.title)).replaceAll('\n', ' ')]]
      return unit.number === undefined ? [] : [[unit.id, `${word} ${unit.number}`]]
    }),
  )
}

const recommendation = (lang: string): string => {
  if (isTraditional(lang)) return '建議'
  return isChinese(lang) ? '建议' : 'Recommendation'
}
