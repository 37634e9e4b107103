/** The messages that are written in the scripts: pairs of English and Chinese, with patterns for what they say. */
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { home } from '../../scripts/files.ts'

/** A text of a message as it stands in a script, `…` for each value in it. */
export type Written = {
  readonly file: string
  readonly line: number
  readonly en: string
  readonly pattern: RegExp
}

/** Words of outputs, of the page of a preview and of the results of a review are no messages. */
const others = /^(?:docx\/|preview\/page\/|preview\/said\.ts|review\/kind-words\.ts)/

/** Every English text that has a Chinese one beside it, in the order of the files. */
export const writtenMessages = (): Written[] =>
  readdirSync(join(home, 'scripts'), { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => name.endsWith('.ts') && !others.test(name))
    .sort()
    .flatMap((name) => textsIn(name, readFileSync(join(home, 'scripts', name), 'utf8')))

const textsIn = (file: string, source: string): Written[] =>
  (file.startsWith('cli/') ? commandTexts(source) : keyedTexts(source)).flatMap((at) => {
    const line = source.slice(0, at).split('\n').length
    return literalsIn(source, at)
      .filter((text) => /[A-Za-z]{2}/.test(text))
      .map((text) => ({ file, line, en: shown(text), pattern: patternOf(text) }))
  })

/** Where an English text begins: a key `en` whose value goes on to the key `zh`; in a reason it is no message. */
const keyedTexts = (source: string): number[] =>
  [...source.matchAll(/\ben: (?!string\b|[A-Z{[])/g)]
    .filter(({ index }) => !/\breason: \{\s*$/.test(source.slice(0, index)))
    .map(({ 0: key, index }) => index + key.length)

/** The same in a command, whose other texts are usage and results: behind a path, as a key or as an argument. */
const commandTexts = (source: string): number[] => [
  ...[...source.matchAll(/\bpath: .*,\s+en: /g)].map(({ 0: keys, index }) => index + keys.length),
  ...[...source.matchAll(/\bmisused\(\s*[^\n]*,\s*|\bfailed\(\s*'[^\n]*,\s*[^\n]*,\s*/g)].map(
    ({ 0: call, index }) => index + call.length,
  ),
]

/** The literals of an expression, up to the comma or brace that ends it; those inside `${…}` are its values. */
const literalsIn = (source: string, from: number): string[] => {
  const found: string[] = []
  let depth = 0
  for (let at = from; at < source.length; at++) {
    const c = source[at]!
    if ('\'`"'.includes(c)) {
      const end = endOf(source, at)
      found.push(source.slice(at + 1, end))
      at = end
    } else if ('({['.includes(c)) depth++
    else if (')}]'.includes(c) && depth-- === 0) break
    else if (c === ',' && depth === 0) break
  }
  return found
}

/** Where the literal that begins at a quote ends. */
const endOf = (source: string, start: number): number => {
  const quote = source[start]!
  let at = start + 1
  for (; at < source.length && source[at] !== quote; at++) {
    if (source[at] === '\\') at++
    else if (quote === '`' && source.startsWith('${', at)) at = endOfValue(source, at + 2)
  }
  return at
}

const endOfValue = (source: string, from: number): number => {
  let depth = 0
  for (let at = from; at < source.length; at++) {
    const c = source[at]!
    if ('\'`"'.includes(c)) at = endOf(source, at)
    else if (c === '{') depth++
    else if (c === '}' && depth-- === 0) return at
  }
  return source.length
}

/** The parts of a literal between its values, unescaped. */
const partsOf = (text: string): string[] => {
  const parts = ['']
  for (let at = 0; at < text.length; at++) {
    if (text.startsWith('${', at)) {
      at = endOfValue(text, at + 2)
      parts.push('')
    } else {
      if (text[at] === '\\') at++
      parts.push(`${parts.pop()}${text[at]}`)
    }
  }
  return parts
}

const shown = (text: string): string => partsOf(text).join('…')

/** Values that follow one another are one gap: each more would multiply the time to find no match. */
const patternOf = (text: string): RegExp =>
  new RegExp(
    partsOf(text)
      .filter((part) => part !== '')
      .map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'))
      .join('[^]*?'),
  )
