/** Rules on the parts of a Word file, and on the relations between them (ISO 29500-2, 9). */
import type { Rules } from '../../readers/docx/package.ts'
import { sha256 } from '../../files.ts'
import { elementsOf, textOf } from '../../readers/docx/xml.ts'
import { twice } from './twice.ts'

/** Parts and the relations between them. */
export const partRules: Rules = {
  'missing-part': (word) =>
    ['[Content_Types].xml', 'word/document.xml', 'word/styles.xml', 'word/settings.xml'].filter(
      (path) => !word.parts.has(path),
    ),
  'no-content-type': ({ paths, parts }) => {
    const types = parts.get('[Content_Types].xml')
    const listed = new Set(
      (types ? elementsOf(types) : []).map(
        ({ attributes }) => attributes['PartName'] ?? attributes['Extension'],
      ),
    )
    // Of XML parts the ending says nothing.
    const isTyped = (path: string) =>
      listed.has(`/${path}`) || (!path.endsWith('.xml') && listed.has(path.split('.').at(-1)))
    return [...paths].filter((path) => path !== '[Content_Types].xml' && !isTyped(path))
  },
  'wrong-content-type': (word) => {
    const types = word.parts.get('[Content_Types].xml')
    const typeOf = new Map(
      (types ? elementsOf(types) : []).map(({ attributes }) => [
        attributes['PartName'],
        attributes['ContentType'],
      ]),
    )
    return [...word.relations.values()]
      .flat()
      .filter(({ type, target }) => {
        const wanted = contentTypes.get(type)
        return wanted !== undefined && typeOf.get(`/${target}`) !== wanted
      })
      .map(({ target }) => target)
  },
  'wrong-source': ({ parts }) => {
    const item = parts.get('customXml/item1.xml')
    const isSame = !item || sha256(textOf(item)) === item.attributes['sha256']
    return isSame ? [] : ['customXml/item1.xml']
  },
  'no-main-document': ({ relations }) =>
    relations.get('')?.some(({ type, target }) => type === main && target === 'word/document.xml')
      ? []
      : ['_rels/.rels'],
  'stray-part': ({ paths, relations }) => {
    const named = new Set([...relations.values()].flat().map(({ target }) => target))
    const owners = new Set(relations.keys())
    return [...paths].filter((path) => !named.has(path) && !isOfPackage(path, owners, paths))
  },
  'empty-part': ({ parts }) =>
    [...parts]
      .filter(([path, node]) => neverEmpty.test(path) && elementsOf(node).length === 0)
      .map(([path]) => path),
  'dangling-relation': (word) =>
    [...word.relations].flatMap(([owner, relations]) =>
      relations
        .filter(({ isExternal, target }) => !isExternal && !word.paths.has(target))
        .map(({ id, target }) => `${owner} ${id} → ${target}`),
    ),
  'undefined-relation': (word) =>
    [...word.usedRelations].flatMap(([path, used]) => {
      const known = new Set(word.relations.get(path)?.map(({ id }) => id))
      return used.filter((id) => !known.has(id)).map((id) => `${path} ${id}`)
    }),
  'unused-relation': (word) =>
    [...word.relations].flatMap(([owner, relations]) => {
      const used = new Set(word.usedRelations.get(owner))
      return relations
        .filter(({ id, type }) => namedByUse.has(type) && !used.has(id))
        .map(({ id, type }) => `${owner} ${id} (${type})`)
    }),
  'duplicate-relation': (word) =>
    [...word.relations].flatMap(([owner, relations]) =>
      twice(relations.map(({ id }) => id)).map((id) => `${owner} ${id}`),
    ),
}

/** Parts that say something in every file: lists may be none, and those that are used are asked for. */
const neverEmpty =
  /^word\/(?:document|styles|settings|fontTable|footnotes|endnotes|header\d*|footer\d*|theme\/theme\d*)\.xml$/

/** The type of the relation that leads to the document. */
const main = 'officeDocument'

/** What a part is, by the type of the relation that leads to it (ISO 29500-1, 11.3 and 14.2.7). */
const contentTypes: ReadonlyMap<string, string> = new Map(
  [
    [main, 'wordprocessingml.document.main'],
    ...[
      'styles',
      'numbering',
      'comments',
      'settings',
      'fontTable',
      'footnotes',
      'endnotes',
      'header',
      'footer',
    ].map((name) => [name, `wordprocessingml.${name}`] as const),
    ['theme', 'theme'],
  ].map(([type, name]) => [type!, `application/vnd.openxmlformats-officedocument.${name}+xml`]),
)

/** The list of content types, and relations of a part that is there, or of the package. */
const isOfPackage = (
  path: string,
  owners: ReadonlySet<string>,
  paths: ReadonlySet<string>,
): boolean =>
  path === '[Content_Types].xml' ||
  (path.endsWith('.rels') &&
    [...owners].some((owner) => relationsOf(owner) === path && (owner === '' || paths.has(owner))))

const relationsOf = (owner: string): string => owner.replace(/(?<![^/])[^/]*$/, '_rels/$&.rels')

/** Relations that something in the part must point to. */
const namedByUse = new Set(['hyperlink', 'image', 'header', 'footer'])
