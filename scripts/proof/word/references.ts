/** Rules on what refers to what: parts, relations, styles, lists, bookmarks, notes, ids. */
import {
  inStories,
  instructionsOf,
  storyPaths,
  type Rules,
  type WordPackage,
} from '../../readers/docx/package.ts'
import { sha256 } from '../../files.ts'
import { all, elementsOf, textOf, valueOf } from '../../readers/docx/xml.ts'

/** Letters of any writing, digits and `_`, 40 at most; ours are ASCII, which takes no pattern for all writings. */
const isBookmarkName = (name: string): boolean =>
  /^[a-z_]\w{0,39}$/i.test(name) || /^[\p{L}_][\p{L}\p{N}_]{0,39}$/u.test(name)

/** Everything named is there, and once. */
export const references: Rules = {
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
  // A row of an overview links to the place whose page it says.
  'page-of-another': (word) =>
    inStories(word, 'w:tr').flatMap(({ node }) => {
      const anchors = all(node, 'w:hyperlink').map(({ attributes }) => attributes['w:anchor'])
      return all(node, 'w:fldSimple')
        .map(({ attributes }) => /^\s*PAGEREF\s+(\S+)/.exec(attributes['w:instr'] ?? '')?.[1])
        .filter((name) => name !== undefined && anchors.length > 0 && !anchors.includes(name))
        .map((name) => `PAGEREF ${name}`)
    }),
  'undefined-style': (word) => {
    const known = stylesOf(word)
    const paths = [...storyPaths(word), 'word/styles.xml', 'word/numbering.xml']
    const uses = paths.flatMap((path) =>
      Object.keys(styleKinds).flatMap((name) => word.elements.get(path)?.get(name) ?? []),
    )
    return uses.flatMap(({ name, attributes }) => {
      const id = attributes['w:val'] ?? ''
      const kind = styleKinds[name]
      const style = known.get(id)
      return style !== undefined && (kind === '' || kind === style) ? [] : [`${name} ${id}`]
    })
  },
  'undefined-numbering': (word) => {
    const part = word.parts.get('word/numbering.xml')
    const abstracts = new Map(
      part
        ? all(part, 'w:abstractNum').map((node) => [node.attributes['w:abstractNumId'], node])
        : [],
    )
    const nums = new Map(
      (part ? all(part, 'w:num') : []).map((node) => [
        node.attributes['w:numId'],
        abstracts.get(valueOf(node, 'w:abstractNumId')),
      ]),
    )
    const ofStyles = (word.elements.get('word/styles.xml')?.get('w:numPr') ?? []).map((node) => ({ node })) // prettier-ignore
    return [...inStories(word, 'w:numPr'), ...ofStyles].flatMap(({ node }) => {
      const id = valueOf(node, 'w:numId')
      // No list at all.
      if (id === '0') return []
      const level = valueOf(node, 'w:ilvl') ?? '0'
      const levels = nums.get(id)
      return levels && all(levels, 'w:lvl').some((lvl) => lvl.attributes['w:ilvl'] === level)
        ? []
        : [`list ${id} level ${level}`]
    })
  },
  'dangling-anchor': (word) => {
    const names = new Set(
      inStories(word, 'w:bookmarkStart').map(({ node }) => node.attributes['w:name']),
    )
    const links = inStories(word, 'w:hyperlink')
      .filter(({ node }) => node.attributes['r:id'] === undefined)
      .map(({ node }) => node.attributes['w:anchor'])
    const fields = instructionsOf(word).flatMap(
      (text) => /^(?:PAGEREF|REF|NOTEREF)\s+(\S+)/.exec(text)?.[1] ?? [],
    )
    return [...links, ...fields].filter((name) => !names.has(name)).map(String)
  },
  'undefined-note': (word) => {
    const part = word.parts.get('word/footnotes.xml')
    const known = new Set(part && all(part, 'w:footnote').map((node) => node.attributes['w:id']))
    return inStories(word, 'w:footnoteReference')
      .map(({ node }) => node.attributes['w:id'])
      .filter((id) => !known.has(id))
      .map(String)
  },
  'duplicate-id': (word) =>
    identified.flatMap(([name, key]) => {
      const ids = [...word.elements]
        // Settings name the separators of notes again.
        .filter(([path]) => path !== 'word/settings.xml')
        .flatMap(([, named]) => named.get(name) ?? [])
        .map(({ attributes }) => attributes[key])
        .filter((id) => id !== undefined)
      return twice(ids).map((id) => `${name} ${id}`)
    }),
  'duplicate-relation': (word) =>
    [...word.relations].flatMap(([owner, relations]) =>
      twice(relations.map(({ id }) => id)).map((id) => `${owner} ${id}`),
    ),
  'duplicate-bookmark': (word) =>
    twice(
      inStories(word, 'w:bookmarkStart').map(({ node }) =>
        node.attributes['w:name']!.toLowerCase(),
      ),
    ),
  'bad-bookmark-name': (word) =>
    inStories(word, 'w:bookmarkStart')
      .map(({ node }) => node.attributes['w:name'] ?? '')
      .filter((name) => !isBookmarkName(name)),
  'open-bookmark': (word) => {
    const ids = (name: string) =>
      new Set(inStories(word, name).map(({ node }) => node.attributes['w:id']))
    const starts = ids('w:bookmarkStart')
    const ends = ids('w:bookmarkEnd')
    const lone = [...starts, ...ends].filter((id) => !starts.has(id) || !ends.has(id))
    return lone.map(String)
  },
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

/** Elements that name a style, and the kind it must be of; '' for any. */
const styleKinds: Readonly<Record<string, string>> = {
  'w:pStyle': 'paragraph',
  'w:rStyle': 'character',
  'w:tblStyle': 'table',
  'w:basedOn': '',
  'w:next': 'paragraph',
  'w:link': '',
}

const stylesOf = ({ parts }: WordPackage): ReadonlyMap<string, string> => {
  const part = parts.get('word/styles.xml')
  return new Map(
    (part ? all(part, 'w:style') : []).map(({ attributes }) => [
      attributes['w:styleId'] ?? '',
      attributes['w:type'] ?? 'paragraph',
    ]),
  )
}

const identified: readonly (readonly [name: string, key: string])[] = [
  ['w:bookmarkStart', 'w:id'],
  ['wp:docPr', 'id'],
  ['w:footnote', 'w:id'],
  ['w:style', 'w:styleId'],
  ['w:abstractNum', 'w:abstractNumId'],
  ['w:num', 'w:numId'],
  ['w:p', 'w14:paraId'],
]

const twice = (names: readonly string[]): string[] => {
  const seen = new Set<string>()
  return names.filter((name) => seen.has(name) || !seen.add(name))
}
