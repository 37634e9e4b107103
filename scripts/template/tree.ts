/** What the YAML of a template says, before its schema has checked it. */

/** A map of YAML, as read. */
export type Tree = { readonly [key: string]: unknown }

export const isTree = (value: unknown): value is Tree =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * `over` laid on `base`: maps merge, everything else replaces, but a map replaces no list or text: nothing may be both,
 * and these are told where they stand, once for all templates that would lay something on them.
 */
export const merge = (base: Tree, over: Tree): Tree => {
  const merged: Record<string, unknown> = { ...base }
  for (const [key, value] of Object.entries(over)) {
    const below = base[key]
    const laid = isTree(below) && isTree(value) ? merge(below, value) : value
    merged[key] = isTree(value) && isNoMap(below) ? below : laid
  }
  return merged
}

/** A value that no map is laid on. */
export const isNoMap = (value: unknown): boolean =>
  Array.isArray(value) || typeof value === 'string'

/** What stands at a path of keys, if anything. */
export const valueAt = (data: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, key)
        ? (value as Record<PropertyKey, unknown>)[key]
        : undefined,
    data,
  )
