/** The text of a memo → the memo, and everything its editor is told or asked. */
import type { Memo } from '../memo/model.ts'
import { fillLinks } from '../memo/filled-links.ts'
import { number } from '../memo/number.ts'
import { readMarkdown, type MarkdownRead, type ReadingOptions } from '../markdown/from-markdown.ts'
import type { Report } from '../message.ts'
import { groupBy } from '../collections/group-by.ts'
import { askOfMemo, askOfReading, askOfText, textContext } from '../rules/ask.ts'
import type { Contexts } from '../rules/rule.ts'
import { followsFrom } from '../rules/follow.ts'
import { suggestionsFor, type Suggestion } from '../rules/suggest-domains.ts'
import { withoutSilenced, type Reported } from '../rules/silences.ts'

/**
 * Reads a text as `decode` gives it and asks the rules about it. The memo is null when anything reported
 * is an error; its recommendations are numbered, and links to them have their words.
 */
export const readText = (
  source: string,
  report: Report,
  options: ReadingOptions = {},
): TextRead => {
  const found: Reported[] = []
  const collect: Report = (finding) => found.push(finding)
  const { memo: read, text, pictures } = readMarkdown(source, collect, options)
  const memo: Memo | null = read && fillLinks(number(read))
  const context = text && textContext(text)
  if (context) askOfText(context, collect)
  const whole = context && memo && { ...context, memo }
  if (whole) askOfMemo(whole, collect)
  const said = text ? withoutSilenced(found, text, 'text') : found
  for (const finding of said) report(finding)
  return {
    memo: said.some(isError) ? null : memo,
    pictures,
    questions: () => (whole ? questionsOf(whole, found) : []),
    suggestions: () => (whole ? suggestionsFor(whole) : []),
  }
}

type TextRead = Pick<MarkdownRead, 'memo' | 'pictures'> & {
  /** What a careful reader would ask of a memo without errors: `check` says it, `build` counts it. */
  readonly questions: () => readonly Reported[]
  /** Passages that may belong to other domains: `check --suggest-domains` lists them. */
  readonly suggestions: () => readonly Suggestion[]
}

/** What does not follow from something that was found on its line. */
const questionsOf = (context: Contexts['memo'], found: readonly Reported[]): Reported[] => {
  const lines = groupBy(found, ({ place }) => place?.line)
  const slips: Reported[] = []
  askOfReading(context, (slip) => {
    if (!followsFrom(slip, lines.get(slip.place?.line) ?? [])) slips.push(slip)
  })
  return withoutSilenced(slips, context, 'reading')
}

const isError = ({ level }: Reported): boolean => level !== 'query'
