/**
 * What is known of templates before they are read: nothing here. A bundle is given what it comes with
 * (`bundle/bundle.ts`), as reading YAML and checking it takes a fifth of the time that a command needs to be ready.
 */
import type { Template } from './schema.ts'
import type { Tree } from './tree.ts'

/** What the texts of templates say, by text. */
export const knownTexts: ReadonlyMap<string, Tree> = new Map()

/** Templates that are sound, by the hash of what they and those they extend say, and of their own colours. */
export const knownTemplates: ReadonlyMap<string, Template> = new Map()
