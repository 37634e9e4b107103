/** Paragraphs of the copy that came back that are parts of one, or several in one. */
import type { Change } from './changes.ts'
import type { CopyParagraph } from './copy.ts'
import type { Pairs } from './pairs.ts'
import { hasTakenAtEnd, hasTakenAtStart, isHeadOf, isTailOf } from './reshaped.ts'
import { paragraphSign } from './signs.ts'

export type Splits = {
  /** Text of all parts, by the paragraph that has the unit's bookmark. */
  readonly texts: ReadonlyMap<CopyParagraph, string>
  /** The other parts. */
  readonly fragments: ReadonlySet<CopyParagraph>
}

const textsOf = (all: readonly CopyParagraph[]): string[] => all.map(({ text }) => text)

export const splitsIn = (returned: readonly CopyParagraph[], pairs: Pairs): Splits => {
  const texts = new Map<CopyParagraph, string>()
  const fragments = new Set<CopyParagraph>()
  const isNew = (each: CopyParagraph | undefined): boolean =>
    each !== undefined && !pairs.has(each) && each.cell === null && !fragments.has(each)
  returned.forEach((own, at) => {
    const other = pairs.get(own)
    if (!other || other.names.length === 0 || own.cell || other.text === own.text) return
    const after = stretch(returned, at + 1, 1, isNew)
    const before = stretch(returned, at - 1, -1, isNew).reverse()
    const tail = longest(after, (parts) => isTailOf(parts.join(''), other.text, own.text))
    const head = longest(before.reverse(), (parts) =>
      isHeadOf([...parts].reverse().join(''), other.text, own.text),
    ).reverse()
    if (tail.length + head.length === 0) return
    texts.set(own, [...textsOf(head), own.text, ...textsOf(tail)].join(paragraphSign))
    for (const each of [...head, ...tail]) fragments.add(each)
  })
  return { texts, fragments }
}

/** Paragraphs from one on, in a direction, as long as they are of a kind. */
const stretch = (
  all: readonly CopyParagraph[],
  from: number,
  step: 1 | -1,
  isOf: (each: CopyParagraph | undefined) => boolean,
): CopyParagraph[] => {
  const found: CopyParagraph[] = []
  for (let at = from; isOf(all[at]) && found.length < 10; at += step) found.push(all[at]!)
  return found
}

/** The longest beginning whose texts are so. */
const longest = (
  all: readonly CopyParagraph[],
  isSo: (texts: readonly string[]) => boolean,
): CopyParagraph[] => {
  for (let count = all.length; count > 0; count--)
    if (isSo(textsOf(all.slice(0, count)))) return all.slice(0, count)
  return []
}

export type Joins = {
  readonly changes: readonly Change[]
  /** Names of the units that were joined. */
  readonly names: ReadonlySet<string>
}

export const joinsIn = (issued: readonly CopyParagraph[], pairs: Pairs): Joins => {
  const now = new Map([...pairs].map(([own, other]) => [other, own]))
  const changes: Change[] = []
  const names = new Set<string>()
  const isGone = (each: CopyParagraph | undefined): boolean =>
    each !== undefined &&
    !now.has(each) &&
    each.cell === null &&
    each.names.length > 0 &&
    !names.has(each.names[0]!)
  const join = (units: readonly CopyParagraph[], after: string): void => {
    const [unit, ...others] = units.map((each) => each.names[0]!)
    for (const name of [unit!, ...others]) names.add(name)
    changes.push({
      kind: 'joined',
      unit: unit!,
      others,
      before: textsOf(units).join(paragraphSign),
      after,
    })
  }
  issued.forEach((own, at) => {
    const text = now.get(own)?.text
    if (text === undefined || own.cell || own.names.length === 0 || text === own.text) return
    const after = longest(stretch(issued, at + 1, 1, isGone), (parts) =>
      hasTakenAtEnd(text, own.text, parts.join('')),
    )
    if (after.length > 0) return join([own, ...after], text)
    const before = longest(stretch(issued, at - 1, -1, isGone), (parts) =>
      hasTakenAtStart(text, own.text, [...parts].reverse().join('')),
    )
    if (before.length > 0) join([...before.reverse(), own], text)
  })
  return { changes, names }
}
