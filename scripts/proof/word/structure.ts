/** Rules on the body: paragraphs where Word needs them, looks only by style, nothing that runs. */
import { cascadeOf } from '../../readers/docx/cascade.ts'
import {
  inStories,
  instructionsOf,
  printedOf,
  storyPaths,
  type Rules,
  type WordPackage,
} from '../../readers/docx/package.ts'
import { all, childOf, elementsOf, valueOf, type Node } from '../../readers/docx/xml.ts'

/** Structure and safety. */
export const structure: Rules = {
  'no-paragraph-at-end': (word) =>
    ['w:tc', 'w:hdr', 'w:ftr', 'w:footnote', 'w:body', 'w:sdtContent'].flatMap((name) =>
      inStories(word, name)
        .filter(({ node }) => {
          const content = elementsOf(node).filter((child) => child.name !== 'w:sectPr')
          const last = content.at(-1)?.name
          // A control in a line holds runs.
          const isInline = name === 'w:sdtContent' && content.every((child) => child.name === 'w:r')
          return last !== 'w:p' && !isInline && !(name === 'w:body' && last === 'w:sdt')
        })
        .map(({ path }) => `${name} in ${path}`),
    ),
  'open-field': (word) =>
    storyPaths(word).flatMap((path) => {
      let depth = 0
      for (const { attributes } of word.elements.get(path)!.get('w:fldChar') ?? []) {
        depth += { begin: 1, end: -1 }[attributes['w:fldCharType'] ?? ''] ?? 0
        if (depth < 0) return [path]
      }
      return depth === 0 ? [] : [path]
    }),
  'direct-formatting': (word) =>
    storyPaths(word).flatMap((path) =>
      printedOf(word.parts.get(path)!).flatMap((node) => {
        const names = allowed.get(node.name)
        return names
          ? elementsOf(node)
              .filter((child) => !isAllowed(names, child))
              .map((child) => `${child.name} in ${path}`)
          : []
      }),
    ),
  'blank-paragraph': blankParagraphs,
  'active-content': activeContent,
}

/** Properties that are structure or a style's name, by the element that holds them. */
const allowed: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['w:pPr', new Set(['w:pStyle', 'w:numPr', 'w:sectPr'])],
  ['w:rPr', new Set(['w:rStyle', 'w:rFonts'])],
  ['w:tblPr', new Set(['w:tblStyle', 'w:tblW', 'w:tblLayout', 'w:tblLook', 'w:tblCaption'])],
  ['w:trPr', new Set(['w:cantSplit', 'w:tblHeader'])],
  ['w:tcPr', new Set(['w:tcW'])],
])

const isAllowed = (names: ReadonlySet<string>, child: Node): boolean => {
  // A font is formatting; the hint that a mark is Chinese is not.
  const isFont =
    child.name === 'w:rFonts' && Object.keys(child.attributes).some((key) => key !== 'w:hint')
  return names.has(child.name) && !isFont
}

/**
 * Paragraphs that only make room. A list item, a rule (a style with a border) and those that a table has before it
 * and needs after it are none.
 */
function blankParagraphs(word: WordPackage): string[] {
  const styles = word.parts.get('word/styles.xml')
  const { paragraph } = cascadeOf(word)
  const ruled = new Set(
    (styles ? all(styles, 'w:style') : [])
      .filter((style) => childOf(childOf(style, 'w:pPr'), 'w:pBdr'))
      .map(({ attributes }) => attributes['w:styleId']),
  )
  return storyPaths(word).flatMap((path) => {
    const part = word.parts.get(path)!
    const named = word.elements.get(path)!
    const besideTables = new Set(
      (named.has('w:tbl') ? all(part) : []).flatMap((node) => {
        const children = elementsOf(node)
        return children.filter(
          (_, i) => children[i - 1]?.name === 'w:tbl' || children[i + 1]?.name === 'w:tbl',
        )
      }),
    )
    const cells = new Set((named.get('w:tc') ?? []).flatMap(elementsOf))
    return printedOf(part)
      .filter((node) => node.name === 'w:p' && !besideTables.has(node) && !cells.has(node))
      .filter((node) => {
        const properties = childOf(node, 'w:pPr')
        const style = valueOf(properties, 'w:pStyle')
        const number =
          childOf(properties, 'w:numPr') ?? paragraph({ paragraph: style ?? '' })('w:numPr')
        return !hasContent(node) && !number && !ruled.has(style)
      })
      .map((node) => `${valueOf(childOf(node, 'w:pPr'), 'w:pStyle') ?? 'Normal'} in ${path}`)
  })
}

const hasContent = ({ name, children }: Node): boolean =>
  (name === 'w:t' && children.join('').trim() !== '') ||
  name === 'w:drawing' ||
  name === 'w:fldSimple' ||
  children.some((child) => typeof child !== 'string' && hasContent(child))

/** Fields as they are written: whole where another switch would say something else once they are updated. */
const harmlessFields = [
  /^(?:PAGE|NUMPAGES|STYLEREF|TOC|PAGEREF)(?:\s|$)/,
  /^REF \S+ \\n \\h$/,
  /^NOTEREF \S+ \\f \\h$/,
  /^SEQ \S+ \\\* ARABIC(?: \\r \d+)?$/,
]
const activeElements = new Set([
  'w:altChunk',
  'w:object',
  'w:control',
  'w:subDoc',
  'w:attachedTemplate',
  'w:updateFields',
])
const activeTypes =
  /^(oleObject|package|aFChunk|attachedTemplate|vbaProject|control|frame|subDocument)$/

/** Anything that runs, fetches or asks: fields, parts and relations off the allow-list. */
function activeContent(word: WordPackage): string[] {
  const fields = instructionsOf(word).filter(
    (text) => !harmlessFields.some((known) => known.test(text)),
  )
  const elements = [...word.elements].flatMap(([path, named]) =>
    [...activeElements].flatMap((name) => (named.get(name) ?? []).map(() => `${name} in ${path}`)),
  )
  const relations = [...word.relations.values()]
    .flat()
    .filter(
      ({ type, target, isExternal }) =>
        activeTypes.test(type) ||
        (isExternal && (type !== 'hyperlink' || !/^(https?|mailto):/i.test(target))),
    )
  const files = [...word.paths].filter((path) =>
    /\.(bin|exe|js|vbs|ole)$|embeddings\/|activeX\//i.test(path),
  )
  return [...fields, ...elements, ...relations.map(({ target }) => target), ...files]
}
