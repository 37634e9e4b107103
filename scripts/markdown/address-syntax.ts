/**
 * Addresses that stand in a text as such (`https://…`, `www.…`), for a parser of Markdown. GFM's end at the next
 * space, which Chinese does not set: they take the rest of the sentence with them, marks and further addresses
 * and all. These end before the first character that is not ASCII, and before marks that follow them.
 */
import type { Code, Construct, Event, State, Token, Tokenizer } from 'micromark-util-types'
import type { Processor } from 'unified'

/** Addresses of this kind instead of those of remark-gfm; addresses of e-mail stay its. */
export function remarkAddresses(this: Processor): void {
  const data = this.data()
  const { micromarkExtensions = [], fromMarkdownExtensions = [] } = data
  data.micromarkExtensions = [
    ...micromarkExtensions,
    { disable: { null: ['protocolAutolink', 'wwwAutolink'] } },
    { text: { 72: http, 104: http, 87: www, 119: www } },
  ]
  // Text that is written with escapes or entities becomes no address afterwards.
  data.fromMarkdownExtensions = fromMarkdownExtensions
    .flat(2)
    .map(({ transforms: _, ...rest }) => rest)
}

/** Tokens that mdast-util-gfm-autolink-literal makes links of. */
type Kind = 'literalAutolinkHttp' | 'literalAutolinkWww'

const prefixes: Readonly<Record<Kind, readonly string[]>> = {
  literalAutolinkHttp: ['http://', 'https://'],
  literalAutolinkWww: ['www.'],
}

const addressOf = (kind: Kind, previous: Construct['previous']): Construct => ({
  name: kind,
  tokenize: tokenizerOf(kind),
  previous,
})

const tokenizerOf = (kind: Kind): Tokenizer =>
  function (effects, ok, nok) {
    const { events } = this
    let left = 0
    const measure: Construct = {
      partial: true,
      tokenize(effects, ok, nok) {
        let text = ''
        let isHostKnown = false
        const mayBegin = (): boolean => {
          if (text.length <= longestPrefix)
            return prefixes[kind].some((prefix) => isBegun(text.toLowerCase(), prefix))
          if (isHostKnown) return text.length <= longest.address
          if (!/[/?#]$/.test(text)) return text.length <= longest.host
          isHostKnown = host.test(text.slice(0, -1).replace(/^https?:\/\//i, ''))
          return isHostKnown
        }
        const look: State = (code) => {
          if (!mayBegin()) return nok(code)
          if (isPart(code)) {
            text += String.fromCharCode(code!)
            effects.consume(code)
            return look
          }
          left = lengthOfAddress(text)
          return left > 0 ? ok(code) : nok(code)
        }
        return look
      },
    }
    const take: State = (code) => {
      if (left-- > 0) {
        effects.consume(code)
        return take
      }
      effects.exit(kind as never)
      effects.exit('literalAutolink' as never)
      return ok(code)
    }
    return (code) => {
      if (isInLabel(events)) return nok(code)
      effects.enter('literalAutolink' as never)
      effects.enter(kind as never)
      return effects.check(measure, take, nok)(code)
    }
  }

const longestPrefix = 'https://'.length

/** Is the text the beginning of a prefix, or does it begin with it? */
const isBegun = (text: string, prefix: string): boolean =>
  text.length < prefix.length ? prefix.startsWith(text) : text.startsWith(prefix)

/** ASCII but for what ends an address: tags, code, escapes, labels of notes and links. */
const isPart = (code: Code): boolean =>
  code !== null && code > 32 && code < 127 && !'<>[]`\\'.includes(String.fromCharCode(code))

/** A name of a host, with a port at most: the last two parts have no `_` (GFM 6.9). */
const host = /^(?:[a-z0-9_-]+\.)*[a-z0-9-]+(?:\.[a-z0-9-]+)?(?::\d+)?$/i

/** Longer ones are no addresses; a name of a host has 253 characters at most (RFC 1035). */
const longest = { address: 2048, host: 260 }

/** The name of the host in a text that begins as an address does, without the full stops of its sentence. */
const hostIn = (text: string): string =>
  (/^(?:https?:\/\/)?([^/?#]*)/i.exec(text)?.[1] ?? '').replace(/[.:,;!'")*_~]{1,9}$/, '')

/** How much of a text is an address, without the marks of the sentence at its end; 0 for none. */
const lengthOfAddress = (text: string): number => {
  if (!/^(?:https?:\/\/|www\.)/i.test(text)) return 0
  let end = text.length
  let open = countOf(text, ')') - countOf(text, '(')
  for (;;) {
    const entity = /&[a-z0-9]{1,31};$/i.exec(text.slice(Math.max(0, end - 33), end))?.[0]
    const last = text[end - 1] ?? ''
    if (entity) end -= entity.length
    else if (last === ')' && open > 0) [end, open] = [end - 1, open - 1]
    else if (last !== '' && '?!.,:;*_~\'"}'.includes(last)) end--
    else break
  }
  const name = hostIn(text.slice(0, end))
  return name !== '' && name !== 'www' && host.test(name) ? end : 0
}

const countOf = (text: string, character: string): number => text.split(character).length - 1

/**
 * Tokens before which no bracket is open, so that each is looked at once: micromark gives no state of a parse to keep
 * them in, and marking its tokens, as remark-gfm does, would change what is not ours. They go with their parse.
 */
const walked = new WeakSet<Token>()

/** Inside brackets that may become a link, which holds no other. */
const isInLabel = (events: readonly Event[]): boolean => {
  for (let i = events.length - 1; i >= 0; i--) {
    const [, token] = events[i]!
    if ((token.type === 'labelLink' || token.type === 'labelImage') && !token._balanced) return true
    if (walked.has(token)) break
  }
  const last = events.at(-1)?.[1]
  if (last) walked.add(last)
  return false
}

/** No letter before `http`, and nothing of another address before `www`. */
const http = addressOf('literalAutolinkHttp', (code) => !isAscii(code, /[a-z]/i))
const www = addressOf('literalAutolinkWww', (code) => !isAscii(code, /[a-z0-9@/.:_-]/i))

const isAscii = (code: Code, pattern: RegExp): boolean =>
  code !== null && code > 32 && code < 127 && pattern.test(String.fromCharCode(code))
