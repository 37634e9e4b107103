/** File names made of titles. */
import { isOutputPath } from '../files.ts'

/** The most bytes of a name in UTF-8 that every file system and mail program takes. */
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
    .replace(/^[-.]+|(?<![-. ])[-. ]+$/g, '')

const shortened = (text: string, bytes: number): string => {
  let short = text
  while (Buffer.byteLength(short) > bytes) short = [...short].slice(0, -1).join('')
  return short
}
