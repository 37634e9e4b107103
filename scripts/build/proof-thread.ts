/**
 * A thread that proves documents while the next ones are being made, and makes the Word copies itself. It works
 * on copies, so it is sent each edition and each flow once, under a number.
 */
import type { MessagePort, Worker } from 'node:worker_threads'
import { placesOf } from '../proof/findings.ts'
import type { Opened } from '../proof/format.ts'
import { opener } from '../proof/opened.ts'
import { proveArtifact, proversOf } from '../proof/prove.ts'
import type { MakeWord, Prove, Proved, ProverOf, WordToMake } from '../proof/prove.ts'
import type { ArtifactFile } from '../proof/readback.ts'
import { wordsOfSource, type SourceWords } from '../proof/source.ts'
import { watched } from './deadline.ts'
import type { Flow } from '../flow/model.ts'
import { fontStores } from '../fonts/font-store.ts'
import type { Memo } from '../memo/model.ts'
import type { Message } from '../message.ts'

type Numbered = readonly [number: number, value: object]

/** What a document is of, by numbers, and what the thread was not sent before. Without an edition no links are proved. */
type Origin = {
  readonly flow: number
  readonly edition: number | null
  readonly news: readonly Numbered[]
}

type ToProve = Pick<ArtifactFile, 'path' | 'format'> & {
  /** Of a file that was read ahead its number; of one that is read elsewhere null, and its links are proved. */
  readonly bytes: Uint8Array | number | null
}
type ToMake = Pick<WordToMake, 'path'> & { readonly images: number; readonly fonts: number }

/**
 * What a thread is told, or asked:
 * - files to be read ahead instead of those before, each under a number, by who claims it first;
 * - a text to be read ahead instead of the one before;
 * - another memo;
 * - a document of the last one, with its bytes or the number of its file;
 * - a Word copy to be made of it.
 */
type Question =
  | {
      readonly ahead: readonly (readonly [number: number, file: ReadAhead])[]
      readonly claims: Claims
    }
  | { readonly text: string }
  | { readonly of: Proved }
  | (Origin & { readonly document: ToProve })
  | (Origin & { readonly word: ToMake })

type ReadAhead = Pick<ArtifactFile, 'format' | 'bytes'>

/** In memory that threads share, for each file whether one of them has begun to read it. */
type Claims = Int32Array

/** Whether nobody has begun to read the file; from now on somebody has. */
const claim = (claims: Claims, at: number): boolean => Atomics.exchange(claims, at, 1) === 0

/** Each document is answered, in order, with what was found, and with its bytes when it was made. */
type Answer = { readonly messages: readonly Message[]; readonly bytes?: Uint8Array }

type Waiting = {
  readonly resolve: (answer: Answer) => void
  readonly reject: (reason: unknown) => void
}

/** What is used of a worker. */
export type Thread = Pick<Worker, 'postMessage' | 'ref' | 'unref' | 'terminate'> & {
  readonly on: (event: string, listen: (value: any) => void) => unknown
}

/** A file that is read ahead: its number, and a way to read it here instead, if it has not been begun. */
type Sent = { readonly number: number; readonly claim: () => boolean }

/** One thread, and who waits for its answers. Once it has ended nothing of it counts any more. */
const lineTo = (thread: Thread) => {
  const waiting: Waiting[] = []
  let ended: { readonly reason: unknown } | null = null
  const end = (reason: unknown): void => {
    if (ended) return
    ended = { reason }
    for (const { reject } of waiting) reject(reason)
    void thread.terminate()
  }
  thread.on('message', (answer: Answer) => {
    if (ended) return
    waiting.shift()?.resolve(answer)
    if (waiting.length === 0) thread.unref()
  })
  thread.on('error', end)
  thread.on('exit', () => end(new Error('The thread of the proofs has ended')))
  thread.unref()
  const sent = new WeakMap<Uint8Array, Sent>()
  return {
    end,
    hasEnded: (): boolean => ended !== null,
    /** Files that are read ahead. */
    sent,
    tell: (question: Question): void => thread.postMessage(question),
    ask: (question: Question): Promise<Answer> =>
      new Promise((resolve, reject) => {
        if (ended) return reject(ended.reason)
        thread.postMessage(question)
        waiting.push({ resolve, reject })
        thread.ref()
      }),
  }
}

/** Proves in a thread, started when it is first needed, and again for the next memo after it has ended. */
export const threadedProver = (start: () => Thread): ProverOf => {
  let line: ReturnType<typeof lineTo> | null = null
  let memos = 0
  const current = () => (line && !line.hasEnded() ? line : (line = lineTo(start())))
  let files = 0
  const readAhead: ProverOf['readAhead'] = (all) => {
    const { sent, tell } = current()
    const claims = new Int32Array(new SharedArrayBuffer(4 * all.length))
    const ahead = all.map((file, at) => {
      const number = ++files
      sent.set(file.bytes, { number, claim: () => claim(claims, at) })
      return [number, file] as const
    })
    tell({ ahead, claims })
  }
  const parseAhead: ProverOf['parseAhead'] = (text) => current().tell({ text })
  const prover: ProverOf = ({ memo, source, path }, signal) => {
    const own = current()
    const turn = ++memos
    const stop = () => (turn === memos ? own.end(signal?.reason) : undefined)
    signal?.addEventListener('abort', stop, { once: true })

    const numbers = new WeakMap<object, number>()
    let count = 0
    const numbered = (value: object): Numbered[] => {
      if (numbers.has(value)) return []
      numbers.set(value, ++count)
      return [[count, value]]
    }
    own.tell({ of: { memo, source, path } })
    const originOf = (flow: Flow, edition: Memo | null, ...others: readonly object[]): Origin => {
      const news = [flow, ...(edition ? [edition] : []), ...others].flatMap(numbered)
      return { flow: numbers.get(flow)!, edition: edition && numbers.get(edition)!, news }
    }
    const about = { source: path, placeOf: placesOf(memo) }
    const open = opener()
    const prove: Prove = async ({ flow, edition, ...artifact }, isFree = false) => {
      const { path: at, format, bytes } = artifact
      const sent = own.sent.get(bytes)
      const areLinksSent = !edition || (numbers.has(flow) && numbers.has(edition))
      const ask = (bytes: ToProve['bytes']) =>
        own.ask({ document: { path: at, format, bytes }, ...originOf(flow, edition) })
      // The thread has its hands full; but links are proved there, so that what is wrong is said once.
      if (isFree && (sent ? sent.claim() : areLinksSent)) {
        // Nobody waits for them when the proof here is stopped.
        const ofLinks = areLinksSent ? null : watched(ask(null))
        const messages = proveArtifact(artifact, flow, about, open)
        return [...((await ofLinks)?.messages ?? []), ...messages]
      }
      return (await ask(sent?.number ?? bytes)).messages
    }
    const makeWord: MakeWord = async ({ flow, edition, path: at, images, fonts }) => {
      const origin = originOf(flow, edition, images, fonts)
      const word = { path: at, images: numbers.get(images)!, fonts: numbers.get(fonts)! }
      const { bytes, messages } = await own.ask({ word, ...origin })
      return { bytes: bytes!, messages }
    }
    return Object.assign(prove, { makeWord })
  }
  return Object.assign(prover, { readAhead, parseAhead })
}

const none = new Uint8Array()

/** Of a text that is refused elsewhere nobody asks; if somebody does, it is read again and what is wrong is thrown. */
const wordsIfAny = (source: string): SourceWords | null => {
  try {
    return wordsOfSource(source)
  } catch {
    return null
  }
}

/** The thread's side. A fault of the program ends it, and is thrown in the first thread. */
export const serveProofs = (port: MessagePort): void => {
  const fontsOf = fontStores()
  let provers: ReturnType<typeof proversOf> | null = null
  let known = new Map<number, object>()
  let ahead = new Map<number, Opened>()
  let text: { readonly source: string; readonly words: SourceWords | null } | null = null

  const answer = async (question: Extract<Question, Origin>): Promise<Answer> => {
    for (const [number, value] of question.news) known.set(number, value)
    const flow = known.get(question.flow) as Flow
    const edition = question.edition === null ? null : (known.get(question.edition) as Memo)
    const links = (path: string): Message[] =>
      edition ? provers!.links({ flow, edition, path }) : []
    if ('word' in question) {
      const { path } = question.word
      const images = known.get(question.word.images) as WordToMake['images']
      const files = known.get(question.word.fonts) as WordToMake['fonts']
      // Loaded for the first one: verifying needs nothing of it.
      const { wordCopy } = await import('./word-copy.ts')
      const bytes = wordCopy(flow, images, fontsOf(files))
      const made = { path, format: 'docx' as const, bytes }
      return {
        bytes,
        messages: [...links(path), ...provers!.artifact(made, flow)],
      }
    }
    const { bytes, ...file } = question.document
    const messages = links(file.path)
    if (bytes === null) return { messages }
    const artifact =
      typeof bytes === 'number'
        ? { ...file, bytes: none, opened: ahead.get(bytes)! }
        : { ...file, bytes }
    return { messages: [...messages, ...provers!.artifact(artifact, flow)] }
  }
  const take = async (question: Question): Promise<void> => {
    if ('ahead' in question) {
      const open = opener()
      const { claims } = question
      const opened = question.ahead.flatMap(([number, { format, bytes }], at) =>
        claim(claims, at) ? [[number, open(format, bytes)] as const] : [],
      )
      ahead = new Map(opened)
    } else if ('text' in question) {
      text = { source: question.text, words: wordsIfAny(question.text) }
    } else if ('of' in question) {
      const words = text?.source === question.of.source ? text.words : null
      provers = proversOf({ ...question.of, ...(words && { words }) })
      text = null
      known = new Map()
    } else port.postMessage(await answer(question))
  }
  let last: Promise<void> = Promise.resolve()
  port.on('message', (question: Question) => {
    last = last.then(() => take(question))
  })
}
