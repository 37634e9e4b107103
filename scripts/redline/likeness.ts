/** How alike two texts are, and which of many is most like another. */

/** Parts of a text that are counted: pairs of Chinese characters, and words. */
export type Parts = ReadonlyMap<string, number>

const run = /\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{N}])+/gu

export const partsOf = (text: string): Parts => {
  const parts = new Map<string, number>()
  const add = (part: string): void => void parts.set(part, (parts.get(part) ?? 0) + 1)
  for (const [word] of text.toLowerCase().matchAll(run)) {
    if (!/^\p{Script=Han}/u.test(word)) {
      add(word)
      continue
    }
    const characters = [...word]
    if (characters.length === 1) add(word)
    for (let i = 1; i < characters.length; i++) add(characters[i - 1]! + characters[i]!)
  }
  return parts
}

export const sizeOf = (parts: Parts): number => [...parts.values()].reduce((sum, n) => sum + n, 0)

/** How many parts two texts share. */
export const shared = (a: Parts, b: Parts): number => {
  const [few, many] = a.size < b.size ? [a, b] : [b, a]
  let sum = 0
  for (const [part, times] of few) sum += Math.min(times, many.get(part) ?? 0)
  return sum
}

/** From 0, nothing shared, to 1 (Dice's coefficient). Texts without words are alike. */
export const likeness = (a: Parts, b: Parts): number => {
  const size = sizeOf(a) + sizeOf(b)
  return size === 0 ? 1 : (2 * shared(a, b)) / size
}
