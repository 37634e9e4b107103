/** How the texts of a PDF look: told once for all that look alike. */
import type { DrawnText } from './canvas.ts'
import type { Sight } from './sight.ts'
import type { Look } from '../reading.ts'

/** Each colour, ground and size that some text has, with the first text that has it. */
export const looksOf = (
  sights: readonly { readonly text: DrawnText; readonly sight: Sight }[],
): Look[] => {
  const looks = new Map<string, Look>()
  for (const { text, sight } of sights)
    for (const ground of sight.grounds) {
      const look = { text: text.text, color: text.color, ground, size: text.box.size }
      const key = `${look.color?.join(' ')}|${ground?.join(' ')}|${look.size}`
      if (!looks.has(key)) looks.set(key, look)
    }
  return [...looks.values()]
}
