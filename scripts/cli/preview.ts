import { networkInterfaces } from 'node:os'
import { resolve } from 'node:path'
import { unknownValue } from '../build/selection.ts'
import { isPlain } from '../files.ts'
import type { FontFile } from '../flow/assets.ts'
import { fontStoreOf } from '../fonts/font-store.ts'
import { accessTo, isLoopback, type Access } from '../preview/access.ts'
import { readAssets } from '../preview/assets.ts'
import { listenFrom } from '../preview/listen.ts'
import { openAddress } from '../preview/open-address.ts'
import { createComparing } from '../preview/comparing.ts'
import { createPictures } from '../preview/pictures.ts'
import { postsOf } from '../preview/posts.ts'
import { createReviewing } from '../preview/reviewing.ts'
import { createPreviewServer } from '../preview/server.ts'
import { startSession } from '../preview/session.ts'
import { defaultSource, readSource } from '../project/source.ts'
import { readResources } from '../project/resources.ts'
import type { ProverOf } from '../proof/prove.ts'
import { buildSet } from '../sets/build-set.ts'
import { isSystemError } from '../system-error.ts'
import { misuse, onlyMessages, type Command, type Outcome } from './command.ts'

const defaults = { host: '127.0.0.1', port: '7700' } as const

/**
 * `memopress preview [memo.md]`: serves a page that shows the set while the memo is edited, until it is stopped.
 * Writes nothing unless the page is asked to.
 */
export const previewCommand: Command = async ([file = defaultSource], options, session) => {
  const port = portOf(options.port ?? defaults.port)
  if (port === null) return misuse(unknownValue('--port', options.port!, [defaults.port]))
  if (!isPlain(file)) return onlyMessages(readSource(file).messages)
  const { language, proverOf } = session
  const stop = new AbortController()
  session.signal?.addEventListener('abort', () => stop.abort())
  const access = accessTo(options.host ?? defaults.host)
  const out = resolve(options.out ?? 'out')
  const poll = options.poll === true
  const assets = readAssets()
  const isAsked = options.lang !== undefined
  const preview = startSession({
    file,
    out,
    language,
    isAsked,
    proverOf,
    poll,
    signal: stop.signal,
    onText: () => void reviewing.refresh(),
  })
  const reviewing = createReviewing(file, (review) => preview.tell('review', review))
  const pictures = createPictures(file, drawingFonts, (all) => preview.tell('pictures', all))
  const build = () => preview.alone(() => written(file, out, proverOf))
  const posts = postsOf({
    build,
    reviewing,
    pictures,
    comparing: createComparing(file, preview.compare),
  })
  const server = createPreviewServer({ ...preview, assets, access, posts })
  const listening = await listenFrom(server, port, access.host).catch(unheard)
  if (listening === null) {
    stop.abort()
    return misuse(unknownValue('--host', access.host, [defaults.host, '0.0.0.0']))
  }
  const addresses = addressesOf(access, listening)
  session.say(serving(addresses))
  if (options['no-open'] !== true && !(await openAddress(addresses[0]!))) session.say(notOpened)
  await preview.ended
  server.closeAllConnections()
  server.close()
  return onlyMessages([])
}

/** A port as typed; 0 is any that is free. */
function portOf(text: string): number | null {
  return /^\d{1,5}$/.test(text) && Number(text) <= 65535 ? Number(text) : null
}

/** Null where the host is no address of this machine; what else the system refuses is thrown on. */
function unheard(error: unknown): null {
  const codes = ['EADDRNOTAVAIL', 'ENOTFOUND', 'EAI_AGAIN', 'EINVAL']
  if (isSystemError(error) && codes.includes(error.code)) return null
  throw error
}

/** Where the page is to be found, the best address first: with a token where other machines reach it too. */
function addressesOf({ host, token }: Access, port: number): string[] {
  const path = token === null ? '/' : `/${token}/`
  return namesOf(host).map(
    (name) => `http://${name.includes(':') ? `[${name}]` : name}:${port}${path}`,
  )
}

/** Addresses that stand for one that stands for all. */
function namesOf(host: string): string[] {
  if (host !== '0.0.0.0' && host !== '::') return [host]
  const own = Object.values(networkInterfaces()).flatMap((each) => each ?? [])
  const others = own.filter(({ family, address }) => family === 'IPv4' && !isLoopback(address))
  return [defaults.host, ...others.map(({ address }) => address)]
}

/** Addresses have blanks around them, so that terminals make links of no more. */
function serving(addresses: readonly string[]): Outcome {
  const all = addresses.join(' ')
  return {
    messages: [],
    data: { addresses },
    lines: {
      en: [`Preview at ${all} (Ctrl-C ends it)`],
      zh: [`预览地址： ${all} （按 Ctrl-C 结束）`],
    },
  }
}

const notOpened: Outcome = {
  messages: [],
  data: {},
  lines: {
    en: ['No browser could be opened: open the address above in one'],
    zh: ['无法打开浏览器：请在浏览器中打开以上地址'],
  },
}

/** For letters in drawings. */
function drawingFonts(): readonly FontFile[] {
  return [...(readResources(process.cwd()).value?.fonts.values() ?? [])]
}

/** Writes the set to its folder, as `memopress build` does. */
async function written(file: string, out: string, proverOf: ProverOf): Promise<object> {
  const { value, messages } = readResources(process.cwd())
  if (!value) return { written: 0, messages }
  const fonts = fontStoreOf(value.fonts)
  const selection = { only: [], formats: [] }
  const made = await buildSet(file, out, value, fonts, { selection, force: false, proverOf })
  const errors = made.messages.filter(({ level }) => level === 'error')
  return { written: made.files.filter((each) => each.written).length, messages: errors }
}
