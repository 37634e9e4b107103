import type { Tree } from './read.ts'

/**
 * What the texts of templates say, by text. Empty here: a bundle is given what it says of the templates it comes
 * with (`start/bundle.ts`), as reading YAML takes a tenth of the time a command needs to be ready.
 */
export const known: ReadonlyMap<string, Tree> = new Map()
