/** Makes a thing once for each key, or for each name that keys have. */
export const memoize = <K, V extends object | string | number | boolean | null>(
  make: (key: K) => V,
  nameOf: (key: K) => unknown = (key) => key,
): ((key: K) => V) => {
  const made = new Map<unknown, V>()
  return (key) => {
    const name = nameOf(key)
    const known = made.get(name)
    if (known !== undefined) return known
    const thing = make(key)
    made.set(name, thing)
    return thing
  }
}
