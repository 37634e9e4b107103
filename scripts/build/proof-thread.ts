/**
 * A thread that proves documents while the next ones are being made, and makes the Word copies itself. It works
 * on copies, so it is sent each edition and each flow once, under a number.
 */
import type { Worker } from 'node:worker_threads'
import type { MakeWord, Prove, ProverOf, WordToMake } from '../proof/prove.ts'
import { toldOf, type Told } from '../proof/told.ts'
import type { ArtifactFile } from '../proof/readback.ts'
import type { Flow } from '../flow/model.ts'
import type { Memo } from '../memo/model.ts'
import type { Message } from '../message.ts'

type Numbered = readonly [number: number, value: object]

/** What a document is of, by numbers, and what the thread was not sent before. */
type Origin = {
  readonly flow: number
  readonly edition: number
  readonly news: readonly Numbered[]
}

type ToMake = Pick<WordToMake, 'path'> & { readonly images: number; readonly fonts: number }

/** The two requests: a document to be proved, a Word copy to be made and proved. */
export type Request =
  (Origin & { readonly document: ArtifactFile }) | (Origin & { readonly word: ToMake })

/** The number of the memo itself, which is an edition as well. */
export const memoNumber = 1

/** Before requests about a memo, the thread is told which. */
export type Question = { readonly of: Told } | Request

/** Each request is answered, in order, with what was found, and with the copy when one was made. */
export type Answer = { readonly messages: readonly Message[]; readonly bytes?: Uint8Array }

type Waiting = {
  readonly resolve: (answer: Answer) => void
  readonly reject: (reason: unknown) => void
}

/** The part of a worker that is used here. */
export type Thread = Pick<Worker, 'postMessage' | 'ref' | 'unref' | 'terminate'> & {
  readonly on: (event: string, listen: (value: any) => void) => unknown
}

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
  return {
    end,
    hasEnded: (): boolean => ended !== null,
    tell: (question: Question): void => thread.postMessage(question),
    ask: (request: Request): Promise<Answer> =>
      new Promise((resolve, reject) => {
        if (ended) return reject(ended.reason)
        thread.postMessage(request)
        waiting.push({ resolve, reject })
        thread.ref()
      }),
  }
}

/** Numbers for values, and which of them are new: those are sent along. The first is the memo, which was told already. */
const numbering = (memo: Memo) => {
  const numbers = new Map<object, number>([[memo, memoNumber]])
  return {
    numberOf: (value: object): number => numbers.get(value)!,
    news: (...values: readonly object[]): Numbered[] =>
      values.flatMap((value): Numbered[] => {
        if (numbers.has(value)) return []
        numbers.set(value, numbers.size + 1)
        return [[numbers.size, value]]
      }),
  }
}

/** Proves in a thread, started with the first document, and again for the next memo after it has ended. */
export const threadedProver = (start: () => Thread): ProverOf => {
  let line: ReturnType<typeof lineTo> | null = null
  let memos = 0
  return (of, signal) => {
    const own = line && !line.hasEnded() ? line : (line = lineTo(start()))
    const turn = ++memos
    const stop = () => (turn === memos ? own.end(signal?.reason) : undefined)
    signal?.addEventListener('abort', stop, { once: true })
    own.tell({ of: toldOf(of) })
    const { numberOf, news } = numbering(of.memo)
    const originOf = (flow: Flow, edition: Memo, ...others: readonly object[]): Origin => ({
      news: news(flow, edition, ...others),
      flow: numberOf(flow),
      edition: numberOf(edition),
    })
    const prove: Prove = async ({ flow, edition, path: at, format, bytes }) => {
      const document = { path: at, format, bytes }
      return (await own.ask({ document, ...originOf(flow, edition) })).messages
    }
    const makeWord: MakeWord = async ({ flow, edition, path: at, images, fonts }) => {
      const origin = originOf(flow, edition, images, fonts)
      const word = { path: at, images: numberOf(images), fonts: numberOf(fonts) }
      const { bytes, messages } = await own.ask({ word, ...origin })
      return { bytes: bytes!, messages }
    }
    return Object.assign(prove, { makeWord })
  }
}
