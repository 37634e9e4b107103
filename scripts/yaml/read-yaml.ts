/** YAML text and a schema → data, or messages at their line and column. */
import {
  Composer,
  LineCounter,
  Parser,
  YAMLParseError,
  isAlias,
  isPair,
  isScalar,
  visit,
} from 'yaml'
import type { CST, Document, Node } from 'yaml'
import * as z from 'zod'
import { limits } from '../limits.ts'
import type { Place, Report, Words } from '../message.ts'
import { syntaxWords, wordsOf } from './words.ts'

// A schema sees a file or two, and zod takes longer to compile it (by `Function`) than to walk it.
z.config({ jitless: true })

export type Yaml<T> = {
  readonly data: T
  /** Where the value of this path stands in the file; of a path that is not there, its parent. */
  readonly placeOf: (path: readonly PropertyKey[]) => Place
  /** Keys at the top that are none of the schema's, where they may be there. */
  readonly others: readonly OtherKey[]
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
} & Meant

/** Words for those that somebody has written instead. */
export type Meant = {
  readonly meantKey?: (key: string) => string | undefined
  readonly meantValue?: (value: string) => string | undefined
}

/** For `refine`: the words of a rule of ours in both languages. */
export const expected = (en: string, zh: string) => ({ error: en, params: { en, zh } })

/** Something wrong at an offset of the text. */
type Fault = Words & { readonly rule: string; readonly at: number }

/**
 * Reads YAML 1.2 with its core schema (or strings only) and nothing that is more than data: no
 * aliases, no anchors, no tags, no duplicate keys, no keys of the prototype.
 */
export const fromYaml = <T>(
  text: string,
  schema: z.ZodType<T>,
  { report, firstLine = 1, strings = false, mayHave = () => false, ...meant }: YamlOptions,
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
  // The composer recurses, so depth is checked on its tokens, which are made by a loop.
  const deep = firstTooDeep(tokens)
  if (deep) return fail([deep])
  const document = composed(tokens, text.length, strings)
  const faults = [...syntaxFaults(document), ...notData(document)]
  if (faults.length > 0) return fail(faults)
  const { own, others } = partedBy(mayHave, document.toJS() ?? {})
  const result = schema.safeParse(own, { reportInput: true })
  if (!result.success)
    return fail(faultsOf(result.error, schema, meant).map((fault) => placed(fault, document)))
  return {
    data: result.data,
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

const options = (strings: boolean) =>
  ({
    schema: strings ? 'failsafe' : 'core',
    version: '1.2',
    uniqueKeys: true,
    merge: false,
    prettyErrors: false,
    // 'silent' would also keep quiet about a second document.
    logLevel: 'error',
  }) as const

const tooLarge: Fault = {
  rule: 'yaml-too-large',
  at: 0,
  en: `Unexpected size of YAML, expected at most ${limits.yamlBytes} bytes`,
  zh: `YAML 过大，最多 ${limits.yamlBytes} 字节`,
}

/** The only document of a text so long, as `parseDocument` of the library makes it from a text. */
const composed = (
  tokens: readonly CST.Token[],
  length: number,
  strings: boolean,
): Document.Parsed => {
  const documents = new Composer(options(strings)).compose(tokens, true, length)
  const [document, second] = documents as Iterable<Document.Parsed>
  if (second) {
    const [start, end] = second.range
    document!.errors.push(new YAMLParseError([start, end], 'MULTIPLE_DOCS', 'a second document'))
  }
  // Data needs none, and behind the end of a document the library would pass over it in silence.
  const directive = tokens.find(({ type }) => type === 'directive')
  if (directive && document!.errors.length === 0) {
    const range: [number, number] = [directive.offset, directive.offset + 1]
    document!.errors.push(new YAMLParseError(range, 'BAD_DIRECTIVE', 'a directive'))
  }
  return document!
}

const firstTooDeep = (tokens: readonly CST.Token[]): Fault | undefined => {
  const open = tokens.map((token) => ({ token, depth: 1 }))
  while (open.length > 0) {
    const { token, depth } = open.pop()!
    if (depth > limits.yamlNesting)
      return {
        rule: 'yaml-too-deep',
        at: token.offset,
        en: `Unexpected depth of YAML, expected at most ${limits.yamlNesting} levels`,
        zh: `YAML 嵌套过深，最多 ${limits.yamlNesting} 层`,
      }
    open.push(...childrenOf(token).map((child) => ({ token: child, depth: depth + 1 })))
  }
  return undefined
}

const childrenOf = (token: CST.Token): CST.Token[] => {
  if (token.type === 'document') return token.value ? [token.value] : []
  if (!('items' in token)) return []
  return token.items.flatMap((item) => [item.key, item.value].filter((part) => part != null))
}

const syntaxFaults = (document: Document.Parsed): Fault[] =>
  document.errors.map((error) => ({
    rule: 'yaml-syntax',
    at: beginOfQuote(document, error.pos[0]),
    ...syntaxWords[error.code],
  }))

/** A quote that is not closed is noticed where the text ends: the fault is where it begins. */
const beginOfQuote = (document: Document.Parsed, at: number): number => {
  let begin = at
  visit(document, {
    Scalar: (_, { type, range }) => {
      const isQuoted = type === 'QUOTE_DOUBLE' || type === 'QUOTE_SINGLE'
      if (isQuoted && range && range[0] < at && range[1] === at) begin = range[0]
    },
  })
  return begin
}

const prototypeKeys = new Set(['__proto__', 'constructor', 'prototype'])

/** Aliases, anchors, tags, keys that are no plain strings or reach for a prototype. */
const notData = (document: Document.Parsed): Fault[] => {
  const faults: Fault[] = []
  const refuse = (node: Node, en: string, zh: string): void => {
    const at = node.range?.[0] ?? 0
    faults.push({
      rule: 'yaml-not-data',
      at,
      en: `Unexpected ${en}, expected plain data: put a value between single quotes, or delete it`,
      zh: `${zh}，应为普通数据：请用单引号把值括起来，或删除`,
    })
  }
  visit(document, {
    Node: (_, node) => {
      if (isAlias(node)) refuse(node, `alias *${node.source}`, `出现别名 *${node.source}`)
      else if (node.tag) refuse(node as Node, `tag ${node.tag}`, `出现标签 ${node.tag}`)
      else if ('anchor' in node && node.anchor)
        refuse(node, `anchor &${node.anchor}`, `出现锚点 &${node.anchor}`)
    },
    Pair: (_, { key }) => {
      if (!isScalar(key)) refuse(key as Node, 'key that is no name', '键不是名称')
      else if (prototypeKeys.has(String(key.value)))
        refuse(key as Node, `key ${key.value}`, `键名 ${key.value} 不可用`)
    },
  })
  return faults
}

/** Offset of the node of a path, or of the nearest ancestor that exists. */
const offsetOf = (document: Document.Parsed, path: readonly PropertyKey[]): number => {
  for (let length = path.length; length > 0; length--) {
    const node = document.getIn(path.slice(0, length), true) as Node | undefined
    if (node?.range) return node.range[0]
  }
  return document.contents?.range[0] ?? 0
}

/** Offset of a key of the map at a path. */
const offsetOfKey = (
  document: Document.Parsed,
  path: readonly PropertyKey[],
  key: string,
): number => {
  const map = (path.length > 0 ? document.getIn(path, true) : document.contents) as
    { items?: readonly unknown[] } | undefined
  const pair = map?.items?.find(
    (item) => isPair(item) && isScalar(item.key) && String(item.key.value) === key,
  )
  return isPair(pair) ? ((pair.key as Node).range?.[0] ?? 0) : offsetOf(document, path)
}

/** What a schema finds wrong, by path of keys, in both languages; `unknown-key` names the key last. */
export type SchemaFault = Words & {
  readonly path: readonly PropertyKey[]
  readonly rule: 'unknown-key' | 'invalid-value' | 'invalid-key'
}

/** The faults of data that did not pass a schema. */
export const faultsOf = (error: z.ZodError, schema: z.ZodType, meant: Meant = {}): SchemaFault[] =>
  error.issues.flatMap((issue): SchemaFault[] => {
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => unknownKey([...issue.path, key], schema, meant))
    const name = issue.path.map(String).join('.')
    const words = wordsOf(issue, meant.meantValue)
    const rule = issue.code === 'invalid_key' ? 'invalid-key' : 'invalid-value'
    return [
      { rule, path: issue.path, en: `\`${name}\`: ${words.en}`, zh: `\`${name}\`：${words.zh}` },
    ]
  })

const unknownKey = (
  path: readonly PropertyKey[],
  schema: z.ZodType,
  { meantKey }: Meant,
): SchemaFault => {
  const all = keysAt(schema, path.slice(0, -1))
  const name = path.map(String).join('.')
  const meant = path.length === 1 ? meantKey?.(String(path[0])) : undefined
  if (meant !== undefined && all.includes(meant))
    return {
      rule: 'unknown-key',
      path,
      en: `Unexpected key \`${name}\`, expected \`${meant}\`: write \`${meant}: …\``,
      zh: `未知的键 \`${name}\`，应为 \`${meant}\`：请写成 \`${meant}: …\``,
    }
  const known = all.join(', ')
  return {
    rule: 'unknown-key',
    path,
    en: `Unexpected key \`${name}\`, expected ${known ? `one of: ${known}: correct or delete it` : 'none: delete it'}`,
    zh: `未知的键 \`${name}\`，可用的键：${known || '无'}：请改正或删除`,
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

type JsonSchema = {
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly additionalProperties?: JsonSchema | boolean
}

/** Keys a map at this path may have. */
const keysAt = (schema: z.ZodType, path: readonly PropertyKey[]): string[] => {
  const root = z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input' }) as JsonSchema
  const at = path.reduce<JsonSchema | undefined>((node, step) => {
    const rest = node?.additionalProperties
    return node?.properties?.[String(step)] ?? (typeof rest === 'object' ? rest : undefined)
  }, root)
  return Object.keys(at?.properties ?? {})
}
