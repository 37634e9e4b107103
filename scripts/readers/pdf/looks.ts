/** How the texts of a PDF look: told once for all that look alike. */
import type { DrawnText } from './canvas.ts'
import type { Sight } from './sight.ts'
import type { Look } from '../reading.ts'

/** Each colour, ground and size that some text of a page has, with the first text that has it. */
export const looksOf = (sights: ReadonlyMap<DrawnText, Sight>): Look[] =>
  uniqueLooks(
    [...sights].flatMap(([{ text, color, box }, { grounds }]) =>
      grounds.map((ground) => ({ text, color, ground, size: box.size })),
    ),
  )

/** The first of all looks that are alike. */
export const uniqueLooks = (looks: readonly Look[]): Look[] => {
  const found = new Map<string, Look>()
  for (const look of looks) {
    const key = `${look.color?.join(' ')}|${look.ground?.join(' ')}|${look.size}`
    if (!found.has(key)) found.set(key, look)
  }
  return [...found.values()]
}
