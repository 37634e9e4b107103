import type { Atom } from './atoms.ts'
import {
  gluedNoEnd,
  gluedNoStart,
  isCombining,
  isDigit,
  isUnitSymbol,
  noEnd,
  noStart,
  units,
} from './classes.ts'
import type { Kind } from './kinds.ts'
import type { Seam } from './words.ts'

/**
 * What breaks cost that are allowed but not liked. 28|日 costs what a line does whose gaps all grow
 * by 0.12 em: the loosest that still looks set. 380|V, which a space parts, costs a little less: 0.1 em.
 */
const costs = { unit: 3600, symbol: 2400, half: 800 }

const seams: Record<Seam, { readonly cost: number; readonly hyphen: boolean }> = {
  syllable: { cost: 375, hyphen: true },
  soft: { cost: 50, hyphen: true },
  free: { cost: 0, hyphen: false },
  hyphen: { cost: 50, hyphen: false },
  address: { cost: 200, hyphen: false },
  sign: { cost: 500, hyphen: false },
  // GB/T 15834-2011 5.1.9: a solidus ends no line if there is any other way.
  path: { cost: 3000, hyphen: false },
  letter: { cost: Infinity, hyphen: false },
  emergency: { cost: 10_000, hyphen: false },
}

/** First and last character of an atom, marks that combine with it left aside. */
export const firstOf = ({ text }: Atom): string => text[0]!
export const lastOf = ({ text }: Atom): string => {
  let at = text.length - 1
  while (at > 0 && isCombining(text[at]!)) at--
  return text[at]!
}

/** Is there no break between two characters with these spaces typed between them? */
export const forbids = (
  end: string,
  kindBefore: Kind,
  start: string,
  kindAfter: Kind,
  spaces: string,
): boolean => {
  const glued = spaces.length === 0
  const [afterWord, beforeWord] = [kindBefore === 'latin', kindAfter === 'latin']
  if (afterWord && beforeWord && glued) return true
  if (!glued && /^[\u00a0\u202f]+$/.test(spaces)) return true
  if (noEnd.has(end) && (!afterWord || glued)) return true
  if (noStart.has(start) && (!beforeWord || glued || !/[%/]/.test(start))) return true
  if (!glued) return false
  return (afterWord && gluedNoEnd.has(end)) || (beforeWord && gluedNoStart.has(start))
}

const isForbidden = (a: Atom, b: Atom, spaces: readonly Atom[]): boolean =>
  forbids(lastOf(a), a.kind, firstOf(b), b.kind, spaces.map(({ text }) => text).join(''))

/**
 * Cost of a break between two neighbours with these spaces typed between them, on the scale of
 * `demerits`; Infinity where it is forbidden, unless no line could hold the atoms together.
 */
export const breakCost = (a: Atom, b: Atom, spaces: readonly Atom[]): number => {
  if (b.seam && spaces.length === 0 && b.seam !== 'emergency') return seams[b.seam].cost
  if (isForbidden(a, b, spaces)) return b.seam ? seams[b.seam].cost : Infinity
  if (a.kind === 'half') return costs.half
  const [end, start] = [lastOf(a), firstOf(b)]
  if ((isDigit(end) && units.has(start)) || (end === '第' && isDigit(start))) return costs.unit
  if (isDigit(end) && b.kind === 'latin' && spaces.length > 0 && isUnitSymbol(b.text))
    return costs.symbol
  return 0
}

/** Does a break between two neighbours end the line with a hyphen? */
export const addsHyphen = (b: Atom, spaces: readonly Atom[]): boolean =>
  b.seam !== null && spaces.length === 0 && seams[b.seam].hyphen
