/** Waiting for a change near some files: told by the system, or looked for again and again. */
import { watch, type FSWatcher } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { isSystemError } from '../system-error.ts'

/** Milliseconds: of quiet after a change, as editors save in several steps; between two looks where nothing is told. */
const times = { quiet: 10, look: 1000 } as const

/** What is waited for: a change of one of these files, or of anything in one of these folders; there or not. */
export type Watched = { readonly files: readonly string[]; readonly folders: readonly string[] }

export type WaitOptions = {
  /** Looks again after a second: of a network drive, or in a container, the system may tell nothing. */
  readonly poll: boolean
  readonly signal?: AbortSignal | undefined
}

export type Change = {
  /** Resolves after a change, or when it is time to look for one, or when it is stopped. */
  readonly happened: Promise<void>
  readonly stop: () => void
}

/** Listens from now on. */
export const awaitChange = (watched: Watched, { poll, signal }: WaitOptions): Change => {
  const stopped = new AbortController()
  const stop = (): void => stopped.abort()
  signal?.addEventListener('abort', stop, { signal: stopped.signal })
  const told = poll ? null : listen(watched, stopped.signal)
  const happened = told ?? passed(times.look, stopped.signal)
  return { happened: happened.finally(stop), stop }
}

/** Resolves when so many milliseconds have passed, or at the signal. */
const passed = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  setTimeout(milliseconds, undefined, { signal }).catch(() => undefined)

/** Resolves at a moment of quiet after a change; null when the system can tell of none. */
const listen = (watched: Watched, signal: AbortSignal): Promise<void> | null => {
  let onChange = (): void => {}
  const watchers = watchersOf(watched, () => onChange())
  if (!watchers) return null
  return new Promise((resolve) => {
    let timer: NodeJS.Timeout | undefined
    onChange = () => {
      clearTimeout(timer)
      timer = globalThis.setTimeout(resolve, times.quiet)
    }
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      for (const watcher of watchers) watcher.close()
      resolve()
    })
  })
}

/**
 * Watches folders, because editors replace files, and all folders above them, because a folder may be moved away and
 * made again, or come later: each for itself, as Node's recursive watching follows files on Linux, and goes deaf when an
 * editor puts a new file in the place of an old one.
 */
const watchersOf = ({ files, folders }: Watched, note: () => void): FSWatcher[] | null => {
  const names = new Set([...files, ...folders].flatMap(withFolders))
  const whole = new Set(folders)
  const watchers: FSWatcher[] = []
  for (const folder of new Set([...whole, ...[...names].map((name) => dirname(name))])) {
    try {
      const watcher = watch(folder, (_, name) => {
        if (name === null || whole.has(folder) || names.has(join(folder, name))) note()
      })
      watchers.push(watcher.on('error', note))
    } catch (error) {
      // It is not there, or not for us to read: the folders above it tell when that changes.
      if (isSystemError(error) && unwatchable.has(error.code)) continue
      for (const watcher of watchers) watcher.close()
      return null
    }
  }
  return watchers
}

const unwatchable = new Set(['ENOENT', 'ENOTDIR', 'EACCES', 'EPERM'])

/** A file and the folders it is in. */
const withFolders = (file: string): string[] => {
  const folder = dirname(file)
  return folder === file ? [] : [file, ...withFolders(folder)]
}
