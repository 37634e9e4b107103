/** Headlines that take more than a line are broken where a reader pauses, if they can be. */
import type { Atom } from './atoms.ts'

/** Behind a mark at which a reader pauses. */
const behindPause = /[:：;；,，、—–|｜?？!！。]$/

/** Behind 的 where it is a particle; before a conjunction of Chinese where it is one, and no part of 参与 or 涉及. */
const behindParticle = /(?<![目标])的$/
const beforeConjunction = /^[与及暨]$/
const noConjunction = /[参赋授给涉普波以顾]$/

/**
 * As much as a line costs that falls short of its measure by 11.6 em: half a line of a title. Between parts of a
 * sentence less, but twice that is more, so that no headline gets a line more for it.
 */
const costs = { elsewhere: 1500, parts: 1100 }

/** What a break before each atom costs in a headline, where there is one that costs less. */
export const headlineCosts = (atoms: readonly Atom[]): number[] => {
  const all: number[] = []
  let before = ''
  atoms.forEach(({ kind, text }, at) => {
    if (kind === 'space') return
    if (before !== '') all[at] = costBetween(before, text)
    before = (before + text).slice(-2)
  })
  return all.some((cost) => cost < costs.elsewhere) ? all : []
}

const costBetween = (before: string, after: string): number => {
  if (behindPause.test(before)) return 0
  const isBetweenParts =
    behindParticle.test(before) || (beforeConjunction.test(after) && !noConjunction.test(before))
  return isBetweenParts ? costs.parts : costs.elsewhere
}
