/** Which requests a preview answers: those of its own page on this machine, or with the token of its address. */
import { randomBytes, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { isIP } from 'node:net'

export type Access = {
  /** Name or address that the server is reached by, beside those of this machine. */
  readonly host: string
  /** First part of every path; null where only this machine can reach the server. */
  readonly token: string | null
}

/** A server that other machines can reach asks for a token that nobody can guess. */
export function accessTo(host: string): Access {
  return { host, token: isLoopback(host) ? null : randomBytes(16).toString('hex') }
}

/** True for the names and addresses of this machine alone (RFC 6761 6.3, RFC 1122 3.2.1.3, RFC 4291 2.5.3). */
export function isLoopback(address: string): boolean {
  return /^(?:localhost|127(?:\.\d{1,3}){3}|::1|::ffff:127(?:\.\d{1,3}){3})$/i.test(address)
}

/** Headers that say which page a request is of. */
type Headers = Pick<IncomingMessage, 'method' | 'headers'>

/**
 * Whether a request comes from the page of the server itself, or from whoever typed its address. A name that is not
 * ours may have been pointed here by a foreign page (DNS rebinding), so `Host` has to be an address or our own name. A
 * page of another origin says so in `Origin` or `Sec-Fetch-Site` (Fetch Metadata); a link on it may be followed.
 */
export function isAllowed({ method, headers }: Headers, { host }: Access): boolean {
  if (!isOwnHost(hostname(headers.host ?? ''), host)) return false
  if (headers.origin !== undefined) return headers.origin === `http://${headers.host}`
  const site = headers['sec-fetch-site']
  if (method === 'POST') return site === 'same-origin'
  const isFollowed =
    headers['sec-fetch-mode'] === 'navigate' && headers['sec-fetch-dest'] === 'document'
  return site === undefined || site === 'same-origin' || site === 'none' || isFollowed
}

/** The host of a `Host` header, without port and brackets. */
function hostname(header: string): string {
  return /^\[([0-9a-f:.]+)\](?::\d+)?$/i.exec(header)?.[1] ?? header.replace(/:\d+$/, '')
}

function isOwnHost(name: string, own: string): boolean {
  if (isLoopback(name)) return true
  if (name.toLowerCase() === own.toLowerCase()) return true
  // Listening on all addresses, the server does not know which of them was typed.
  return !isLoopback(own) && isIP(name) !== 0
}

/** The path of a request below the token, empty or with a leading `/`; null where the token is missing or another. */
export function pathBelow(path: string, { token }: Access): string | null {
  if (token === null) return path
  const [, given = '', ...rest] = path.split('/')
  const isSame =
    given.length === token.length && timingSafeEqual(Buffer.from(given), Buffer.from(token))
  return isSame ? rest.map((part) => `/${part}`).join('') : null
}
