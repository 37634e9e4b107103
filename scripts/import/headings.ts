/** Headings of a Word file: by their styles, or by number, place and look. */
import type { ForeignParagraph } from '../readers/foreign/model.ts'
import { groupBy } from '../collections/group-by.ts'
import { bodySize, mostOf } from './looks.ts'
import type { Role } from './model.ts'
import {
  announced,
  isAnnex,
  isCapitals,
  isShort,
  numberedBy,
  textOf,
  type Numbered,
} from './wording.ts'

type Headings = ReadonlyMap<ForeignParagraph, Role>

/** Headings by their styles, the outermost becoming sections. */
export const styledHeadings = (paragraphs: readonly ForeignParagraph[]): Headings => {
  const levels = paragraphs.flatMap(({ outline }) => outline ?? [])
  const top = Math.min(...levels)
  return new Map(
    paragraphs.flatMap((each): [ForeignParagraph, Role][] =>
      each.outline === null || textOf(each).trim() === ''
        ? []
        : [[each, { type: 'heading', level: each.outline - top + 2, by: 'style' }]],
    ),
  )
}

/** Headings by what people do instead: numbers, a bold or centred line, a larger or another face. */
export const lookedHeadings = (paragraphs: readonly ForeignParagraph[]): Headings => {
  const filled = paragraphs.filter((each) => textOf(each).trim() !== '')
  if (filled.length === 0) return new Map()
  const all = linesOf(filled)
  // Names and a date below the title, in the middle as it is.
  const lines = all.slice(
    all.findIndex(
      ({ each, number, headsText }) => each.look.align !== 'center' || number || headsText,
    ),
  )
  const end = lines.findLastIndex(({ text }) => !isShort(text))
  const known = lines.filter((line, at) => isHeading(line, at < end))
  return new Map(
    leveled(known).map(([{ each, number }, level]): [ForeignParagraph, Role] => [
      each,
      { type: 'heading', level, by: number ? 'number' : 'look' },
    ]),
  )
}

/**
 * Headings with their levels: by their numbers; without one beside the outermost, or inside where they announce what
 * comes. 建议 that stands once in a chapter is what all of it comes to.
 */
const leveled = (known: readonly Line[]): [Line, number][] => {
  let around: readonly number[] = []
  let chapter = 0
  const placed = known.map((line) => {
    const { number, text } = line
    if (number) around = [...around.filter((outer) => outer < number.kind), number.kind]
    else if (isAnnex(text) || !announced.test(text)) around = []
    if (number && around.length === 1) chapter++
    return { line, chapter, inner: around.length, announces: !number && around.length > 0 }
  })
  const announcing = groupBy(
    placed.filter(({ announces }) => announces),
    (each) => each.chapter,
  )
  return placed.map(({ line, chapter, inner, announces }) => {
    const isOnce = announces && announcing.get(chapter)!.length === 1
    return [line, line.number ? inner + 1 : (isOnce ? 1 : inner) + 2]
  })
}

/** A paragraph as it may be a heading. */
type Line = {
  readonly each: ForeignParagraph
  readonly text: string
  readonly number: Numbered | null
  /** It looks other than most of the text. */
  readonly stands: boolean
  readonly isLast: boolean
  readonly before: Numbered | null
  readonly after: Numbered | null
  /** What follows it is a sentence. */
  readonly headsText: boolean
}

const linesOf = (filled: readonly ForeignParagraph[]): Line[] => {
  const [size, face] = [bodySize(filled), mostOf(filled, ({ look }) => look.face)]
  const texts = filled.map((each) => textOf(each).trim())
  const numbers = texts.map(numberedBy)
  return filled.map((each, at): Line => {
    const { look } = each
    return {
      each,
      text: texts[at]!,
      number: numbers[at]!,
      stands:
        look.isBold ||
        look.align === 'center' ||
        look.size > size ||
        (look.face !== '' && look.face !== face) ||
        (isCapitals(texts[at]!) && !isCapitals(texts[at + 1] ?? '')),
      isLast: at === filled.length - 1,
      before: numbers[at - 1] ?? null,
      after: numbers[at + 1] ?? null,
      headsText: at + 1 < texts.length && !isShort(texts[at + 1]!) && numbers[at + 1] === null,
    }
  })
}

const isHeading = (line: Line, isFollowed: boolean): boolean => {
  const { each, text, number, stands, isLast, before, after, headsText } = line
  if (!isShort(text) || each.list?.isBullet) return false
  const isOfRow = (other: Numbered | null): boolean => other?.kind === number?.kind
  // What no text follows heads nothing: a place and a date at the end. One of a row of numbers is an item there.
  if (!isFollowed) return number !== null && !number.mayBeItem && !isLast && !isOfRow(after)
  // A number alone may be that of an item, unless it stands by itself above a sentence.
  if (number?.mayBeItem) return stands || (headsText && !isOfRow(before))
  return number !== null || stands || announced.test(text)
}
