/** Templates whose labels are in other characters than the memo. */
import { isTraditional } from '../memo/language.ts'
import type { Memo } from '../memo/model.ts'
import type { Message } from '../message.ts'
import type { Plan } from './plan.ts'

/** One question for each template that has labels in simplified Chinese only, of a memo in traditional. */
export const labelMessages = (plans: readonly Plan[], { meta }: Memo, path: string): Message[] => {
  if (!isTraditional(meta.lang)) return []
  const templates = plans.map(({ template }) => template)
  return [...new Set(templates)]
    .filter(({ template }) => template.labels['zh'] && !template.labels['zh-Hant'])
    .map(({ name }) => ({
      level: 'query',
      rule: 'simplified-labels',
      path,
      en: `This memo is in traditional Chinese (\`lang: ${meta.lang}\`), and the template ${name} has labels in simplified characters only, which are printed: write them in traditional ones under \`labels: { zh-Hant: … }\` there`,
      zh: `备忘录为繁体中文（\`lang: ${meta.lang}\`），而模板 ${name} 只有简体标签，将照样印出：请在该模板的 \`labels: { zh-Hant: … }\` 下写出繁体标签`,
    }))
}
