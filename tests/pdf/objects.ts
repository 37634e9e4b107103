/** The objects of an uncompressed PDF as plain data: as much of ISO 32000-1 7.3 as our own files need. */

export type Ref = { readonly ref: number }
/** Names keep their `/`; strings are decoded text. */
export type Value = null | boolean | number | string | Ref | readonly Value[] | Dictionary
export type Dictionary = { readonly [key: string]: Value }

export type PdfObject = { readonly value: Value; readonly stream: string }

export type Objects = {
  /** What a value is, a reference followed. */
  readonly at: (value: Value | undefined) => Value
  readonly dictionary: (value: Value | undefined) => Dictionary
  readonly list: (value: Value | undefined) => readonly Value[]
  readonly stream: (value: Value | undefined) => string
  readonly root: Dictionary
  readonly all: ReadonlyMap<number, PdfObject>
}

const token =
  /\s*(?:(<<)|(>>)|(\[)|(\])|(\d+) \d+ R\b|(\/[^\s/<>[\]()]*)|\(((?:\\[\s\S]|[^\\)])*)\)|<([0-9a-f]*)>|([-+.\d]+)|(true|false|null))/gy

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }

const textOf = (bytes: Buffer): string =>
  bytes[0] === 0xfe && bytes[1] === 0xff
    ? Buffer.from(bytes.subarray(2)).swap16().toString('utf16le')
    : bytes.toString('latin1')

const literal = (raw: string): string =>
  textOf(
    Buffer.from(
      raw.replace(/\\([\s\S])/g, (_, c: string) => escapes[c] ?? c),
      'latin1',
    ),
  )

/** The value that begins at an offset of a source. */
const parse = (source: string, start: number): Value => {
  token.lastIndex = start
  const close = Symbol('close')
  const next = (): Value | typeof close => {
    const match = token.exec(source)
    if (!match) throw new Error(`no value in ${source.slice(start, start + 80)}`)
    const [, open, end, array, arrayEnd, ref, name, text, hex, number, word] = match
    if (end || arrayEnd) return close
    if (open || array) {
      const items: Value[] = []
      for (let item = next(); item !== close; item = next()) items.push(item as Value)
      if (array) return items
      return Object.fromEntries(
        items.flatMap((key, at) => (at % 2 ? [] : [[String(key).slice(1), items[at + 1]!]])),
      )
    }
    if (ref) return { ref: Number(ref) }
    if (name) return name
    if (text !== undefined) return literal(text)
    if (hex !== undefined) return textOf(Buffer.from(hex, 'hex'))
    if (number) return Number(number)
    return word === 'null' ? null : word === 'true'
  }
  return next() as Value
}

/** Every object of a file that was rendered with `compress: false`. */
export const objectsOf = (bytes: Uint8Array): Objects => {
  const source = Buffer.from(bytes).toString('latin1')
  const all = new Map<number, PdfObject>()
  for (const match of source.matchAll(/(?:^|\n)(\d+) 0 obj\n/g)) {
    const start = match.index + match[0].length
    const body = source.slice(start, source.indexOf('\nendobj', start))
    const [head, stream = ''] = body.split(/\nstream\n([\s\S]*)\nendstream$/)
    if (/^\s*(<<|\[)/.test(head!)) all.set(Number(match[1]), { value: parse(head!, 0), stream })
  }
  const objectAt = (value: Value | undefined): PdfObject | undefined =>
    value && typeof value === 'object' && 'ref' in value ? all.get(value.ref as number) : undefined
  const at = (value: Value | undefined): Value => objectAt(value)?.value ?? value ?? null
  const dictionary = (value: Value | undefined) => (at(value) ?? {}) as Dictionary
  const trailer = parse(source, source.lastIndexOf('trailer\n') + 8) as Dictionary
  return {
    all,
    at,
    dictionary,
    list: (value) => (at(value) ?? []) as readonly Value[],
    stream: (value) => objectAt(value)?.stream ?? '',
    root: dictionary(trailer['Root']),
  }
}
