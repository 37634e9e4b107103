import { join } from 'node:path'
import { home, readPlain } from '../files.ts'
import { meantOrAll, nearest } from '../words/nearest.ts'
import type { Language, Message, Words } from '../message.ts'
import type { Rule, Stage } from '../rules/rule.ts'
import { rules } from '../rules/rules.ts'
import { misuse, type Outcome } from './command.ts'

/** `memopress check --explain RULE`: what a rule asks for, examples, and what can be done about it. */
export function explain(id: string): Outcome {
  const rule = rules.find((each) => each.id === id)
  if (!rule) return misuse(unknownRule(id))
  const { level, stage, reason } = rule
  return {
    messages: [],
    data: { rule: { id, level, stage, reason } },
    lines: { en: linesOf(rule, 'en'), zh: linesOf(rule, 'zh') },
  }
}

function linesOf({ id, level, stage, reason }: Rule, language: Language): string[] {
  const silence: Words = {
    en: `\`<!-- memopress-ignore ${id}: why -->\` in a block silences it there`,
    zh: `在某段中写 \`<!-- memopress-ignore ${id}: 理由 -->\` 可在该段略去`,
  }
  return [
    `${id}\t${levels[level][language]}\t${stages[stage][language]}`,
    reason[language],
    ...examplesOf(id, language),
    ...(level === 'query' ? [silence[language]] : []),
  ]
}

/** The pages that are generated from the examples in the docblocks of rules. */
const pages: Words = { en: '.github/RULES.md', zh: '.github/RULES.zh-CN.md' }

/** The examples of a rule, as its page has them below its heading and its reason. */
function examplesOf(id: string, language: Language): string[] {
  const page = readPlain(join(home, pages[language])).toString('utf8')
  const after = rules[rules.findIndex((rule) => rule.id === id) + 1]
  const end = after ? page.indexOf(`\n## ${after.id}\n`) : page.length
  const [, , , , ...examples] = page
    .slice(page.indexOf(`\n## ${id}\n`), end)
    .trimEnd()
    .split('\n')
  return [...examples, '']
}

const levels: Readonly<Record<Message['level'], Words>> = {
  error: { en: 'error', zh: '错误' },
  query: { en: 'question', zh: '询问' },
}

/** What a rule looks at. */
const stages: Readonly<Record<Stage, Words>> = {
  text: { en: 'looks at the text as typed', zh: '检查输入的文本' },
  memo: { en: 'looks at the memo as read', zh: '检查读取后的备忘录' },
  reading: {
    en: 'looks for slips of the pen; `build` counts what it asks',
    zh: '查找笔误；`build` 只计数',
  },
  pages: {
    en: 'looks at the documents as they will be printed; `build` counts what it asks',
    zh: '检查即将印出的文件；`build` 只计数',
  },
}

function unknownRule(id: string): Message {
  const known = rules.map((rule) => rule.id).sort()
  const meant = meantOrAll(nearest(id, known), known)
  return {
    level: 'error',
    rule: 'unknown-option-value',
    path: '--explain',
    en: `There is no rule \`${id}\`; ${meant.en}`,
    zh: `没有规则 \`${id}\`；${meant.zh}`,
  }
}
