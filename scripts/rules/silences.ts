/** Comments that silence a question where it is asked: `<!-- memopress-ignore straight-quotes: as the original has it -->`. */
import type { Nodes, Root } from 'mdast'
import { groupBy } from '../collections/group-by.ts'
import type { SourceText } from '../markdown/from-markdown.ts'
import { at, descendants } from '../markdown/markdown.ts'
import { commentsIn } from '../markdown/markers.ts'
import type { Place, Report } from '../message.ts'
import { didYouMean, nearest } from '../words/nearest.ts'
import { knownRules } from './known-rules.ts'
import type { Stage } from './rule.ts'
import { rules } from './rules.ts'

/** A finding as it is reported, without the path of the memo. */
export type Reported = Parameters<Report>[0]

type Silence = {
  readonly rule: string
  readonly reason: string
  /** Where the comment stands. */
  readonly place?: Place
  /** Lines of the block that it is about. */
  readonly first: number
  readonly last: number
}

/**
 * What was found of a stage but for questions that are silenced, and what is wrong with the comments that silence those.
 * Rules of the text are asked with those of the memo; what the pages are asked stays silent without a word.
 */
export const withoutSilenced = (
  found: readonly Reported[],
  { tree }: Pick<SourceText, 'tree'>,
  stage: 'text' | 'reading',
): Reported[] => [
  ...unsilenced(found, tree),
  ...silencesAmong(found, tree).flatMap(({ silence, about }) =>
    stageOf(silence) === stage ? faultOf(silence, about) : [],
  ),
]

/** When a comment that silences is looked at: with the text where there is no such rule, or no reason. */
const stageOf = ({ rule, reason }: Silence): Stage => {
  const { stage = 'text' } = (reason !== '' && rules.find(({ id }) => id === rule)) || {}
  return stage === 'memo' ? 'text' : stage
}

/** What was found but for questions that are silenced: only with a reason, as an error would lose or publish something. */
export const unsilenced = (found: readonly Reported[], tree: Root): Reported[] => {
  const silent = new Set(
    silencesAmong(found, tree).flatMap(({ silence, about }) =>
      silence.reason === '' ? [] : about.filter(isQuery),
    ),
  )
  return found.filter((finding) => !silent.has(finding))
}

const silencesAmong = (found: readonly Reported[], tree: Root) => {
  const findings = groupBy(found, ({ rule, place }) => ruleAndLine(rule, place?.line))
  return silencesIn(tree).map((silence) => ({ silence, about: aboutIn(findings, silence) }))
}

const ruleAndLine = (rule: string, line?: number): string => `${rule}:${line}`

/** What was found by the rule that a comment names, in its block. */
const aboutIn = (
  findings: ReadonlyMap<string, readonly Reported[]>,
  { rule, first, last }: Silence,
): Reported[] =>
  Array.from(
    { length: last - first + 1 },
    (_, i) => findings.get(ruleAndLine(rule, first + i)) ?? [],
  ).flat()

const isQuery = ({ level }: Reported): boolean => level === 'query'

const faultOf = ({ rule, reason, place }: Silence, about: readonly Reported[]): Reported[] => {
  const where = place && { place }
  if (rule === '' || reason === '') return [{ ...withoutReason(rule), ...where }]
  if (!knownRules.includes(rule)) return [{ ...unknown(rule), ...where }]
  if (about.some(isQuery)) return []
  return [{ ...(about.length > 0 ? ofError(rule) : idle(rule)), ...where }]
}

const withoutReason = (rule: string): Reported => ({
  rule: 'silence-without-reason',
  level: 'query',
  en: `This comment silences nothing, as it gives no ${rule === '' ? 'rule' : 'reason'}: write \`<!-- memopress-ignore ${rule || 'RULE'}: why -->\``,
  zh: `此注释没有写${rule === '' ? '规则名' : '理由'}，因此不起作用：请写成 \`<!-- memopress-ignore ${rule || '规则名'}: 理由 -->\``,
})

const unknown = (rule: string): Reported => {
  const meant = didYouMean(nearest(rule, knownRules))
  return {
    rule: 'unknown-rule',
    level: 'query',
    en: `This comment silences nothing, as there is no rule \`${rule}\`; ${meant.en}take the name from the end of the question`,
    zh: `没有 \`${rule}\` 这条规则，此注释因此不起作用；${meant.zh}请照抄询问末尾的规则名`,
  }
}

const idle = (rule: string): Reported => ({
  rule: 'idle-silence',
  level: 'query',
  en: `This comment silences nothing: no question \`${rule}\` is asked about this block; move the comment into the block that is meant, or delete it`,
  zh: `此注释不起作用：此处没有 \`${rule}\` 这项询问；请把注释移到相应的段落里，或删除注释`,
})

const ofError = (rule: string): Reported => ({
  rule: 'idle-silence',
  level: 'query',
  en: `\`${rule}\` is an error here and cannot be silenced, only questions can: mend it, and delete this comment`,
  zh: `\`${rule}\` 在此处是错误，不能用注释略过（只有询问可以）：请改正，并删除此注释`,
})

const pattern = /^memopress-ignore\b[ \t]*([\w-]*)\s*[:：]?([^]*)/

const silencesIn = (tree: Root): Silence[] => {
  const below = blocksBelow(tree)
  return [...descendants(tree)].flatMap(({ node, parent }) =>
    node.type === 'html'
      ? commentsIn(node.value).flatMap((comment): Silence[] => {
          const [, rule, reason = ''] = pattern.exec(comment) ?? []
          const { position } = parent.type === 'root' ? (below.get(node) ?? node) : parent
          if (rule === undefined || !position) return []
          const lines = { first: position.start.line, last: position.end.line }
          return [{ rule, reason: reason.trim(), ...lines, ...at(node, parent) }]
        })
      : [],
  )
}

/** What a comment on a line of its own is about: the block below it. */
const blocksBelow = ({ children }: Root): ReadonlyMap<Nodes, Nodes> => {
  const blocks = new Map<Nodes, Nodes>()
  let below: Nodes | undefined
  for (const node of children.toReversed())
    if (node.type !== 'html') below = node
    else if (below) blocks.set(node, below)
  return blocks
}
