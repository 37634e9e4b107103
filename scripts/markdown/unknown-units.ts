/** Links to units that are not there: an error at each of them. */
import type { Root } from 'mdast'
import type { Report } from '../message.ts'
import type { Targets } from './anchors.ts'
import type { Definitions } from './definitions.ts'
import { at, descendants } from './markdown.ts'
import { structureMessages } from './structure-messages.ts'

export const reportUnknownUnits = (
  tree: Root,
  { links }: Definitions,
  targets: Targets,
  report: Report,
): void => {
  for (const { node } of descendants(tree)) {
    const url =
      node.type === 'link'
        ? node.url
        : node.type === 'linkReference'
          ? links.get(node.identifier)?.url
          : undefined
    if (url && /^#./.test(url) && targets.of(url.slice(1)) === undefined)
      report({ ...structureMessages.unknownUnit(url.slice(1)), ...at(node) })
  }
}
