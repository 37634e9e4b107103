/** The templates folder of a project → what does not depend on the memo. */
import { join } from 'node:path'
import type { Input } from '../build/input.ts'
import { deadlineIn, nullIfLate, templatesTooSlow } from '../build/deadline.ts'
import { limits } from '../limits.ts'
import { hasErrors, capped, type Message } from '../message.ts'
import { readFonts } from '../fonts/font-files.ts'
import { readLogos, type HousePictures } from './house-pictures.ts'
import { loadTemplates } from './templates.ts'
import { shown } from '../files.ts'
import type { NamedTemplate, Templates } from '../template/model.ts'
import { loadWordStyles } from './word-templates.ts'

export type Read<T> = { readonly value: T | null; readonly messages: readonly Message[] }

/** What does not depend on the memo: read once for any number of them. */
export type Resources = {
  readonly templates: readonly NamedTemplate[]
  readonly fonts: Input['fonts']
  readonly wordStyles: Input['wordStyles']
  /** Logos of templates. */
  readonly logos: HousePictures
}

/**
 * Templates, fonts and Word styles of the project in a folder, or a message when they take too long; messages name
 * paths as seen from `from`.
 */
export const readResources = (
  root: string,
  from = process.cwd(),
  seconds: number = limits.seconds.build,
): Read<Resources> => {
  try {
    return deadlineIn(seconds).run(() => resourcesOf(root, from))
  } catch (error) {
    nullIfLate(error)
    return {
      value: null,
      messages: [templatesTooSlow(shown(join(root, 'templates'), from), seconds)],
    }
  }
}

/** The same for what is drawn nowhere: without fonts and Word styles, where the templates have no logos. */
export const readTextResources = (root: string, from = process.cwd()): Read<Resources> => {
  const { all, messages, logos } = loadTemplates(root, from)
  if (logos.size > 0) return readResources(root, from)
  const resources = { templates: all, fonts: new Map(), wordStyles: {}, logos: new Map() }
  const failed = hasErrors(messages)
  return { value: failed ? null : resources, messages: capped(messages) }
}

const resourcesOf = (root: string, from: string): Read<Resources> => {
  const templates: Templates = loadTemplates(root, from)
  const messages: Message[] = [...templates.messages]
  const fonts = readFonts(templates, messages, from)
  const wordStyles = loadWordStyles(templates, messages, from)
  const logos = readLogos(templates, [...fonts.values()], messages)
  const failed = hasErrors(messages)
  const resources = { templates: templates.all, fonts, wordStyles, logos }
  return { value: failed ? null : resources, messages: capped(messages) }
}
