/** Messages about documents that should fit a number of pages. */
import { withoutExtension } from '../files.ts'
import type { ManifestFile } from './manifest.ts'
import type { Message } from '../message.ts'

/** What was squeezed, or by how many lines the text is too long. */
export const fitMessages = ({ path, fit, template }: ManifestFile, source: string): Message[] => {
  if (!fit) return []
  const { pages, linesOver, steps } = fit
  const count = pages === 1 ? '1 page' : `${pages} pages`
  const name = withoutExtension(path)
  const done = steps.join(', ')
  return [
    linesOver === 0
      ? {
          level: 'query',
          rule: 'fitted',
          path: source,
          en: `${name} was squeezed onto ${count}: ${done}`,
          zh: `${name} 已压缩到 ${pages} 页：${done}`,
        }
      : {
          level: 'query',
          rule: 'does-not-fit',
          path: source,
          en: `${name} does not fit ${count}: ${linesOver} lines over even when squeezed, so it was left as it is; shorten it, or allow more in the front matter: \`pages: { ${template}: ${pages + 1} }\``,
          zh: `${name} 放不进 ${pages} 页：压缩后仍多 ${linesOver} 行，因此保持原样；可删减内容，或在文首写 \`pages: { ${template}: ${pages + 1} }\` 放宽页数`,
        },
  ]
}
