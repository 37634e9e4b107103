/** Work that Ctrl-C must not cut off in the middle. */

import { setImmediate } from 'node:timers/promises'

const names = ['SIGINT', 'SIGTERM'] as const

/**
 * Everywhere else a signal ends a command at once, as Node does by itself: a build has changed nothing of
 * its set yet. Here it aborts the signal handed to the work, and ends the process when that is done or undone.
 */
export const uninterrupted = async <T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> => {
  const stop = new AbortController()
  let received: NodeJS.Signals | null = null
  const note = (name: NodeJS.Signals): void => {
    received ??= name
    stop.abort()
  }
  for (const name of names) process.on(name, note)
  try {
    return await work(stop.signal)
  } finally {
    // What arrived while work waited for nothing is told when the loop has turned: once to poll, once to tell.
    await setImmediate()
    await setImmediate()
    for (const name of names) process.off(name, note)
    if (received) process.kill(process.pid, received)
  }
}
