import type { Kind } from './kinds.ts'
import { characterAt, type Character } from './classes.ts'
import type { ComposeRun, Setting } from './model.ts'
import { isLatinMark, latinQuotes } from './quotes.ts'
import { partsOf, type Division, type Seam } from './words.ts'

/** The smallest thing a line is made of: a Han character, a mark, a word, a stretch of spaces. */
export type Atom = {
  readonly kind: Kind
  readonly text: string
  /** Index of its run. */
  readonly run: number
  /** Offset in the run's text, UTF-16 units. */
  readonly start: number
  /** Offset in the text of all runs together. */
  readonly at: number
  /** It goes on with the word of the atom before it. */
  readonly seam: Seam | null
}

/** A part of the paragraph without forced breaks, as offsets in the text of all runs. */
export type Span = { readonly from: number; readonly to: number }

type Context = {
  readonly runs: readonly ComposeRun[]
  readonly text: string
  readonly latin: ReadonlySet<number>
  readonly cjk: boolean
  readonly setting: Setting
}

/** Is it a language that sets Han characters solid? */
export const isCjk = (lang: string): boolean => /^(zh|ja|yue)\b/i.test(lang)

const kindAt = (context: Context, at: number, { kind, isAmbiguous }: Character): Kind => {
  if (!isAmbiguous) return kind
  const isLatin =
    kind === 'open' || kind === 'close'
      ? context.latin.has(at)
      : isLatinMark(context.text, at, context.cjk)
  return isLatin ? 'latin' : kind
}

/** Kinds whose neighbours of the same kind join them in one atom. */
const joins: ReadonlySet<Kind> = new Set(['latin', 'dash', 'dots', 'space'])

const divisionOf = (run: ComposeRun, { cjk, setting }: Context): Division => {
  const isAny = setting.hyphenates === 'any'
  return {
    atHyphens: !cjk && !run.verbatim,
    syllables: isAny ? syllablesIn(run, setting) : null,
    addresses: cjk ? 'chinese' : 'english',
  }
}

/** From a letter sequence of a run to its syllables; null where none is broken. */
export const syllablesIn = (
  { verbatim, lang }: ComposeRun,
  setting: Setting,
): Division['syllables'] => {
  const { hyphenate } = setting
  return hyphenate && !verbatim ? (word) => hyphenate(word, lang ?? setting.lang) : null
}

const tokenKind = (context: Context, run: ComposeRun, at: number, character: Character): Kind => {
  if (!run.verbatim && !run.clings) return kindAt(context, at, character)
  return character.kind === 'space' && !run.clings ? 'space' : 'latin'
}

const isRegional = (text: string, at: number): boolean => {
  const code = text.codePointAt(at)
  return code !== undefined && code >= 0x1f1e6 && code <= 0x1f1ff
}

/** Does a picture go on that began before an offset: joined to another, or a flag's second letter (UTS #51)? */
const isSequence = (text: string, at: number): boolean => {
  if (text[at - 1] === '\u200d') return true
  let letters = 0
  while (isRegional(text, at - 2 * letters)) letters++
  return letters > 0 && letters % 2 === 0
}

/** Adds the atoms of a run within a span; `offset` is where the run begins. */
const addAtoms = (
  atoms: Atom[],
  context: Context,
  index: number,
  offset: number,
  span: Span,
): void => {
  const { text } = context
  const run = context.runs[index]!
  const division = divisionOf(run, context)
  const add = (kind: Kind, own: string, at: number, seam: Seam | null) => {
    atoms.push({ kind, text: own, run: index, start: at - offset, at, seam })
  }
  const addToken = (kind: Kind, own: string, at: number) => {
    if (kind !== 'latin' || run.clings) add(kind, own, at, null)
    else for (const part of partsOf(own, division)) add(kind, part.text, at + part.start, part.seam)
  }
  const to = Math.min(offset + run.text.length, span.to)
  let start = Math.max(offset, span.from)
  /** The only character from `start` on, or null when there are more. */
  let only: Character | null = null
  let last: Kind | null = null
  for (let at = start; at < to;) {
    const character = characterAt(text, at)
    // A mark after a space stands by itself: a space is not drawn everywhere.
    const base: Kind | null = character.isCombining && last !== 'space' ? last : null
    const kind: Kind = base ?? tokenKind(context, run, at, character)
    const goesOn = kind === last && (base !== null || joins.has(kind) || isSequence(text, at))
    const isNew = !goesOn || (run.verbatim === true && kind === 'space')
    if (last && isNew) {
      addToken(last, only ? only.text : text.slice(start, at), start)
      start = at
    }
    only = isNew ? character : null
    last = kind
    at += character.text.length
  }
  if (last) addToken(last, only ? only.text : text.slice(start, to), start)
}

/** Where the text of each run begins in that of all together. */
export const offsetsOf = (runs: readonly ComposeRun[]): number[] => {
  let sum = 0
  return runs.map(({ text }) => {
    const here = sum
    sum += text.length
    return here
  })
}

/** Index of the run that holds an offset; of several that begin there, of the first. */
const runAt = (offsets: readonly number[], offset: number): number => {
  let [low, high] = [0, offsets.length]
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if (offsets[middle]! < offset) low = middle
    else high = middle
  }
  return low
}

/** A paragraph's runs, their text and where each begins in it. */
export type RunText = {
  readonly runs: readonly ComposeRun[]
  readonly text: string
  readonly offsets: readonly number[]
}

/** The atoms of a span, in order and without overlap. */
export const atomsOf = (
  { runs, text, offsets }: RunText,
  { from, to }: Span,
  setting: Setting,
): readonly Atom[] => {
  const quotes = [...latinQuotes(text.slice(from, to))].map((at) => at + from)
  const cjk = isCjk(setting.lang)
  const context: Context = { runs, text, latin: new Set(quotes), cjk, setting }
  const atoms: Atom[] = []
  // Only runs of this span: code has one span for each line, and runs for each of them.
  for (let run = runAt(offsets, from); run < runs.length && offsets[run]! < to; run++)
    addAtoms(atoms, context, run, offsets[run]!, { from, to })
  return atoms
}
