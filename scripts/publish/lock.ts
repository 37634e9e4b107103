/**
 * One publication at a time. Node has no flock, so a file names the process that publishes; it counts
 * for nothing once that process is gone.
 */
import { readFileSync } from 'node:fs'
import { hostname } from 'node:os'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import * as z from 'zod'
import { attempt, codeOf, inTheWay, statusOf, textAt, unlinkIfThere } from './disk.ts'
import type { Home } from './disk.ts'

const schema = z.object({
  pid: z.int().positive(),
  /** When the process began, in ticks since the machine did; null where that is not known. */
  started: z.string().nullable(),
  /** A process of another machine, or container, cannot be looked up. */
  host: z.string(),
})
export type Holder = z.infer<typeof schema>

/** Milliseconds: between two looks; after which an empty lock, or one nobody can check, is void. */
const times = { look: 50, empty: 2_000, unknown: 600_000 } as const

const lockFile = ({ hidden }: Home): string => path.join(hidden, 'lock')

/**
 * Takes the lock, waiting up to `patience` milliseconds; gives the process that holds it when that was
 * not enough, null when the lock is ours.
 */
export const lock = async (
  home: Home,
  patience: number,
  signal: AbortSignal | undefined,
): Promise<Holder | null> => {
  // As in `deadline.ts`: never turned back, and nothing to be loaded.
  const deadline = process.uptime() * 1000 + patience
  for (;;) {
    signal?.throwIfAborted()
    if (create(home)) return null
    const holder = removeStale(home)
    if (!holder) continue
    if (process.uptime() * 1000 >= deadline) return holder
    await setTimeout(times.look, undefined, { signal })
  }
}

/** Gives the lock back; the hidden folder goes with it when nothing is left in it. */
export const unlock = (home: Home): void => {
  attempt(() => home.disk.unlinkSync(lockFile(home)))
  attempt(() => home.disk.rmdirSync(home.hidden))
}

const create = (home: Home): boolean => {
  const { disk, hidden } = home
  try {
    disk.mkdirSync(hidden, { recursive: true })
    if (!statusOf(disk, hidden)?.isDirectory()) throw inTheWay(hidden)
    write(home, disk.openSync(lockFile(home), 'wx'))
    return true
  } catch (error) {
    // Somebody holds it, or has just given it back and taken the folder away.
    const isHeld = codeOf(error) === 'EEXIST' && statusOf(disk, hidden)?.isDirectory()
    if (isHeld || codeOf(error) === 'ENOENT') return false
    throw error
  }
}

const write = (home: Home, handle: number): void => {
  const self: Holder = { pid: process.pid, started: startOf(process.pid), host: hostname() }
  try {
    home.disk.writeFileSync(handle, JSON.stringify(self))
  } catch (error) {
    attempt(() => home.disk.closeSync(handle))
    unlock(home)
    throw error
  }
  home.disk.closeSync(handle)
}

/** Who holds the lock; null when nobody does, after a stale lock was taken away. */
const removeStale = (home: Home): Holder | null => {
  const { disk } = home
  const status = statusOf(disk, lockFile(home))
  const text = status && textAt(disk, lockFile(home))
  if (!status || text === null) return null
  const holder = holderIn(text)
  if (!isStale(holder, Date.now() - status.mtimeMs)) return holder ?? unknownHolder
  // Renamed first: of two that find it stale one gets it, and sees that it is the one it judged.
  const taken = `${lockFile(home)}.${process.pid}`
  try {
    disk.renameSync(lockFile(home), taken)
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null
    throw error
  }
  if (textAt(disk, taken) === text) unlinkIfThere(disk, taken)
  else disk.renameSync(taken, lockFile(home))
  return null
}

const unknownHolder: Holder = { pid: 1, started: null, host: '' }

const holderIn = (text: string): Holder | null => {
  try {
    return schema.parse(JSON.parse(text))
  } catch {
    return null
  }
}

const isStale = (holder: Holder | null, age: number): boolean => {
  if (!holder) return age > times.empty
  if (holder.host !== hostname()) return age > times.unknown
  if (!isAlive(holder.pid)) return true
  // The number of a process is given again; its beginning is not.
  return holder.started === null ? age > times.unknown : startOf(holder.pid) !== holder.started
}

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return codeOf(error) === 'EPERM'
  }
}

/** Field 22 of proc(5) `stat`; the name before it may hold spaces and brackets. */
const startOf = (pid: number): string | null => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null
  } catch {
    return null
  }
}
