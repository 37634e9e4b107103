/** Room between a panel and the text that follows it. */
import type { Style } from './styles.ts'

/**
 * Points that a text stands lower than its style says, to keep from the panel before it what the panel keeps around its
 * own text; 0 inside a panel, and where none ends.
 */
export const lowerBelow = (
  before: Style | null | undefined,
  next: Style | null | undefined,
): number =>
  before && next && before.fill !== null && before.fill !== next.fill
    ? Math.max(0, before.pad - before.after - next.before)
    : 0
