/** Paragraphs that were split or joined: whether a text has taken up another, or has given part of itself away. */

/** Characters at the end that two texts share. */
const sharedEnd = (a: string, b: string): number => {
  let count = 0
  while (count < a.length && count < b.length && a.at(-1 - count) === b.at(-1 - count)) count++
  return count
}

const sharedStart = (a: string, b: string): number => {
  let count = 0
  while (count < a.length && count < b.length && a[count] === b[count]) count++
  return count
}

/** So much of a piece has to be found where it came from. */
const most = (text: string): number => Math.max(2, Math.ceil(text.length / 2))

/** Whether the end of a text that was cut off is what stands behind it now. */
export const isTailOf = (tail: string, before: string, now: string): boolean =>
  tail.length > 1 &&
  before !== now &&
  sharedEnd(before, tail) >= most(tail) &&
  sharedEnd(before, now) < most(tail)

/** Whether the beginning of a text that was cut off is what stands before it now. */
export const isHeadOf = (head: string, before: string, now: string): boolean =>
  head.length > 1 &&
  before !== now &&
  sharedStart(before, head) >= most(head) &&
  sharedStart(before, now) < most(head)

/** Whether a text has another at its end that it did not have before. */
export const hasTakenAtEnd = (now: string, before: string, other: string): boolean =>
  isTailOf(other, now, before)

/** Whether a text has another at its beginning that it did not have before. */
export const hasTakenAtStart = (now: string, before: string, other: string): boolean =>
  isHeadOf(other, now, before)
