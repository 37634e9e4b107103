/** What an independent look at the Markdown finds is in the memo: same characters, same order. */
import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import type { Nodes } from 'mdast'
import remarkCjkFriendly from 'remark-cjk-friendly'
import remarkCjkFriendlyGfmStrikethrough from 'remark-cjk-friendly-gfm-strikethrough'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { expect, test } from 'vitest'
import { remarkAddresses } from '../../scripts/markdown/address-syntax.ts'
import { fromMarkdown } from '../../scripts/markdown/from-markdown.ts'
import type { Memo, Run } from '../../scripts/memo/model.ts'
import { textsOf, unitsOf } from '../../scripts/memo/walk.ts'
import { collecting } from './read.ts'

const parser = unified()
  .use(remarkParse)
  .use(remarkFrontmatter)
  .use(remarkGfm, { singleTilde: false })
  .use(remarkAddresses)
  .use(remarkCjkFriendly)
  .use(remarkCjkFriendlyGfmStrikethrough, { singleTilde: false })

/** Texts of the nodes, comments and definitions aside; `titles` are those of the definitions. */
const textsIn = (node: Nodes, titles: ReadonlyMap<string, string>): string[] => {
  if (node.type === 'html' || node.type === 'yaml') return []
  const own = [
    'value' in node ? node.value : '',
    'alt' in node ? (node.alt ?? '') : '',
    node.type === 'image' ? (node.title ?? '') : '',
    node.type === 'imageReference' ? (titles.get(node.identifier) ?? '') : '',
  ]
  const inner = (from: Nodes): string[] =>
    'children' in from ? from.children.flatMap((child) => textsIn(child, titles)) : []
  // A picture beside text stands below it.
  return node.type === 'paragraph' || node.type === 'heading'
    ? [...inner(withoutPictures(node)), ...inner(onlyPictures(node))]
    : [...own, ...inner(node)]
}

const isPicture = ({ type }: Nodes): boolean => type === 'image' || type === 'imageReference'

const keeping = <T extends Nodes>(node: T, keep: (leaf: Nodes) => boolean): T =>
  'children' in node
    ? {
        ...node,
        children: node.children
          .filter((child: Nodes) => 'children' in child || keep(child))
          .map((child: Nodes) => keeping(child, keep)),
      }
    : node
const withoutPictures = (node: Nodes): Nodes => keeping(node, (leaf) => !isPicture(leaf))
const onlyPictures = (node: Nodes): Nodes => keeping(node, isPicture)

const textOfRuns = (runs: readonly Run[]): string[] =>
  runs.filter(({ note }) => note === undefined).map(({ text }) => text)

const textsOfMemo = (memo: Memo, isTitleWritten: boolean): string[] => [
  ...(isTitleWritten ? textOfRuns(memo.title) : []),
  ...[...unitsOf(memo)].flatMap(textsOf).flatMap(textOfRuns),
]

const solid = (texts: readonly string[]): string => texts.join('').replaceAll(/\s/g, '')

const check = (source: string): boolean => {
  const { report } = collecting()
  const memo = fromMarkdown(source, report)
  if (!memo) return false
  const tree = parser.parse(source)
  const titles = new Map(
    tree.children.flatMap((node) =>
      node.type === 'definition' ? [[node.identifier, node.title ?? ''] as const] : [],
    ),
  )
  const inSource = solid(textsIn(tree, titles))
  const title = solid(textOfRuns(memo.title))
  const isTitleWritten = tree.children.some(
    (node) => node.type === 'heading' && solid(textsIn(node, titles)).startsWith(title),
  )
  const inMemo = solid(textsOfMemo(memo, isTitleWritten))
  // Notes are read in the order of their references, so then only the characters are compared.
  const [a, b] =
    memo.notes.length > 0
      ? [[...inSource].sort().join(''), [...inMemo].sort().join('')]
      : [inSource, inMemo]
  expect(b).toBe(a)
  return true
}

const folder = new URL('../fixtures/', import.meta.url)
const sound = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => ({ name, source: readFileSync(new URL(`${name}/memo.md`, folder), 'utf8') }))
  .filter(({ source }) => fromMarkdown(source, () => undefined) && /^# /m.test(source))

test.each(sound)('$name', ({ source }) => {
  expect(check(source)).toBe(true)
})

const piece = fc.constantFrom(
  '中文',
  'word ',
  '**b**',
  '*e*',
  '~~d~~',
  '`c`',
  '\n',
  '\n\n',
  '\n- ',
  '\n1. ',
  '\n> ',
  '  \n',
  '\n## H\n\n',
  '\n### S\n\n',
  '[l](https://example.org)',
  '<!-- n -->',
  '\n\n<!-- n -->\n\n',

  '\n\n| a | b |\n| - | - |\n| 1 | 2 |\n\n',
  '\n```\nx\n```\n',
  '\n---\n',
  '\\*',
  '&amp;',
  '“',
  '，',
  '    ',
)

test('any text of these pieces is read whole or refused', () => {
  let read = 0
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      if (check(`# T\n\nText.\n\n${pieces.join('')}`)) read++
    }),
    { numRuns: 500, seed: 1 },
  )
  expect(read).toBeGreaterThan(100)
})

test('any characters are read or refused, without a throw', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom(...'*_`~[]()<>!#-+|\\&;:.\n\t ^1a中'), maxLength: 60 }),
      (text) => {
        check(`# T\n\n${text}`)
      },
    ),
    { numRuns: 500, seed: 1 },
  )
})
