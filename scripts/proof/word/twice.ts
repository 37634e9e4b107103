/** Names that are there more than once. */

export const twice = (names: readonly string[]): string[] => {
  const seen = new Set<string>()
  return names.filter((name) => seen.has(name) || !seen.add(name))
}
