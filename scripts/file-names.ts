/** Names of outputs: relative paths that every system can save, and file names made of titles. */

/** The folder of a set that publishing keeps to itself. */
export const hiddenName = '.memopress'

/** Names Windows keeps for devices, with any extension (Microsoft, “Naming Files”). */
const device = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i
// eslint-disable-next-line no-control-regex
const forbidden = /[\u0000-\u001f\u007f<>:"|?*\\]/

/** Bytes of a name in UTF-8 (POSIX, NAME_MAX). */
const longestName = 255

/** True for `a.pdf` and `ai/a.pdf`: relative, with `/`, without a way up, writable on Windows too. */
export const isOutputPath = (file: string): boolean =>
  file.split('/').every(isName) &&
  !forbidden.test(file) &&
  file.split('/')[0]!.toLowerCase() !== hiddenName

const isName = (name: string): boolean =>
  name !== '' && !/[. ]$/.test(name) && !device.test(name) && Buffer.byteLength(name) <= longestName

/** Paths that cannot be saved beside the others: bad names, and names another has or has as a folder. */
export const clashing = (files: readonly string[]): string[] => {
  const folded = files.map(foldPath)
  const folders = new Set(folded.flatMap(foldersOf))
  const isFirst = (file: string, at: number) => folded.indexOf(foldPath(file)) === at
  return files.filter(
    (file, at) => !isOutputPath(file) || !isFirst(file, at) || folders.has(foldPath(file)),
  )
}

/** How a disk that ignores case and normal form sees a path. */
export const foldPath = (file: string): string => file.normalize('NFC').toLowerCase()

/** `a` and `a/b` of `a/b/c.pdf`. */
export const foldersOf = (file: string): string[] =>
  file
    .split('/')
    .slice(0, -1)
    .map((_, i, names) => names.slice(0, i + 1).join('/'))

/** A path without the extension of its file. */
export const withoutExtension = (file: string): string => file.replace(/\.[^./]+$/, '')

/** Bytes of a name in UTF-8 that every file system and mail program takes. */
const longest = 120

/**
 * A title and what tells this document from the memo's others as a file name that Windows, mail and shells take;
 * what they do not becomes a hyphen. Of a long title so much is left out that the rest has room.
 */
export const fileName = (title: string, document: string): string => {
  const room = Math.max(longest / 2, longest - Buffer.byteLength(`-${document}`))
  const short = shortened(safe(`${shortened(safe(title), room)}-${document}`), longest)
  return isOutputPath(`${short}.pdf`) ? short : `memo-${short}`
}

const safe = (text: string): string =>
  text
    .normalize('NFC')
    // eslint-disable-next-line no-control-regex
    .replace(/[\s\u0000-\u001f\u007f<>:"/\\|?*%#&'`$!{}]+/g, '-')
    .replace(/-+/g, '-')
    .replace(/^[-.]+|[-. ]+$/g, '')

const shortened = (text: string, bytes: number): string => {
  let short = text
  while (Buffer.byteLength(short) > bytes) short = [...short].slice(0, -1).join('')
  return short
}
