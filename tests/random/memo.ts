/** Random memos: what they hold as data, as Markdown, and which marks a reader must find in what order. */
import fc from 'fast-check'

/** A text as Markdown, with or without a note. Each text gets a mark of its own when it is written. */
type Text = { readonly words: readonly string[]; readonly note: readonly string[] | null }

type Marked = { readonly domains: readonly Domain[] }
export type Block = Marked &
  (
    | { readonly type: 'paragraph'; readonly text: Text }
    | { readonly type: 'list'; readonly ordered: boolean; readonly items: readonly Item[] }
    | { readonly type: 'table'; readonly rows: readonly (readonly Text[])[] }
    | { readonly type: 'quote'; readonly blocks: readonly Block[] }
    | { readonly type: 'code'; readonly lines: readonly Text[] }
    | { readonly type: 'figure'; readonly text: Text }
    | { readonly type: 'break' }
  )
type Item = Marked & {
  readonly task: boolean | null
  readonly text: Text | null
  readonly blocks: readonly Block[]
}
export type Section = {
  readonly title: readonly string[]
  readonly blocks: readonly Block[]
  readonly recommendations: readonly Item[]
  readonly sections: readonly Section[]
}
export type RandomMemo = {
  readonly lang: 'zh-CN' | 'en'
  readonly lead: readonly Block[]
  /** The first ones are homes of the domains. */
  readonly sections: readonly Section[]
}

export const domains = ['alpha', 'beta'] as const
export type Domain = (typeof domains)[number]

const latin = [
  'the',
  'agreement',
  'on',
  'interoperability',
  '5G',
  'AI+',
  'co-operation',
  '(draft)',
  '42%',
  'and',
  'internationalisation',
  'e.g.',
  'Q&A',
]
const han = [
  '双方',
  '就人工智能',
  '交换了意见，',
  '“标准”',
  '与',
  '半导体',
  '合作。',
  '《协议》',
  '——',
  '2024年10月',
]
const styled = [
  '*stressed*',
  '**strong words**',
  '~~gone~~',
  '`a  code`',
  '[a link](https://example.org/a?b=c)',
  '<https://example.org/long/path/index.html>',
  '**加粗**',
  '*强调*',
  '***都有***',
]

const words = fc.oneof(
  fc.array(fc.constantFrom(...latin, ...han, ...styled), { maxLength: 12 }),
  fc.array(fc.constantFrom(...han, ...latin), { minLength: 40, maxLength: 120 }),
)
const plainWords = fc.array(fc.constantFrom(...latin, ...han), { maxLength: 6 })
const text: fc.Arbitrary<Text> = fc.record({
  words,
  note: fc.option(plainWords, { freq: 5 }),
})
const plainText: fc.Arbitrary<Text> = fc.record({ words: plainWords, note: fc.constant(null) })
/** Rows of short cells are never cut, so that a page shows them in order. */
const cell: fc.Arbitrary<Text> = fc.record({
  words: fc.array(fc.constantFrom(...latin, ...han, ...styled), { maxLength: 8 }),
  note: fc.option(plainWords, { freq: 8 }),
})
const marked = fc.record({ domains: fc.subarray([...domains], { maxLength: 1 }) })

/** A block with one of these contents; what is inside containers bears no markers. */
const withMarker = <T extends object>(content: fc.Arbitrary<T>): fc.Arbitrary<T & Marked> =>
  fc.tuple(content, marked).map(([own, mark]) => ({ ...own, ...mark }))

const { block, item } = fc.letrec<{ block: Block; item: Item }>((tie) => ({
  block: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    withMarker(fc.record({ type: fc.constant('paragraph' as const), text })),
    withMarker(
      fc.record({
        type: fc.constant('code' as const),
        lines: fc.array(plainText, { minLength: 1, maxLength: 5 }),
      }),
    ),
    withMarker(fc.record({ type: fc.constant('figure' as const), text: plainText })),
    withMarker(fc.record({ type: fc.constant('break' as const) })),
    withMarker(
      fc.integer({ min: 1, max: 5 }).chain((columns) =>
        fc.record({
          type: fc.constant('table' as const),
          rows: fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), {
            minLength: 1,
            maxLength: 6,
          }),
        }),
      ),
    ),
    withMarker(
      fc.record({
        type: fc.constant('list' as const),
        ordered: fc.boolean(),
        items: fc.array(tie('item'), { minLength: 1, maxLength: 4 }),
      }),
    ),
    withMarker(
      fc.record({
        type: fc.constant('quote' as const),
        blocks: fc.array(tie('block'), { minLength: 1, maxLength: 3 }),
      }),
    ),
  ) as fc.Arbitrary<Block>,
  item: withMarker(
    fc.record({
      task: fc.option(fc.boolean(), { freq: 4 }),
      text: fc.option(text, { freq: 8 }),
      blocks: fc.array(tie('block'), { maxLength: 2, depthIdentifier: 'item' }),
    }),
  ) as fc.Arbitrary<Item>,
}))

const section = (depth: number): fc.Arbitrary<Section> =>
  fc.record({
    title: plainWords,
    blocks: fc.array(block, { maxLength: 4 }),
    recommendations: depth === 2 ? fc.array(item, { maxLength: 3 }) : fc.constant([]),
    sections: depth < 4 ? fc.array(section(depth + 1), { maxLength: 1 }) : fc.constant([]),
  })

export const memos: fc.Arbitrary<RandomMemo> = fc.record({
  lang: fc.constantFrom('zh-CN' as const, 'en' as const),
  lead: fc.array(block, { minLength: 1, maxLength: 4 }),
  sections: fc.array(section(2), { minLength: 2, maxLength: 4 }),
})
