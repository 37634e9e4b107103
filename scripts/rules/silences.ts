/** Comments that silence a question where it is asked: `<!-- memopress-ignore straight-quotes: as the original has it -->`. */
import type { Nodes } from 'mdast'
import type { SourceText } from '../markdown/from-markdown.ts'
import { at, descendants } from '../markdown/markdown.ts'
import { commentsIn } from '../markdown/markers.ts'
import type { Place, Report } from '../message.ts'

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

/** Everything that was found but for questions that are silenced, and what is wrong with the comments that silence. */
export const withoutSilenced = (found: readonly Reported[], text: SourceText): Reported[] => {
  const silences = silencesIn(text)
  const isSilent = (finding: Reported): boolean =>
    silences.some((silence) => isSilenced(finding, silence))
  return [
    ...found.filter((finding) => !isSilent(finding)),
    ...silences.flatMap((silence) => faultOf(silence, found)),
  ]
}

/** Only with a reason, and only a question: an error would lose or publish something. */
const isSilenced = ({ rule, level, place }: Reported, silence: Silence): boolean =>
  silence.reason !== '' &&
  rule === silence.rule &&
  level === 'query' &&
  place !== undefined &&
  silence.first <= place.line &&
  place.line <= silence.last

const faultOf = (silence: Silence, found: readonly Reported[]): Reported[] => {
  const { rule, reason, place } = silence
  const where = place && { place }
  if (rule === '' || reason === '') return [{ ...withoutReason(rule), ...where }]
  if (found.some((finding) => isSilenced(finding, silence))) return []
  const isError = found.some(
    (finding) => finding.level !== 'query' && isSilenced({ ...finding, level: 'query' }, silence),
  )
  return [{ ...(isError ? ofError(rule) : idle(rule)), ...where }]
}

const withoutReason = (rule: string): Reported => ({
  rule: 'silence-without-reason',
  level: 'query',
  en: `This comment silences nothing, as it gives no ${rule === '' ? 'rule' : 'reason'}: write \`<!-- memopress-ignore ${rule || 'RULE'}: why -->\``,
  zh: `此注释没有写${rule === '' ? '规则名' : '理由'}，因此不起作用：请写成 \`<!-- memopress-ignore ${rule || '规则名'}: 理由 -->\``,
})

const idle = (rule: string): Reported => ({
  rule: 'idle-silence',
  level: 'query',
  en: `This comment silences nothing: no question \`${rule}\` is asked about this block; correct the name of the rule, move the comment into the block, or delete it`,
  zh: `此注释不起作用：此处没有 \`${rule}\` 这项询问；请更正规则名，把注释移到相应的段落里，或删除注释`,
})

const ofError = (rule: string): Reported => ({
  rule: 'idle-silence',
  level: 'query',
  en: `\`${rule}\` is an error here and cannot be silenced, only questions can: mend it, and delete this comment`,
  zh: `\`${rule}\` 在此处是错误，不能用注释略过（只有询问可以）：请改正，并删除此注释`,
})

const pattern = /^memopress-ignore\b[ \t]*([\w-]*)\s*[:：]?\s*([^]*)$/

const silencesIn = ({ tree }: SourceText): Silence[] =>
  [...descendants(tree)].flatMap(({ node, parent }) =>
    node.type === 'html'
      ? commentsIn(node.value).flatMap((comment): Silence[] => {
          const [, rule, reason = ''] = pattern.exec(comment) ?? []
          const { position } = blockOf(node, parent)
          if (rule === undefined || !position) return []
          const lines = { first: position.start.line, last: position.end.line }
          return [{ rule, reason: reason.trim(), ...lines, ...at(node, parent) }]
        })
      : [],
  )

/** What a comment stands in; one on a line of its own is about the block below it. */
const blockOf = (node: Nodes, parent: Nodes): Nodes => {
  if (parent.type !== 'root') return parent
  const below = parent.children.slice(parent.children.indexOf(node as never) + 1)
  return below.find(({ type }) => type !== 'html') ?? node
}
