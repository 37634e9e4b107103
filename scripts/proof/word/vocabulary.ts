/**
 * All that is ever written into a Word file, element by element with its attributes. What else a file may say, of
 * 2,000 elements of WordprocessingML, could change what is seen: changes and comments, frames, signs, merges.
 */
import type { Rules, WordPackage } from '../../readers/docx/package.ts'
import type { Node } from '../../readers/docx/xml.ts'
import { values } from './attribute-values.ts'
import { vocabularies } from './elements.ts'

const known = new Map(
  Object.entries(vocabularies).map(([path, vocabulary]) => [
    path,
    new Map(
      Object.entries(vocabulary).map(([name, attributes]) => [
        name,
        new Set(attributes.split(' ')),
      ]),
    ),
  ]),
)

export const vocabulary: Rules = {
  'unknown-element': (word) =>
    kindsIn(word).flatMap(({ path, name, nodes, names }) => {
      if (!names) return [`${name} in ${path}`]
      return nodes.flatMap(({ attributes }) => {
        const other = Object.keys(attributes).find(
          (key) => !names.has(key) && !key.startsWith('xmlns') && !isPlainHint(name, key),
        )
        return other === undefined ? [] : [`${name} ${other} in ${path}`]
      })
    }),
  'unknown-value': (word) =>
    kindsIn(word).flatMap(({ path, name, nodes }) =>
      nodes.flatMap(({ attributes }) =>
        Object.entries(attributes)
          .filter(([key, value]) => !(values[`${name} ${key}`]?.test(value) ?? true))
          .map(([key, value]) => `${name} ${key}="${value}" in ${path}`),
      ),
    ),
}

/** Direct formatting by a font is told by a rule of its own. */
const isPlainHint = (name: string, key: string): boolean => name === 'w:rFonts' && key !== 'w:hint'

/** The elements of a name in a part, and the attributes they may have; undefined where the name is not known. */
type Kind = {
  readonly path: string
  readonly name: string
  readonly nodes: readonly Node[]
  readonly names: ReadonlySet<string> | undefined
}

const kindsIn = (word: WordPackage): Kind[] =>
  [...word.elements].flatMap(([path, named]) => {
    const vocabulary = known.get(path.replace(/(?<!\d)\d+(?=\.xml$)/, ''))
    if (!vocabulary) return []
    return [...named].map(([name, nodes]) => ({ path, name, nodes, names: vocabulary.get(name) }))
  })
