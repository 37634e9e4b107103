/** Caches the results of a function by its argument, or by a key of that. */
export const memoize = <K, V extends object | string | number | boolean | null>(
  compute: (argument: K) => V,
  keyOf: (argument: K) => unknown = (argument) => argument,
): ((argument: K) => V) => {
  const results = new Map<unknown, V>()
  return (argument) => {
    const key = keyOf(argument)
    const cached = results.get(key)
    if (cached !== undefined) return cached
    const result = compute(argument)
    results.set(key, result)
    return result
  }
}
