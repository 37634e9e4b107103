/** The rules, by what they look at. */
import type { Report } from '../message.ts'
import { undefinedNote, undefinedReference, unusedDefinition } from './definitions.ts'
import { labelWithoutHeading, noRecommendations } from './recommendations.ts'
import type { Contexts, Rule, RuleOf, Stage } from './rule.ts'
import { straightQuotes } from './straight-quotes.ts'
import { lostTable, unsupportedDirective } from './unread-blocks.ts'

export const rules: readonly Rule[] = [
  undefinedNote,
  undefinedReference,
  unsupportedDirective,
  lostTable,
  straightQuotes,
  labelWithoutHeading,
  noRecommendations,
  unusedDefinition,
]

/** Reports what the rules of a stage find. */
export const ask = <S extends Stage>(stage: S, context: Contexts[S], report: Report): void => {
  for (const rule of rules.filter((each): each is Rule & RuleOf<S> => each.stage === stage))
    for (const { place, en, zh } of rule.find(context))
      report({ rule: rule.id, level: rule.level, en, zh, ...(place && { place }) })
}
