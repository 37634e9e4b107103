/** Messages of two editions: what is asked about both is asked once. */
import type { Message } from '../message.ts'

type Said = { readonly messages: readonly Message[] }

/** A question about the old edition that the new one raises too is asked where it can be mended. */
export const saidOfBoth = (old: Said, own: Said): Message[] => {
  const asked = new Set(own.messages.map(({ rule, en }) => `${rule} ${en}`))
  const isAlone = ({ level, rule, en }: Message): boolean =>
    level !== 'query' || !asked.has(`${rule} ${en}`)
  return [...new Set([...old.messages.filter(isAlone), ...own.messages])]
}
