/** What stands in the heads and feet of pages, but for what programs count or look up themselves. */
import { elementsOf, textOf, type Node } from '../docx/xml.ts'
import type { Left } from './model.ts'
import type { ForeignPackage } from './package.ts'
import { decided, type Decisions } from './revisions.ts'
import { readXml } from './xml.ts'

/** Their paragraphs, each once, as programs write the same lines for several kinds of pages; '' for those without text. */
export const runningLines = ({ targets, files }: ForeignPackage, decisions: Decisions): Left[] => {
  const parts = [...targets.values()].filter(({ kind }) => /^(header|footer)$/.test(kind))
  const lines = parts.flatMap(({ path, isOutside }) => {
    const bytes = isOutside ? undefined : files.get(path)
    return ['', ...(bytes ? linesIn(decided(readXml(bytes), decisions)) : [])]
  })
  return [...new Set(lines.map((text) => text.trim()))].map((text) => ({
    kind: 'running-lines',
    text,
  }))
}

const linesIn = (part: Node): string[] => {
  const lines: string[] = []
  let fields = 0
  const visit = (node: Node): void => {
    if (node.name === 'w:p') lines.push('')
    if (node.name === 'w:fldSimple') return
    const type = node.name === 'w:fldChar' ? node.attributes['w:fldCharType'] : undefined
    if (type === 'begin') fields++
    if (type === 'end') fields--
    if (node.name === 'w:t' && fields === 0) lines.push((lines.pop() ?? '') + textOf(node))
    const inside = elementsOf(node)
    for (const child of node.name === 'mc:AlternateContent' ? inside.slice(0, 1) : inside)
      visit(child)
  }
  visit(part)
  return lines
}
