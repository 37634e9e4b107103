/** How much the gaps of a line give, and in which order. */
import type { Levels } from './adjust.ts'

/** Levels of stretching (CLREQ 6.2.2): word spaces, Han–Latin gaps, then all gaps alike. */
export const stretchLevels: Levels = [0.3, 0.3, 1]
export const stretchAt = { space: 0, gap: 1 }
/** The level at which all gaps of a line grow alike. */
export const restLevel = 2

/**
 * Levels of shrinking (CLREQ 6.2.2.3): word spaces, brackets, pauses within the sentence,
 * Han–Latin gaps, stops. Marks at a line's end come first: they lose their blank at any rate. Pauses weigh more than all
 * gaps of a line stretched by 0.02 em, which nobody sees: a halved comma below a whole one is seen.
 */
export const shrinkLevels: Levels = [0.1, 0.2, 1.2, 0.3, 0.6]
export const shrinkAt = { space: 0, bracket: 1, pause: 2, gap: 3, stop: 4 }

/** Decent stretch of one gap between full-width characters, in em. */
export const restUnit = 0.02
/** The same between the letters of an address. */
export const letterUnit = 0.005
/**
 * Decent stretch and shrinking of the gap between two letters of an English word, in em: too little to be seen, but in a
 * line of sixty letters a fifth of what its word spaces give, which saves hyphens and loose lines as font expansion
 * does (Thành 2000). Latin words in Chinese text keep their look.
 */
export const letterFit = { stretch: 0.005, shrink: 0.0025 }
/** Word spaces in Chinese text, in em (CLREQ 6.2.2: no less than 1/4, up to 1/2). */
export const wordSpace = { min: 0.25, max: 0.5 }
