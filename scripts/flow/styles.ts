/** Styles, fonts and the look of tables, resolved: nothing is inherited. Lengths are in points unless said otherwise. */
import type { FontId } from '../template/names.ts'

/** `#RRGGBB`. */
export type Color = string

/** Names a role of `Flow.fonts`. */
export type FontRole = string

export type StyleName = string

/** Every field is resolved: nothing is inherited. */
export type Style = {
  readonly font: FontRole
  readonly bold: boolean
  readonly size: number
  /** Exact line pitch, the same in both formats. */
  readonly leading: number
  readonly color: Color
  readonly align: 'left' | 'center' | 'right' | 'justify'
  /** First-line indent in em of the style's size. */
  readonly indent: number
  /** Distance of the text from the measure's edges. */
  readonly left: number
  readonly right: number
  /** Room for an item's label, left of the text and inside `left`. */
  readonly hanging: number
  readonly before: number
  readonly after: number
  readonly keepNext: boolean
  /** How an item's label is set, at a size of its own or the style's. */
  readonly label: LabelLook
  /** Never split over two pages. */
  readonly keepLines: boolean
  /** Its first line stands on the half-line grid of the page; rows that rules part need not. */
  readonly onGrid: boolean
  /** Background over the whole measure; neighbours of one fill join into a panel. */
  readonly fill: Color | null
  /**
   * Of a panel: how far its fill reaches beyond its text, on all four sides. Beside the text it reaches
   * out of the measure, so that lines of panels and of body text share their edges; `before` of the
   * first and `after` of the last paragraph stay outside.
   */
  readonly pad: number
  /** What its panel is as wide as: the measure, or its own text with the label. */
  readonly panel: 'measure' | 'text'
  /** Bar at the left of the panel. */
  readonly bar: Stroke | null
  readonly ruleAbove: Rule | null
  readonly ruleBelow: Rule | null
}

export type Stroke = { readonly color: Color; readonly weight: number }

export type LabelLook = {
  readonly font: FontRole
  readonly bold: boolean
  readonly color: Color
  readonly size?: number | undefined
}

/** `length` is null for the whole measure; `gap` is its distance from the text's line box. */
export type Rule = Stroke & { readonly length: number | null; readonly gap: number }

/** Ids of font files and the names Word's users have. */
export type Font = {
  readonly regular: FontId
  readonly bold: FontId
  /** True italics for Latin text; Han is never slanted. */
  readonly italic: FontId
  readonly boldItalic: FontId
  /** Roles to take characters from, in order, that this one lacks. */
  readonly fallback: readonly FontRole[]
  /** Width of its Latin letters, in Word as well, of those of the widest text faces: columns of tables reckon with it. */
  readonly letters: number
  readonly word: {
    readonly latin: string
    readonly eastAsia: string
    readonly altName: string
    readonly panose: string
    readonly family: 'roman' | 'swiss' | 'modern'
  }
}

/** The look of emphasised text (`*…*`): italic in Latin, as given here in Han. */
export type Emphasis = { readonly han: 'bold' | 'dots' | 'font'; readonly font: FontRole }

export type RedlineLook = {
  readonly inserted: Color
  readonly deleted: Color
  readonly moved: Color
  /** In the margin beside each line with a change, `gap` points from the text. */
  readonly bar: Stroke & { readonly gap: number }
}

/** Rules and padding of tables. */
export type TableLook = {
  readonly top: Stroke
  readonly head: Stroke
  readonly row: Stroke
  readonly bottom: Stroke
  /** Above and below the text of a row; beside the text of a column. */
  readonly padding: { readonly y: number; readonly x: number }
  /** Of every second row. */
  readonly banding: Color | null
  /** Of every second column from the third on. */
  readonly stripes: Color | null
}
