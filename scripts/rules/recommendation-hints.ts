/** Asks about recommendations that are written so that they are read as ordinary text. */
import type { Root } from 'mdast'
import type { Report } from '../message.ts'
import { at } from '../markdown/markdown.ts'
import type { Role, Section } from '../memo/model.ts'
import { structureMessages } from '../markdown/structure-messages.ts'
import { textOf } from '../memo/walk.ts'

/** Longer first lines are no labels. */
const longestLabel = 60

/** Asks about a paragraph that begins with a line such as `建议：` or `**Recommendations:**`, where a heading was meant. */
export const reportPlainLabels = (
  { children }: Root,
  source: string,
  roleOf: (heading: string) => Role,
  report: Report,
): void => {
  for (const node of children) {
    if (node.type !== 'paragraph') continue
    const { start, end } = node.position!
    const [line = ''] = source.slice(start.offset, end.offset).split('\n')
    const label = line.replaceAll(/[*_]/g, '').trim()
    if (label.length <= longestLabel && roleOf(label) === 'recommendations')
      report({ level: 'query', ...structureMessages.labelWithoutHeading(label), ...at(node) })
  }
}

/** Asks about a section of recommendations that has no list: it would have none that is numbered. */
export const reportMissingLists = (sections: readonly Section[], report: Report): void => {
  for (const section of sections) {
    if (section.role !== 'recommendations') reportMissingLists(section.sections, report)
    else if (!hasList(section))
      report({
        level: 'query',
        ...structureMessages.noRecommendations(textOf(section.title)),
        ...(section.place && { place: section.place }),
      })
  }
}

const hasList = ({ blocks, sections }: Section): boolean =>
  blocks.some(({ type }) => type === 'list') || sections.some(hasList)
