/** YAML text and a schema → data, or messages at their line and column. */
import { LineCounter, Parser, type Document } from 'yaml'
import * as z from 'zod'
import { limits } from '../limits.ts'
import type { Place, Report } from '../message.ts'
import { composed, dataFaults, excessFault } from './document.ts'
import type { Fault } from './fault.ts'
import { offsetOf, offsetOfKey } from './offsets.ts'
import { faultsOf, type Meant, type SchemaFault } from './schema-faults.ts'

// A schema sees a file or two, and zod takes longer to compile it (by `Function`) than to walk it.
z.config({ jitless: true })

export type Yaml<T> = {
  readonly data: T
  /** Where the value of this path stands in the file; of a path that is not there, its parent. */
  readonly placeOf: (path: readonly PropertyKey[]) => Place
  /** Keys at the top that are none of the schema's, where they may be there. */
  readonly others: readonly OtherKey[]
  /** Keys at the top that were left out because of a fault in them, which has been reported. */
  readonly faulty: ReadonlyMap<string, unknown>
}

export type OtherKey = { readonly key: string; readonly value: unknown; readonly place: Place }

export type YamlOptions = {
  readonly report: Report
  /** Line of the file on which the text begins. */
  readonly firstLine?: number
  /** Read every scalar as a string, so that `version: 1.0` and `place: no` stay what they say. */
  readonly strings?: boolean
  /** True for a key at the top that is not the schema's and may be there all the same. */
  readonly mayHave?: (key: string) => boolean
  /** Data with faults is read without the keys that have some, rather than not at all. */
  readonly partly?: boolean
} & Meant

/**
 * Reads YAML 1.2 with its core schema (or strings only) and nothing that is more than data: no
 * aliases, no anchors, no tags, no duplicate keys, no keys of the prototype.
 */
export const fromYaml = <T>(
  text: string,
  schema: z.ZodType<T>,
  {
    report,
    firstLine = 1,
    strings = false,
    mayHave = () => false,
    partly = false,
    ...meant
  }: YamlOptions,
): Yaml<T> | null => {
  const counter = new LineCounter()
  const place = (offset: number): Place => {
    const { line, col } = counter.linePos(offset)
    return { line: Math.max(line, 1) + firstLine - 1, column: Math.max(col, 1) }
  }
  const fail = (faults: readonly Fault[]): null => {
    for (const { at, ...fault } of faults) report({ ...fault, place: place(at) })
    return null
  }
  if (Buffer.byteLength(text) > limits.yamlBytes) return fail([tooLarge])
  const tokens = [...new Parser(counter.addNewLine).parse(text)]
  // The composer recurses, so what is too much is found in its tokens, which are made by a loop.
  const excess = excessFault(tokens)
  if (excess) return fail([excess])
  const document = composed(tokens, text.length, strings)
  const faults = dataFaults(document, text)
  if (faults.length > 0) return fail(faults)
  const { own, others } = partedBy(mayHave, document.toJS() ?? {})
  const whole = schema.safeParse(own, { reportInput: true })
  const found = whole.success ? [] : faultsOf(whole.error, schema, meant)
  fail(found.map((fault) => placed(fault, document)))
  const keys = new Set(found.map(({ path }) => String(path[0])))
  const { own: sound, others: faulty } = partedBy((key) => keys.has(key), own)
  const result = whole.success || !partly ? whole : schema.safeParse(sound)
  if (!result.success) return null
  return {
    data: result.data,
    faulty: new Map(Object.entries(faulty)),
    placeOf: (path) => place(offsetOf(document, path)),
    others: Object.entries(others).map(([key, value]) => ({
      key,
      value,
      place: place(offsetOfKey(document, [], key)),
    })),
  }
}

/** Data without the keys that a test is true for, and those. */
const partedBy = (
  isOther: (key: string) => boolean,
  data: unknown,
): { readonly own: unknown; readonly others: Readonly<Record<string, unknown>> } => {
  if (typeof data !== 'object' || data === null || Array.isArray(data))
    return { own: data, others: {} }
  const entries = Object.entries(data)
  return {
    own: Object.fromEntries(entries.filter(([key]) => !isOther(key))),
    others: Object.fromEntries(entries.filter(([key]) => isOther(key))),
  }
}

/** A fault of a key stands at the key, any other at the value. */
const placed = ({ path, rule, en, zh }: SchemaFault, document: Document.Parsed): Fault => ({
  rule: rule === 'unknown-key' ? rule : 'invalid-value',
  at:
    rule === 'invalid-value'
      ? offsetOf(document, path)
      : offsetOfKey(document, path.slice(0, -1), String(path.at(-1))),
  en,
  zh,
})

const tooLarge: Fault = {
  rule: 'yaml-too-large',
  at: 0,
  en: `Unexpected size of YAML, expected at most ${limits.yamlBytes} bytes`,
  zh: `YAML 过大，最多 ${limits.yamlBytes} 字节`,
}
