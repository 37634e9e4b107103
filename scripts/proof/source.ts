/** Source → memo: the words of the Markdown as it was parsed are those of the memo, in order. */
import type { FootnoteDefinition, Nodes, Root, RootContent } from 'mdast'
import remarkCjkFriendly from 'remark-cjk-friendly'
import remarkCjkFriendlyGfmStrikethrough from 'remark-cjk-friendly-gfm-strikethrough'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { remarkAddresses } from '../markdown/address-syntax.ts'
import type { Memo } from '../memo/model.ts'
import { placesOf } from '../memo/walk.ts'
import type { Message, Place } from '../message.ts'
import { compareTexts, type Difference, type Rules } from './compare.ts'
import { claimsOf, type Claim } from './claims.ts'
import { toMessage, type Fault, type Rule } from './findings.ts'
import { filledFaults } from './filled.ts'
import { isJoint } from './joints.ts'
import { inkOf, type Stretch } from '../readers/stream.ts'

type SourceText = Stretch & { readonly place?: Place | undefined }

/** What a Markdown text says, in order. Notes are read where they are first referred to, after everything else. */
export type SourceWords = {
  readonly body: readonly SourceText[]
  readonly notes: readonly SourceText[]
}

/** What differs between the words of a Markdown text and the full memo read from it; `path` is the source's. */
export const checkSource = ({ body, notes }: SourceWords, memo: Memo, path: string): Message[] => {
  const subject = { source: path, artifact: path, placeOf: placesOf(memo) }
  const claims = claimsOf(memo)
  const read = claims.filter(({ note, typed }) => !note && typed !== '')
  const ofNotes = claims.filter(({ note, typed }) => note && typed !== '')
  return [
    ...faults(body, withTitle(read, body, memo)),
    ...faults(notes, ofNotes),
    ...filledFaults(memo),
  ].map((fault) => toMessage(fault, subject))
}

/** Line ends beside Han vanish and others become a space: white space at joints says nothing. */
const rules: Rules = { fold: (text) => text, isJoint: isJoint('') }

const ruleOf: Partial<Record<Difference['type'], Rule>> = {
  missing: 'lost-text',
  moved: 'moved-text',
  repeated: 'repeated-text',
  extra: 'extra-text',
  space: 'lost-space',
  joined: 'joined-text',
  cut: 'cut-text',
}

const faults = (
  said: readonly SourceText[],
  claims: readonly Pick<Claim, 'typed' | 'id'>[],
): Fault[] =>
  compareTexts(
    said,
    claims.map(({ typed }) => ({ text: typed })),
    rules,
  ).map(({ type, expected, read, wanted, got }) => ({
    rule: ruleOf[type] ?? 'changed-text',
    place: said[expected]?.place,
    id: claims[read]?.id,
    wanted,
    got,
  }))

/** The memo's title comes first, unless only the front matter says it. */
const withTitle = (
  claims: readonly Claim[],
  body: readonly SourceText[],
  { title }: Memo,
): Pick<Claim, 'typed' | 'id'>[] => {
  const typed = title.map((run) => (run.note === undefined && !run.filled ? run.text : '')).join('')
  const isWritten = body.length > 0 && inkOf(body[0]!.text) === inkOf(typed)
  return isWritten ? [{ typed, id: '' }, ...claims] : [...claims]
}

/**
 * Written out again, with libraries and the syntax of addresses only: were the parser that reads the memo shared, what
 * goes wrong in putting it together would be wrong on both sides.
 */
const parser = unified()
  .use(remarkParse)
  .use(remarkFrontmatter)
  .use(remarkGfm, { singleTilde: false })
  .use(remarkAddresses)
  .use(remarkCjkFriendly)
  .use(remarkCjkFriendlyGfmStrikethrough, { singleTilde: false })
  .freeze()

/** What a text says, parsed once more. */
export const wordsOfSource = (source: string): SourceWords => {
  const tree: Root = parser.parse(source)
  const all = everyNode(tree)
  const definitions = new Map<string, FootnoteDefinition>()
  const titles: Titles = new Map()
  for (const node of all) {
    if (node.type === 'footnoteDefinition') definitions.set(node.identifier, node)
    // The first of several counts (CommonMark 0.31 §4.7).
    if (node.type === 'definition' && !titles.has(node.identifier))
      titles.set(node.identifier, node.title ?? '')
  }
  const textsOf = (node: RootContent): SourceText[] => textsIn(node, titles)
  const order = new Set(
    referencesIn(tree.children.filter((node) => node.type !== 'footnoteDefinition')),
  )
  for (const each of order)
    for (const inner of referencesIn(definitions.get(each)?.children ?? [])) order.add(inner)
  return {
    body: tree.children.flatMap(textsOf),
    notes: [...order].flatMap((each) => (definitions.get(each)?.children ?? []).flatMap(textsOf)),
  }
}

const kidsOf = (node: Nodes): readonly RootContent[] => ('children' in node ? node.children : [])

const everyNode = (node: Nodes): Nodes[] => [node, ...kidsOf(node).flatMap(everyNode)]

const referencesIn = (nodes: readonly Nodes[]): string[] =>
  nodes
    .flatMap(everyNode)
    .flatMap((node) => (node.type === 'footnoteReference' ? [node.identifier] : []))

/** Nodes whose words are one text. */
const texts = new Set(['paragraph', 'heading', 'tableCell'])
const silent = new Set(['html', 'yaml', 'definition', 'footnoteDefinition'])

/** Titles of link definitions, which pictures may take theirs from. */
type Titles = Map<string, string>

const textsIn = (node: RootContent, titles: Titles): SourceText[] => {
  if (silent.has(node.type)) return []
  const said = (text: string): SourceText[] =>
    text.trim() === '' ? [] : [{ text, place: node.position?.start }]
  if (node.type === 'code') return said(node.value)
  if (!texts.has(node.type)) return kidsOf(node).flatMap((kid) => textsIn(kid, titles))
  const images = everyNode(node).filter(
    (each) => each.type === 'image' || each.type === 'imageReference',
  )
  return [
    said(withoutMarks(wordsOf(node))),
    ...images.map((image) => figureWords(image, titles).flatMap(said)),
  ].flat()
}

/** What a note's mark is read as: U+FFFC, which no memo may hold. */
const mark = '\ufffc'

/** A text without the marks of notes, which cling to the word before them but where another follows at once. */
const withoutMarks = (text: string): string =>
  text
    .replaceAll(/(?<![\s\ufffc])[\s\ufffc]*\ufffc(?![\ufffc\p{L}\p{N}])/gu, '')
    .replaceAll(mark, '')

const wordsOf = (node: Nodes): string => {
  if (node.type === 'footnoteReference') return mark
  if (node.type === 'break' || (node.type === 'html' && /^<br\b/i.test(node.value))) return '\n'
  if (node.type === 'text' || node.type === 'inlineCode') return node.value
  return kidsOf(node).map(wordsOf).join('')
}

/** The alternative text and the caption of a picture. */
const figureWords = (node: Nodes, titles: Titles): string[] => {
  if (node.type === 'image') return [node.alt ?? '', node.title ?? '']
  return node.type === 'imageReference' ? [node.alt ?? '', titles.get(node.identifier) ?? ''] : []
}
