/** How a table's columns share the measure, from its text alone: the same in both formats. */
import type { Cell } from '../memo/model.ts'
import { bold, longest, textWidth, widest, wordsIn } from './text-width.ts'

/** No word claims more than this part of the measure for itself: addresses are broken. */
const longWord = 0.4

/** A column is never narrower than two characters, nor a head of Han broken into pieces of fewer than four. */
const [fewest, headPiece] = [2, 4]

/** What a column asks for, in em with its padding. */
type Column = {
  /** Its longest figure, which is never broken while another column has room. */
  readonly figure: number
  /** Its longest word, which is not broken while there is room. */
  readonly word: number
  /** That word is broken all the same: an address, say. */
  readonly isBroken: boolean
  /** Its longest line, broken nowhere; of its head only the longest piece. */
  readonly line: number
}

/** Lengths in em of a table's text: what its columns share, and the blank at both sides of a cell together. */
export type Room = {
  readonly measure: number
  readonly padding: number
  /** Width of its font's letters, of the widest. */
  readonly letters: number
}

export type TableColumns = {
  /** Of the measure, adding up to 1. */
  readonly shares: readonly number[]
  /**
   * Part of the measure that holds every word and figure whole, besides those that are longer than any column may be:
   * above 1 some have to be broken.
   */
  readonly need: number
}

/**
 * Shares of the measure, one a column; the first row is the head. A table that fits has what it
 * asks for, and what is left in proportion. In any other the figures stay whole, then the words, of which the
 * longest are broken first; the rest is shared in proportion to the square root of the longest line, so that a
 * long column takes more lines rather than all the room, and no column gets more than it can fill.
 */
export const columnsOf = (rows: readonly (readonly Cell[])[], room: Room): TableColumns => {
  const { measure } = room
  const count = Math.max(...rows.map((row) => row.length))
  const columns = Array.from({ length: count }, (_, at) => columnOf(rows, at, room))
  const whole = columns.map(({ figure, word, isBroken }) => (isBroken ? figure : word))
  const need = sumOf(whole) / measure
  const lines = sumOf(columns.map(({ line }) => line))
  if (lines <= measure) return { shares: columns.map(({ line }) => line / lines), need }
  const least = leastOf(columns, measure)
  const widths = (unit: number): number[] =>
    columns.map(({ line }, at) =>
      Math.min(Math.max(unit * Math.sqrt(line), least[at]!), Math.max(line, least[at]!)),
    )
  const shared = widths(largest((unit) => sumOf(widths(unit)) <= measure, measure))
  const taken = sumOf(shared)
  return { shares: shared.map((width) => width / taken), need }
}

const columnOf = (
  rows: readonly (readonly Cell[])[],
  at: number,
  { measure, padding, letters }: Room,
): Column => {
  const [head = '', ...body] = rows.map((row) => (row[at] ?? []).map((run) => run.text).join(''))
  const words = body.flatMap((text) => (shortEntry.test(text) ? [text] : wordsIn(text)))
  const widthOf = (texts: readonly string[]): number => longest(texts, letters)
  const figure = widthOf(words.filter((word) => isFigure.test(word)))
  const word = Math.max(widthOf(words), bold * widthOf(wordsIn(head)))
  const lines = body.flatMap((text) => text.split('\n'))
  const line = Math.max(widthOf(lines), bold * headWidth(head, letters))
  const most = longWord * measure
  const padded = (width: number): number => Math.max(fewest, width) + padding
  return {
    figure: padded(figure > most ? 0 : figure),
    word: padded(Math.min(word, most)),
    isBroken: word > most,
    line: padded(line),
  }
}

/** A cell of so few characters that it reads as one word: 已完成. */
const shortEntry = /^\p{Script=Han}{2,4}$/u

/** The longest piece of a head that looks whole: a word, some characters, or what stands in brackets. */
const headWidth = (head: string, letters: number): number =>
  widest((head.match(headPieces) ?? []).map((piece) => pieceWidth(piece, letters)))

const headPieces = /[（(][^（()）]+[)）]|\p{Script=Han}+|[^\s\p{Script=Han}（(]+|[（(]/gu

/** Brackets at the ends of a line may be half as wide (GB/T 15834-2011 5.1.10): word processors leave them as they are. */
const pieceWidth = (piece: string, letters: number): number => {
  const inside = /^（(.*)）$/.exec(piece)?.[1]
  const width = textWidth(inside ?? piece, letters)
  if (inside !== undefined) return width <= headPiece ? width + 2 : headWidth(inside, letters)
  return isHan.test(piece) ? Math.min(headPiece, width) : width
}

const isHan = /^\p{Script=Han}/u

/** A number with its signs: 1,234,567, -3.4, (5%), ¥2.5, 2024–2025. */
const isFigure = /^[([]?[-+±−–~≈<>≤≥]?\p{Sc}?\d[\d.,:/%‰–-]*[\])]?$/u

/** Part of an even share that no column with enough text is denied for the words of others. */
const evenPart = 0.6

/**
 * The least each column takes: its figures, part of an even share, and as many words as there is then room for, the
 * longest left out first. Where there is no room for all figures nothing is sure.
 */
const leastOf = (columns: readonly Column[], measure: number): number[] => {
  const even = (evenPart * measure) / columns.length
  const bases = [
    columns.map(({ figure, line }) => Math.max(figure, Math.min(line, even))),
    columns.map(({ figure }) => figure),
  ]
  const base = bases.find((widths) => sumOf(widths) <= measure)
  if (!base) return columns.map(() => 0)
  const capped = (cap: number): number[] =>
    columns.map(({ word }, at) => Math.max(base[at]!, Math.min(word, cap)))
  return capped(largest((cap) => sumOf(capped(cap)) <= measure, measure))
}

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, each) => sum + each, 0)

/** The largest number up to `most` for which something holds that holds for all smaller ones, or 0. */
const largest = (holds: (value: number) => boolean, most: number): number => {
  let [low, high] = [0, most]
  for (let step = 0; step < 40; step++) {
    const middle = (low + high) / 2
    if (holds(middle)) low = middle
    else high = middle
  }
  return low
}
