/** The server of a preview: its page, what there is to see of the memo, and the files of the proved set. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { basename } from 'node:path'
import { isAllowed, isLoopback, pathBelow, type Access } from './access.ts'
import { archiveOf } from './archive.ts'
import type { Asset } from './assets.ts'
import type { Board } from './board.ts'
import type { PreviewEvents, PreviewState } from './model.ts'
import { readBody, type Post, type Posts } from './posts.ts'

export type Served = Pick<Board, 'state' | 'listen' | 'pdf' | 'set' | 'compared'> & {
  readonly assets: ReadonlyMap<string, Asset>
  readonly access: Access
  /** What the page may ask for, by path. */
  readonly posts: Posts
}

/** Nothing is loaded, framed or run but what the server itself gives. */
const security = {
  'content-security-policy': [
    "default-src 'none'",
    "script-src 'self'",
    "worker-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
} as const

/** A server that is not listening yet. */
export function createPreviewServer(served: Served): Server {
  return createServer((request, response) => {
    for (const [name, value] of Object.entries(security)) response.setHeader(name, value)
    const [target = '/', query = ''] = (request.url ?? '/').split('?')
    const path = pathBelow(target, served.access)
    if (path === null || !isAllowed(request, served.access)) return refuse(response, 403)
    if (path === '') return void response.writeHead(308, { location: `${target}/` }).end()
    answer({ request, response, path, query: new URLSearchParams(query) }, served)
  })
}

type Exchange = {
  readonly request: IncomingMessage
  readonly response: ServerResponse
  /** Below the token, with a leading `/`. */
  readonly path: string
  readonly query: URLSearchParams
}

function answer(exchange: Exchange, served: Served): void {
  const { request, response, path } = exchange
  const post = request.method === 'POST' ? served.posts.get(path.slice(1)) : undefined
  if (post) return void answerPost(exchange, post)
  if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(response, 405)
  const asset = served.assets.get(path === '/' ? 'index.html' : path.slice(1))
  if (asset) return send(response, asset.type, asset.bytes)
  if (path === '/events') return tell(exchange, served)
  if (path === '/set.zip') return sendArchive(response, served)
  const [, folder = '', ...rest] = path.split('/')
  const name = decoded(rest.join('/'))
  const pdf = folder === 'pages' ? served.pdf(name.replace(/\.pdf$/, '')) : undefined
  if (pdf) return send(response, 'application/pdf', pdf)
  const file =
    folder === 'files' ? (served.set().get(name) ?? served.compared().get(name)) : undefined
  return file ? sendFile(exchange, name, file) : refuse(response, 404)
}

/** A path as it was before it was put into an address; as it is where it is no such thing. */
function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

function refuse(response: ServerResponse, status: 400 | 403 | 404 | 405 | 413): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(`${status}\n`)
}

function send(response: ServerResponse, type: string, bytes: Uint8Array): void {
  response.writeHead(200, { 'content-type': type, 'content-length': bytes.length }).end(bytes)
}

const types: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  json: 'application/json; charset=utf-8',
}

/** A file of the set to be saved, or with `?print` to be shown by the browser, which prints it. */
function sendFile({ response, query }: Exchange, path: string, bytes: Uint8Array): void {
  const extension = path.replace(/^.*\./, '')
  const isShown = extension === 'pdf' && query.has('print')
  response.setHeader('content-disposition', disposition(isShown ? 'inline' : 'attachment', path))
  // The viewer of a browser draws itself in ways that the policy of the page forbids.
  if (isShown) response.removeHeader('content-security-policy')
  send(response, types[extension] ?? 'application/octet-stream', bytes)
}

/** With the name in UTF-8 (RFC 6266, RFC 8187). */
function disposition(kind: 'inline' | 'attachment', path: string): string {
  const name = encodeURIComponent(basename(path)).replace(/['()*]/g, percent)
  return `${kind}; filename*=UTF-8''${name}`
}

const percent = (char: string): string => `%${char.charCodeAt(0).toString(16).toUpperCase()}`

function sendArchive(response: ServerResponse, { set, state }: Served): void {
  const files = set()
  if (files.size === 0) return refuse(response, 404)
  const name = state()
    .path.replace(/^.*\//, '')
    .replace(/\.[^.]*$/, '')
  response.setHeader('content-disposition', disposition('attachment', `${name || 'memo'}.zip`))
  send(response, 'application/zip', archiveOf(files))
}

/** Server-sent events (HTML, 9.2), for as long as the page is open. */
function tell({ request, response, query }: Exchange, { listen }: Served): void {
  response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' })
  const isHere = isLoopback(request.socket.remoteAddress ?? '')
  const write = <N extends keyof PreviewEvents>(name: N, data: PreviewEvents[N]): void => {
    response.write(`event: ${name}\ndata: ${JSON.stringify(data)}\n\n`)
  }
  // Where the memo lies on this machine concerns no other.
  const known = (state: PreviewState): PreviewState =>
    isHere ? state : { ...state, absolutePath: null }
  const end = listen(query.get('view'), {
    state: (state) => write('state', known(state)),
    drawn: (document) => write('drawn', document),
    review: (review) => write('review', review),
    pictures: (pictures) => write('pictures', pictures),
  })
  response.on('close', end)
}

/** The answer of a post as JSON; 413 (RFC 9110 15.5.14) for a body that is larger than it may be. */
async function answerPost({ request, response, query }: Exchange, { most, answer }: Post) {
  const body = await readBody(request, most).catch(() => null)
  if (!body) return refuse(response, 413)
  const said = await answer(body, query.get('name') ?? '').catch(() => null)
  if (!said) return refuse(response, 400)
  send(response, types['json']!, Buffer.from(JSON.stringify(said)))
}
