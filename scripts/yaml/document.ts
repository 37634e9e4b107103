/** A text of YAML as one document of plain data, or what in it is none. */
import { Composer, YAMLParseError, isAlias, isScalar, visit } from 'yaml'
import type { CST, Document, Node } from 'yaml'
import { limits } from '../limits.ts'
import type { Fault } from './fault.ts'
import { lostColors } from './lost-colors.ts'
import { syntaxWords } from './syntax-words.ts'

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

/** The only document of a text so long, as `parseDocument` of the library makes it from a text. */
export const composed = (
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

/**
 * Where there is more than is read: in depth, which is looked for by a loop, as whatever reads it recurses; in breadth,
 * as the library compares each key of a map with all before it.
 */
export const excessFault = (tokens: readonly CST.Token[]): Fault | undefined => {
  const open = tokens.map((token) => ({ token, depth: 1 }))
  while (open.length > 0) {
    const { token, depth } = open.pop()!
    if (depth > limits.yamlNesting) return tooDeep(token.offset)
    const surplus = 'items' in token ? token.items[limits.yamlEntries] : undefined
    if (surplus) return tooMany((surplus.key ?? surplus.value ?? token).offset)
    open.push(...childrenOf(token).map((child) => ({ token: child, depth: depth + 1 })))
  }
  return undefined
}

const tooDeep = (at: number): Fault => ({
  rule: 'yaml-too-deep',
  at,
  en: `Unexpected depth of YAML, expected at most ${limits.yamlNesting} levels`,
  zh: `YAML 嵌套过深，最多 ${limits.yamlNesting} 层`,
})

const tooMany = (at: number): Fault => ({
  rule: 'yaml-too-large',
  at,
  en: `Unexpected entry, expected at most ${limits.yamlEntries} in a map or list: delete those that are not needed`,
  zh: `条目过多，一个映射或列表最多 ${limits.yamlEntries} 个：请删除不需要的条目`,
})

const childrenOf = (token: CST.Token): CST.Token[] => {
  if (token.type === 'document') return token.value ? [token.value] : []
  if (!('items' in token)) return []
  return token.items.flatMap((item) => [item.key, item.value].filter((part) => part != null))
}

/** What is no YAML in a document, or more than data: aliases, anchors, tags, keys that are no plain names. */
export const dataFaults = (document: Document.Parsed, text: string): Fault[] => {
  const colors = lostColors(document, text)
  // What their ends may have broken is said with them.
  return [...(colors.length > 0 ? colors : syntaxFaults(document)), ...notData(document)]
}

const syntaxFaults = (document: Document.Parsed): Fault[] => {
  const quotes = document.errors.length > 0 ? quotesIn(document) : new Map<number, number>()
  return document.errors.map((error) => ({
    rule: 'yaml-syntax',
    // A quote that is not closed is noticed where the text ends: the fault is where it begins.
    at: quotes.get(error.pos[0]) ?? error.pos[0],
    ...syntaxWords[error.code],
  }))
}

/** End of each quoted text → its beginning. */
const quotesIn = (document: Document.Parsed): ReadonlyMap<number, number> => {
  const quotes = new Map<number, number>()
  visit(document, {
    Scalar: (_, { type, range }) => {
      const isQuoted = type === 'QUOTE_DOUBLE' || type === 'QUOTE_SINGLE'
      if (isQuoted && range && range[0] < range[1]) quotes.set(range[1], range[0])
    },
  })
  return quotes
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
