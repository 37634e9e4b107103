/** Rules of access: what a reader who does not see the page must be told. */
import { inStories, type Rules, type WordPackage } from '../../readers/docx/package.ts'
import { all, childOf, elementsOf, textOf, valueOf, type Node } from '../../readers/docx/xml.ts'

/** Title, language, heads of tables, descriptions of pictures. */
export const access: Rules = {
  'missing-title': (word) => missingProperty(word, 'dc:title'),
  'missing-language': (word) => {
    const styles = word.parts.get('word/styles.xml')
    const lang = styles && all(styles, 'w:docDefaults').flatMap((node) => all(node, 'w:lang'))[0]
    const missing = ['w:val', 'w:eastAsia'].filter((key) => !lang?.attributes[key])
    return [...missingProperty(word, 'dc:language'), ...missing.map((key) => `default ${key}`)]
  },
  'missing-header-row': (word) =>
    inStories(word, 'w:tbl').flatMap(({ node }, i) => {
      const heads = rowsOf(node).map((row) => childOf(childOf(row, 'w:trPr'), 'w:tblHeader'))
      // Some readers take any w:tblHeader for a head, whatever its value.
      const isSaidFalse = heads.some((head) => head && head.attributes['w:val'] !== undefined)
      return heads[0] && !isSaidFalse ? [] : [`table ${i + 1}`]
    }),
  'splitting-row': (word) =>
    inStories(word, 'w:tr')
      .filter(({ node }) => !childOf(childOf(node, 'w:trPr'), 'w:cantSplit'))
      .map((_, i) => `row ${i + 1}`),
  'ragged-table': (word) =>
    inStories(word, 'w:tbl').flatMap(({ node }, i) => {
      const columns = childOf(node, 'w:tblGrid')?.children.length ?? 0
      const isRagged = rowsOf(node).some(
        (row) => elementsOf(row).filter(({ name }) => name === 'w:tc').length !== columns,
      )
      return columns === 0 || isRagged ? [`table ${i + 1}`] : []
    }),
  'missing-table-title': (word) =>
    inStories(word, 'w:tbl').flatMap(({ node }, i) =>
      valueOf(childOf(node, 'w:tblPr'), 'w:tblCaption') === undefined ? [`table ${i + 1}`] : [],
    ),
  'missing-alt-text': (word) =>
    inStories(word, 'wp:docPr')
      .filter(({ node }) => !node.attributes['descr'])
      .map(({ node }) => `drawing ${node.attributes['id']}`),
}

const missingProperty = ({ parts }: WordPackage, name: string): string[] => {
  const core = parts.get('docProps/core.xml')
  const node = core && childOf(core, name)
  return node && textOf(node).trim() !== '' ? [] : [name]
}

const rowsOf = (table: Node): Node[] => elementsOf(table).filter(({ name }) => name === 'w:tr')
