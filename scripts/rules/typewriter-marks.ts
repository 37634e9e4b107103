/** Marks of a typewriter, which Word would have made typographic ones of. */
import { isChinese } from '../memo/language.ts'
import type { Words } from '../message.ts'
import type { Finding, RuleOf } from './rule.ts'
import type { Said } from './said.ts'

/**
 * Straight quotation marks or apostrophes beside curly ones, as where a text was pasted from Word and typed on; `--`
 * for a dash. Asked once for each, of memos that are not Chinese: Chinese has rules of its own.
 *
 * @example fails 5:5
 * # Memo
 *
 * The “old” plan, the “new” one, and another’s.
 *
 * The "draft".
 *
 * @example fails 3:18
 * # Memo
 *
 * The “party’s” isn't long.
 *
 * @example fails 3:8
 * # Memo
 *
 * Basins -- and ports -- were discussed.
 *
 * @example passes
 * # Memo
 *
 * The parties' "draft" isn't long: a 12" pipe, `a -- b`, and --force.
 *
 * @example passes
 * # Memo
 *
 * “Isn’t it a 12" pipe of 5'?” – he asked.
 */
export const typewriterMark: RuleOf<'reading'> = {
  id: 'typewriter-mark',
  level: 'query',
  stage: 'reading',
  reason: {
    en: 'Marks are printed as typed: no curly quotation mark is made of a straight one, and no dash of two hyphens.',
    zh: '标点照原样印出：直引号不会变成弯引号，两个连字符也不会变成破折号。',
  },
  *find({ memo, texts }) {
    if (isChinese(memo.meta.lang)) return
    for (const kind of kinds) yield* mixed(texts, kind)
    yield* doubledHyphens(marksIn(texts, hyphens))
  },
}

type Kind = {
  readonly name: Words
  readonly straight: RegExp
  readonly curly: RegExp
}

const kinds: readonly Kind[] = [
  // Not those of feet and inches.
  {
    name: { en: 'quotation marks', zh: '引号' },
    straight: /(?<!\p{N})"|(?<=^|[\s(–—])'(?=\p{L})/gu,
    curly: /[“”]|(?<=^|[\s(–—])‘/gu,
  },
  {
    name: { en: 'apostrophes', zh: '撇号' },
    straight: /(?<=\p{L})'(?=\p{L})/gu,
    curly: /(?<=\p{L})’(?=\p{L})/gu,
  },
]

/** Not the option of a command: --force. */
const hyphens = /(?<=[\p{L}\p{N}.,;:!?)”’"'])--(?=[\p{L}\p{N}(“‘"'])|(?<= )--(?= )/gu

type Mark = Pick<Finding, 'place'>

const marksIn = (texts: readonly Said[], pattern: RegExp): Mark[] =>
  texts.flatMap(({ text, placeOf }) =>
    [...text.matchAll(pattern)].map(({ index }) => ({ place: placeOf(index) })),
  )

/** Asked at the first mark of the kind that is rarer. */
function* mixed(texts: readonly Said[], { name, straight, curly }: Kind): Generator<Finding> {
  const [typed, set] = [straight, curly].map((pattern) => marksIn(texts, pattern)) as [
    Mark[],
    Mark[],
  ]
  const [first] = set.length < typed.length ? set : typed
  if (!first) return
  yield {
    ...first,
    en: `Straight ${name.en} (${typed.length}) stand beside curly ones (${set.length}) and are printed as typed: write one kind throughout`,
    zh: `${name.zh}有直（${typed.length} 处）有弯（${set.length} 处），会照原样印出：请统一`,
  }
}

function* doubledHyphens(marks: readonly Mark[]): Generator<Finding> {
  const [first] = marks
  if (!first) return
  yield {
    ...first,
    en: `\`--\` (${marks.length}) is printed as two hyphens: write – or —`,
    zh: `\`--\`（${marks.length} 处）会印成两个连字符：请改写为 – 或 —`,
  }
}
