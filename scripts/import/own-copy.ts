/** A copy that memopress made comes in without what its templates print: they print it again. */
import type {
  ForeignBlock,
  ForeignDocument,
  ForeignParagraph,
  ForeignTable,
} from '../readers/foreign/model.ts'

/** Styles, by their names, of the overview, of lines about the memo, and of those about a recommendation. */
const printed = /^memo (overview|colophon|provenance|status|concerns|origin|related)\b/

const isPrinted = (block: ForeignBlock): boolean =>
  block.type === 'paragraph'
    ? printed.test(block.style)
    : insideOf(block).length > 0 && insideOf(block).every(isPrinted)

const insideOf = ({ rows }: ForeignTable): ForeignBlock[] =>
  rows.flatMap((row) => row.flatMap(({ blocks }) => blocks))

const isRecommendation = (block: ForeignBlock | undefined): boolean =>
  block?.type === 'paragraph' && /^memo recommendation\b/.test(block.style)

/** The document without them, recommendations as items below the word that labelled each; and whether memopress made it. */
export const withoutPrinted = (
  document: ForeignDocument,
): { readonly document: ForeignDocument; readonly isOwn: boolean } => {
  const { blocks } = document
  const kept = blocks.filter((block) => !isPrinted(block))
  const isOwn = kept.length < blocks.length || blocks.some(isRecommendation)
  return { document: isOwn ? { ...document, blocks: listed(kept) } : document, isOwn }
}

const listed = (blocks: readonly ForeignBlock[]): ForeignBlock[] => {
  let outline = 1
  return blocks.flatMap((block, at): ForeignBlock[] => {
    if (block.type === 'table') return [block]
    outline = block.outline ?? outline
    const word = isRecommendation(block) ? wordOf(block) : ''
    // Templates number sections again.
    if (word === '') return [block.outline === null ? block : { ...block, list: null }]
    const item = { ...block, list: { isBullet: true, level: 0, text: '•', number: 0 } }
    return isRecommendation(blocks[at - 1]) ? [item] : [headOf(word, block, outline + 1), item]
  })
}

/** `建议` of the label `建议 1.1`; '' for none. */
const wordOf = ({ list }: ForeignParagraph): string =>
  list && !list.isBullet ? list.text.split(/\d/, 1)[0]!.trim() : ''

const headOf = (word: string, { look }: ForeignParagraph, outline: number): ForeignParagraph => ({
  type: 'paragraph',
  runs: [{ text: word }],
  style: '',
  outline,
  list: null,
  look,
  comments: [],
  bookmarks: [],
})
