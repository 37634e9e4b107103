/** Rules on what refers to what in a Word file: styles, lists, bookmarks, notes, ids. */
import {
  inStories,
  instructionsOf,
  storyPaths,
  type Rules,
  type WordPackage,
} from '../../readers/docx/package.ts'
import { all, valueOf } from '../../readers/docx/xml.ts'
import { twice } from './twice.ts'

/** Letters of any writing, digits and `_`, 40 at most; ours are ASCII, which takes no pattern for all writings. */
const isBookmarkName = (name: string): boolean =>
  /^[a-z_]\w{0,39}$/i.test(name) || /^[\p{L}_][\p{L}\p{N}_]{0,39}$/u.test(name)

/** Everything named is there, and once. */
export const references: Rules = {
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
    const paths = [
      ...storyPaths(word),
      'word/endnotes.xml',
      'word/styles.xml',
      'word/numbering.xml',
    ]
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
    const ofStyles = (word.elements.get('word/styles.xml')?.get('w:numPr') ?? []).map((node) => ({
      node,
    }))
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
