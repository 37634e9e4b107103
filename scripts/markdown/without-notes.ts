/** A memo's text without what only its editors were meant to read. */
import type { Html, Root, Yaml } from 'mdast'
import { CST, Lexer } from 'yaml'
import { descendants, parse } from './markdown.ts'
import { commentsIn, isMarker } from './markers.ts'

/**
 * The text with comments emptied (`<!-- -->`, in the front matter `#`) and definitions that nothing
 * refers to (`[//]: # (a note)`) made such comments. They are emptied, not taken out, as a comment may
 * part two lists or two words: the memo read is the same but for places. Markers stay. Done twice, it
 * changes nothing more. The text is one that `fromMarkdown` reads without an error.
 */
export const withoutNotes = (source: string): string => {
  let [kept, from] = ['', 0]
  for (const { start, end, text } of editsOf(parse(source), source)) {
    kept += source.slice(from, start) + text
    from = end
  }
  return kept + source.slice(from)
}

/** Replaces the source between two offsets. */
type Edit = { readonly start: number; readonly end: number; readonly text: string }

const emptied = '<!-- -->'

const editsOf = (tree: Root, source: string): Edit[] => {
  const nodes = [...descendants(tree)].map(({ node }) => node)
  const used = new Set(
    nodes.flatMap((node) =>
      node.type === 'linkReference' || node.type === 'imageReference' ? [node.identifier] : [],
    ),
  )
  return nodes.flatMap((node): Edit[] => {
    const [start, end] = [node.position?.start.offset ?? 0, node.position?.end.offset ?? 0]
    if (node.type === 'yaml') return [frontMatterEdit(node, source, start)]
    if (node.type === 'html')
      return [{ start, end, text: htmlText(node, source.slice(start, end)) }]
    const isUnused = node.type === 'definition' && !used.has(node.identifier)
    return isUnused ? [{ start, end, text: emptied }] : []
  })
}

/** The source of a node has the marks of the quotes around it on each line, its value has not. */
const htmlText = ({ value }: Html, written: string): string => {
  const markers = commentsIn(value).map(isMarker)
  let at = 0
  return written.replaceAll(/<!(?=--)[\s\S]*?-->/g, (comment) =>
    markers[at++] ? comment : emptied,
  )
}

const frontMatterEdit = ({ value }: Yaml, source: string, start: number): Edit => {
  const from = source.indexOf('\n', start) + 1
  return { start: from, end: from + value.length, text: withoutComments(value) }
}

/** The lexer puts a control character before each scalar, whose text may begin with `#`. */
const withoutComments = (yaml: string): string =>
  [...new Lexer().lex(yaml)]
    .map((token, at, all) => {
      const type = CST.tokenType(token)
      if (all[at - 1] === CST.SCALAR) return token
      if (type === 'comment') return '#'
      return controls.has(token) ? '' : token
    })
    .join('')

/** Tokens of the lexer that stand for no text. */
const controls = new Set<string>([CST.DOCUMENT, CST.FLOW_END, CST.SCALAR])
