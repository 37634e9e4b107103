/** Values of a PDF's objects and contents (ISO 32000-1 7.3), and what their strings say. */

export type Value = null | boolean | number | string | Name | Ref | readonly Value[] | Dictionary
export type Name = { readonly name: string }
/** `12R`, or `12R1` of another generation. */
export type Ref = { readonly ref: string; readonly number: number }
export type Dictionary = ReadonlyMap<string, Value>

/** A value, and where the text that writes it ends. */
export type Written<T extends Value = Value> = { readonly value: T; readonly end: number }

export const isDictionary = (value: Value | undefined): value is Dictionary => value instanceof Map
export const isRef = (value: Value | undefined): value is Ref =>
  typeof value === 'object' && value !== null && 'ref' in value
export const isName = (value: Value | undefined): value is Name =>
  typeof value === 'object' && value !== null && 'name' in value
export const isList = (value: Value | undefined): value is readonly Value[] => Array.isArray(value)

/**
 * What a text string says (7.9.2.2): UTF-16 after a mark of order, or else ASCII. Throws for the rest of
 * PDFDocEncoding, which is never written here.
 */
export const textOf = (bytes: string): string => {
  if (bytes.startsWith('\xfe\xff')) return utf16Of(bytes.slice(2))
  if (/[^\t\n\r -~]/.test(bytes)) throw new Error('a text string in an encoding of its own')
  return bytes
}

/** The same of a name that may be anything: bytes of no known encoding stand for themselves. */
export const nameOf = (bytes: string): string =>
  bytes.startsWith('\xfe\xff') ? utf16Of(bytes.slice(2)) : bytes

/** Bytes of UTF-16, the high one first, as text. */
export const utf16Of = (bytes: string): string => {
  let text = ''
  for (let at = 0; at + 1 < bytes.length; at += 2)
    text += String.fromCharCode((bytes.charCodeAt(at) << 8) | bytes.charCodeAt(at + 1))
  return text
}
