/** Runs the rules of a stage. */
import type { Report } from '../message.ts'
import { printedTexts, type Printed } from './printed.ts'
import type { Contexts, Finding, MarkRule, Rule, RuleOf, Stage } from './rule.ts'
import { rules } from './rules.ts'
import { textsIn } from './said.ts'
import type { SourceText } from '../markdown/from-markdown.ts'

/** What rules of the text look at. */
export const textContext = (text: SourceText): Contexts['text'] => ({
  ...text,
  printed: printedTexts(text.tree, text.source),
})

/** Reports what the rules about the text find. */
export const askOfText = (context: Contexts['text'], report: Report): void => {
  const looks = rules
    .filter((rule): rule is MarkRule => 'look' in rule)
    .map((rule) => ({ rule, look: rule.look(context) }))
  for (const text of context.printed) reportMarks(looks, text, report)
  askAll('text', context, report)
}

/** Reports what the rules about the memo find. */
export const askOfMemo = (context: Contexts['memo'], report: Report): void =>
  askAll('memo', context, report)

/** Reports what a careful reader would ask. */
export const askOfReading = (context: Contexts['memo'], report: Report): void =>
  askAll('reading', { ...context, texts: textsIn(context) }, report)

/** Reports what a reader of the printed documents would ask, of each unit once. */
export const askOfPages = (context: Contexts['pages'], report: Report): void =>
  askAll('pages', context, report)

const askAll = <S extends Stage>(stage: S, context: Contexts[S], report: Report): void => {
  for (const rule of rules) {
    if (rule.stage !== stage || 'look' in rule) continue
    for (const finding of (rule as unknown as RuleOf<S>).find(context)) say(rule, finding, report)
  }
}

type Look = { readonly rule: MarkRule; readonly look: (text: Printed) => Finding | null }

/** Every error, and the first query. */
const reportMarks = (looks: readonly Look[], text: Printed, report: Report): void => {
  let asked = false
  for (const { rule, look } of looks) {
    if (asked && rule.level === 'query') continue
    const finding = look(text)
    if (finding) say(rule, finding, report)
    asked ||= finding !== null
  }
}

const say = ({ id, level }: Rule, { place, en, zh }: Finding, report: Report): void =>
  report({ rule: id, level, en, zh, ...(place && { place }) })
