/** What an editor is told of a document that was to fit some pages. */
import type { Flow } from './flow/model.ts'
import type { Fitted } from './layout/fit.ts'
import type { Message } from './message.ts'
import type { Plan } from './plan.ts'

/** Says what was squeezed, or by how many lines the text is over. */
export const fitMessages = (
  { outcome }: Fitted,
  flow: Flow,
  { path }: Plan,
  source: string,
): Message[] => {
  if (!outcome || !flow.fit) return []
  const { pages } = flow.fit
  const name = path.replace(/\.[^.]+$/, '')
  const done = outcome.steps.join(', ')
  return [
    outcome.linesOver === 0
      ? {
          level: 'query',
          rule: 'fitted',
          path: source,
          en: `${name} was squeezed onto ${pages} page(s): ${done}`,
          zh: `${name} 已压缩到 ${pages} 页：${done}`,
        }
      : {
          level: 'query',
          rule: 'does-not-fit',
          path: source,
          en: `${name} does not fit ${pages} page(s): ${outcome.linesOver} lines over even when squeezed, so it was left as it is`,
          zh: `${name} 放不进 ${pages} 页：压缩后仍多 ${outcome.linesOver} 行，因此保持原样`,
        },
  ]
}
