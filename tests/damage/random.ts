/** Choices that a seed repeats. */
export type Random = {
  /** A whole number below another. */
  readonly below: (end: number) => number
  readonly oneOf: <T>(choices: readonly T[]) => T
  /** Some of the choices, in their order. */
  readonly someOf: <T>(choices: readonly T[], count: number) => T[]
}

/** A linear congruential generator (Numerical Recipes, ch. 7), of which the upper bits are used. */
export const randomOf = (seed: number): Random => {
  let state = (seed * 2654435761) >>> 0
  const below = (end: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * end)
  }
  return {
    below,
    oneOf: (choices) => choices[below(choices.length)]!,
    someOf: (choices, count) => {
      const left = choices.map((_, i) => i)
      while (left.length > count) left.splice(below(left.length), 1)
      return left.map((i) => choices[i]!)
    },
  }
}
