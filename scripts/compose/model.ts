/**
 * The composer's words: runs of one face go in, lines of positioned pieces come out.
 * Everything is arithmetic in points; the composer knows no memo, no PDF and no file.
 */

/** Text in one face and size. `\n` is a forced break. Callers may add fields of their own. */
export type ComposeRun = {
  readonly text: string
  /** Type size in points. */
  readonly size: number
  /** BCP 47 tag when it differs from the paragraph's (only hyphenation asks). */
  readonly lang?: string
  /**
   * Never broken inside nor at its start: a footnote mark clings to what it marks, and so does an index. Two
   * that are kept `apart` get a gap between them: notes 1 and 2 are not twelve.
   */
  readonly clings?: 'close' | 'apart'
  /** Code: spaces are kept as they are, and no East Asian gap is put at its edges' inside. */
  readonly verbatim?: true
}

/** What the composer must know of a face. All widths are in em of that face. */
export type Metrics = {
  /** Advance of the shaped text, with OpenType features such as `halt` or `fwid` switched on. */
  width(text: string, features?: readonly string[]): number
  /** The blank, removable part on either side of a full-width mark (from the face's own `halt`). */
  trim(mark: string): { readonly left: number; readonly right: number }
}

/** The composer's numbers. Lengths are in em of the run. */
export type Setting = {
  /** Han–Latin gap: natural width and its limits in justification (CLREQ 3.2.2: 1/4, 1/8, 1/3). */
  readonly gap: { readonly natural: number; readonly min: number; readonly max: number }
  /** Hyphenate Latin words? A function from a word to its syllables, or null for never. */
  readonly hyphenate: ((word: string, lang: string) => readonly string[]) | null
  /** Which of them: any, or those that no line has room for. */
  readonly hyphenates: 'any' | 'too-wide'
  /** Language of the paragraph, BCP 47. */
  readonly lang: string
  /** Justified, or set ragged (the last line is always set at its natural width). */
  readonly justify: boolean
  /** A title or heading: where it takes more than a line, one that ends with a pause is liked better than a full one. */
  readonly isHeadline?: boolean
}

/** Glyphs of one run set side by side: one drawing operation, one font, one set of features. */
export type LinePiece = {
  /** Index into the runs given. */
  readonly run: number
  /** Offset of `text` in the run's text (UTF-16 units). */
  readonly start: number
  readonly text: string
  /** Left edge of the first glyph's advance box, in points from the line's left edge. */
  readonly x: number
  /** Advance of the piece in points, stretch included. */
  readonly width: number
  /** Added after every glyph but the last, in points (uniform inside a piece). */
  readonly spacing: number
  /** OpenType features this piece is shaped with. */
  readonly features: readonly string[]
  /** A hyphen the composer added at a line end: drawn, but not text of the source. */
  readonly hyphen?: true
}

export type ComposedLine = {
  readonly pieces: readonly LinePiece[]
  /** Natural-to-set width of the line in points: right edge of its last visible glyph's ink box. */
  readonly width: number
  /** Every character of the source on this line, spaces the gaps replace included. */
  readonly text: string
  /** UTF-16 units of `text` before the first piece's: spaces and break hints that begin a paragraph are not drawn. */
  readonly lead: number
  /** How the line ends: at a soft break, at a forced one, or as the paragraph's last. */
  readonly end: 'soft' | 'hard' | 'last'
  /** Adjustment ratio: < 0 shrunk, > 0 stretched, 0 natural; -Infinity: wider than its measure. */
  readonly ratio: number
}

/**
 * Width of the nth line (0-based) in points: the first one is shorter by the indent, all others
 * are equal.
 */
export type Measure = (line: number) => number

/** Breaks runs into lines. */
export type Compose = (
  runs: readonly ComposeRun[],
  measure: Measure,
  metrics: (run: number) => Metrics,
  setting: Setting,
) => readonly ComposedLine[]
