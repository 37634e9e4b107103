/** Makes a thing once for each name its key has. */
export const remember = <K, V>(
  make: (key: K) => V,
  nameOf: (key: K) => string,
): ((key: K) => V) => {
  const made = new Map<string, V>()
  return (key) => {
    const name = nameOf(key)
    if (!made.has(name)) made.set(name, make(key))
    return made.get(name)!
  }
}
