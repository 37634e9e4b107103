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

/** The same, forgetting what was not asked for between two calls of `age`. */
export const memoizeRecent = <K, V extends object>(
  compute: (argument: K) => V,
  keyOf: (argument: K) => unknown,
): ((argument: K) => V) & { readonly age: () => void } => {
  let [recent, older] = [new Map<unknown, V>(), new Map<unknown, V>()]
  const recall = (argument: K): V => {
    const key = keyOf(argument)
    const result = recent.get(key) ?? older.get(key) ?? compute(argument)
    recent.set(key, result)
    return result
  }
  return Object.assign(recall, {
    age: () => {
      older = recent
      recent = new Map()
    },
  })
}
