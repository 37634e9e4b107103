import type { Atom } from './atoms.ts'
import { isLetter } from './classes.ts'
import type { Shape } from './shapes.ts'

/**
 * A last line of one Han character is no line (CLREQ, 孤字), nor is the rest of a word, nor in Latin text a scrap of less
 * than four em, about eight letters; a Chinese one of less than three em is poor.
 */
const lastLine = { lone: 30_000, short: 120, shortEm: 3, scrapEm: 4 }

/** What a break before each of the last atoms costs for the line it leaves; 0 for all others. */
export const lastLineCosts = (
  atoms: readonly Atom[],
  shapes: readonly Shape[],
  { size, cjk }: { readonly size: number; readonly cjk: boolean },
): number[] => {
  const costs: number[] = []
  let [width, han, words] = [0, 0, 0]
  let isLastWord = true
  for (let at = atoms.length - 1; at > 0; at--) {
    const { kind, text, seam } = atoms[at]!
    if (kind === 'space') {
      isLastWord = false
      continue
    }
    width += shapes[at]!.width
    if (kind === 'han') han++
    if (kind === 'latin' && [...text].some(isLetter)) words++
    const isRest = isLastWord && seam === 'syllable'
    const isScrap = !cjk && width < lastLine.scrapEm * size
    if (isRest || isScrap || (words === 0 && han < 2)) costs[at] = lastLine.lone
    else if (width < lastLine.shortEm * size) costs[at] = lastLine.short
    else break
  }
  return costs
}
