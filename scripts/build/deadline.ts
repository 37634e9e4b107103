/**
 * Work that has to end. Parsers and layouts wait for nothing, so no timer can stop them: they run as a
 * script of Node's `vm`, whose watchdog thread can, and which costs a millisecond and no speed. What goes
 * on in another thread is ended by a signal.
 */
import { createContext, runInContext } from 'node:vm'
import { limits } from '../limits.ts'
import type { Message } from '../message.ts'

export type Deadline = {
  /** Runs synchronous work; throws `late` when it takes longer than the time left. */
  readonly run: <T>(work: () => T) => T
  /** Waits for work in another thread, which the signal stops. */
  readonly wait: <T>(work: Promise<T>) => Promise<T>
  /** Aborted with the reason `late` when time is up. */
  readonly signal: AbortSignal
}

/** Thrown by work that was stopped. It may leave incomplete data behind, which must not be used. */
export const late = new Error('The deadline has passed')

/** For `catch`: null when work was stopped; any other error is thrown on. */
export const nullIfLate = (error: unknown): null => {
  if (error === late) return null
  throw error
}

/** A deadline a number of seconds from now. */
export const deadlineIn = (seconds: number): Deadline => {
  // `performance` would be loaded for this: 3 ms of every command.
  const end = process.uptime() + seconds
  const left = () => Math.ceil((end - process.uptime()) * 1000)
  const stop = new AbortController()
  const sandbox: { work?: () => unknown } = {}
  const context = createContext(sandbox)
  return {
    signal: stop.signal,
    wait: (work) =>
      new Promise((resolve, reject) => {
        const giveUp = () => {
          stop.abort(late)
          reject(late)
        }
        const timer = setTimeout(giveUp, left())
        void work.then(resolve, reject).finally(() => clearTimeout(timer))
      }),
    run: <T>(work: () => T): T => {
      const timeout = left()
      if (timeout <= 0) {
        stop.abort(late)
        throw late
      }
      sandbox.work = work
      try {
        return runInContext('work()', context, { timeout }) as T
      } catch (error) {
        if (!isTimeout(error)) throw error
        stop.abort(late)
        throw late
      }
    },
  }
}

/**
 * Work elsewhere that may fail before anybody waits for it: where work here is stopped meanwhile nobody ever
 * does, and Node would end the process.
 */
export const watched = <T>(work: Promise<T>): Promise<T> => {
  work.catch(() => {})
  return work
}

/** The error is of the other context, where `Error` is not ours. */
const isTimeout = (error: unknown): boolean =>
  (error as { readonly code?: unknown } | null)?.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT'

/** The message about a memo that takes too long. */
export const tooSlow = (path: string, seconds: number): Message => ({
  level: 'error',
  rule: 'too-slow',
  path,
  en: `The memo took longer than ${seconds} seconds and was given up; expected less: split it, or allow more with --deadline SECONDS`,
  zh: `处理这份备忘录超过 ${seconds} 秒，已停止；请拆分备忘录，或用 --deadline 秒数 放宽时限`,
})

/** The message about templates, fonts and Word files that take too long. */
export const templatesTooSlow = (path: string, seconds: number): Message => ({
  level: 'error',
  rule: 'too-slow',
  path,
  en: `The templates took longer than ${seconds} seconds to read and were given up; expected fewer or smaller ones: delete those that are not needed`,
  zh: `读取模板超过 ${seconds} 秒，已停止；请删除不需要的模板，或精简其内容`,
})

/** The message about a proof that came to its limit of memory. */
export const tooMuchMemory = (path: string): Message => ({
  level: 'error',
  rule: 'too-large',
  path,
  en: `The proof took more than ${limits.proofMegabytes} MB of memory and was given up; expected a smaller memo: split it`,
  zh: `核对占用的内存超过 ${limits.proofMegabytes} MB，已停止；请拆分备忘录`,
})

/** What is wrong with a picture that is not ready in time. */
export const picturesTooSlow = (seconds: number): Pick<Message, 'rule' | 'en' | 'zh'> => ({
  rule: 'too-slow',
  en: `The pictures up to this one took longer than ${seconds} seconds and were given up; expected fewer or simpler ones: simplify them, or allow more with --deadline SECONDS`,
  zh: `处理到此处的图片已超过 ${seconds} 秒，已停止；请减少或简化图片，或用 --deadline 秒数 放宽时限`,
})
