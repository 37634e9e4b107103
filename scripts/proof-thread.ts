/**
 * Proofs in a thread of their own: a document is read back while the next one is being made. The thread
 * works on copies, so it is sent each edition and each flow once, under a number.
 */
import type { MessagePort, Worker } from 'node:worker_threads'
import { loadPdfReader } from './check/pdf-text.ts'
import { proverOf, type Made, type Proof, type ProverOf } from './check/prove.ts'
import type { Message } from './message.ts'

type Numbered = readonly [number: number, value: object]

/** Another memo, or a document of the last one. Each document is answered with what was found, in order. */
type Question =
  | { readonly memo: Parameters<ProverOf>[0] }
  | {
      readonly document: Omit<Made, 'flow' | 'edition'>
      readonly flow: number
      readonly edition: number
      readonly news: readonly Numbered[]
    }

type Waiting = {
  readonly resolve: (messages: Message[]) => void
  readonly reject: (reason: unknown) => void
}

/** What is used of a worker. */
export type Thread = Pick<Worker, 'postMessage' | 'ref' | 'unref' | 'terminate'> & {
  readonly on: (event: string, listen: (value: any) => void) => unknown
}

/** Proves in a thread, started when it is first needed, and again after a signal has stopped it. */
export const threadedProver = (start: () => Thread): ProverOf => {
  let thread: Thread | null = null
  let waiting: Waiting[] = []
  let current = 0

  const end = (reason: unknown): void => {
    for (const { reject } of waiting) reject(reason)
    waiting = []
    void thread?.terminate()
    thread = null
  }
  const started = (): Thread => {
    const worker = start()
    worker.on('message', (messages: Message[]) => {
      waiting.shift()?.resolve(messages)
      if (waiting.length === 0) worker.unref()
    })
    worker.on('error', end)
    worker.unref()
    return worker
  }
  const ask = (question: Question): void => (thread ??= started()).postMessage(question)

  return (memo, signal) => {
    const numbers = new WeakMap<object, number>()
    let count = 0
    const numbered = (value: object): Numbered[] => {
      if (numbers.has(value)) return []
      numbers.set(value, ++count)
      return [[count, value]]
    }
    const own = ++current
    const stop = () => (own === current ? end(signal?.reason) : undefined)
    signal?.addEventListener('abort', stop, { once: true })
    ask({ memo })
    return ({ flow, edition, ...document }) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted) return reject(signal.reason)
        const news = [...numbered(flow), ...numbered(edition)]
        const [at, of] = [numbers.get(flow)!, numbers.get(edition)!]
        waiting.push({ resolve, reject })
        ask({ document, flow: at, edition: of, news })
        thread?.ref()
      })
  }
}

/** The thread's side. A fault of the program ends it, and is thrown in the first thread. */
export const serveProofs = (port: MessagePort): void => {
  void loadPdfReader()
  let prove: Proof | null = null
  let known = new Map<number, object>()
  let last: Promise<void> = Promise.resolve()

  const answer = async (question: Question): Promise<void> => {
    if ('memo' in question) {
      prove = proverOf(question.memo)
      known = new Map()
      return
    }
    for (const [number, value] of question.news) known.set(number, value)
    const flow = known.get(question.flow) as Made['flow']
    const edition = known.get(question.edition) as Made['edition']
    port.postMessage(await prove!({ ...question.document, flow, edition }))
  }
  port.on('message', (question: Question) => {
    last = last.then(() => answer(question))
  })
}
