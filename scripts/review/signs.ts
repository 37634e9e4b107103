/** Signs that stand for what is no character in the texts that are compared. */

/** The mark of a note (U+FFF9, which begins an annotation). */
export const noteSign = '\ufff9'
/** A picture (U+FFFC, an object in the text). */
export const pictureSign = '\ufffc'
/** Where one paragraph ends and another begins. */
export const paragraphSign = '\u2029'

/** Signs of notes that are new, each its own: places that no text has (U+FDD0 to U+FDEF are no characters). */
export const newNoteSigns = /[\ufdd0-\ufdef]/g
export const newNoteSign = (index: number): string =>
  index < 32 ? String.fromCharCode(0xfdd0 + index) : noteSign

/** A text as people read it in a list of changes. */
export const readable = (text: string): string =>
  text
    .replaceAll(noteSign, '[^]')
    .replaceAll(newNoteSigns, '[^]')
    .replaceAll(pictureSign, '[…]')
    .replaceAll(paragraphSign, ' ¶ ')
    .replaceAll('\n', ' ↵ ')
