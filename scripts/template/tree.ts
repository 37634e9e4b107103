/** What the YAML of a template says, before its schema has checked it. */

/** A map of YAML, as read. */
export type Tree = { readonly [key: string]: unknown }

export const isTree = (value: unknown): value is Tree =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * `over` laid on `base`: maps merge, everything else replaces, but a map replaces no list: nothing may be both, and the
 * list is told where it stands, once for all templates that would lay something on it.
 */
export const merge = (base: Tree, over: Tree): Tree => {
  const merged: Record<string, unknown> = { ...base }
  for (const [key, value] of Object.entries(over)) {
    const below = base[key]
    const laid = isTree(below) && isTree(value) ? merge(below, value) : value
    merged[key] = Array.isArray(below) && isTree(value) ? below : laid
  }
  return merged
}
