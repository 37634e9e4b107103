/** Names of pictures that are no figure of the memo, among those that are: no path of a memo has a colon. */

/** A template's picture, by its path from the folder of templates. */
export const templatePicture = (path: string): string => `template:${path}`

/** The path of a template's picture; null for any other. */
export const pathInTemplates = (name: string): string | null =>
  name.startsWith('template:') ? name.slice('template:'.length) : null

/** The code of an address, by itself or on white with its quiet zone. */
export const codePicture = (url: string, isFramed: boolean): string =>
  `code:${isFramed ? 'framed' : 'plain'}:${url}`

export const isCode = (name: string): boolean => name.startsWith('code:')
