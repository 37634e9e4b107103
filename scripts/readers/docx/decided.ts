/** A Word file as it is once all its tracked changes are accepted, or rejected. */
import { decided, type Decision } from '../foreign/revisions.ts'
import { withParts, type WordPackage } from './package.ts'
import { all, elementsOf, type Node } from './xml.ts'

const stories = /^word\/(?:document|footnotes|endnotes|header\d*|footer\d*)\.xml$/

/** The package without changes. A note goes with its reference, a picture with its place. */
export const decidedPackage = (word: WordPackage, decision: Decision): WordPackage => {
  const parts = new Map(
    [...word.parts].map(([path, node]) => [
      path,
      stories.test(path) ? decided(node, decision) : node,
    ]),
  )
  const body = parts.get('word/document.xml')
  const notes = parts.get('word/footnotes.xml')
  if (body && notes) parts.set('word/footnotes.xml', withReferences(notes, body))
  return withoutUnused(withParts(word, parts), word)
}

/** Links and pictures go with what refers to them: Word drops their relations when it saves. */
const withoutUnused = (own: WordPackage, { usedRelations: before }: WordPackage): WordPackage => {
  const relations = new Map(
    [...own.relations].map(([owner, all]) => {
      const [was, is] = [before.get(owner), own.usedRelations.get(owner)].map((ids) => new Set(ids))
      return [owner, all.filter(({ id }) => is!.has(id) || !was!.has(id))]
    }),
  )
  const targets = (all: WordPackage['relations']) =>
    new Set([...all.values()].flat().map(({ target }) => target))
  const [had, has] = [targets(own.relations), targets(relations)]
  const paths = new Set([...own.paths].filter((path) => has.has(path) || !had.has(path)))
  return { ...own, relations, paths }
}

const withReferences = (notes: Node, body: Node): Node => {
  const referred = new Set(
    all(body, 'w:footnoteReference').map(({ attributes }) => attributes['w:id']),
  )
  return {
    ...notes,
    children: elementsOf(notes).filter(
      ({ attributes }) => attributes['w:type'] !== undefined || referred.has(attributes['w:id']),
    ),
  }
}
