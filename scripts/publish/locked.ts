/** Work in a folder of outputs by the only process there, after what an earlier one left was ended. */
import fs from 'node:fs'
import path from 'node:path'
import type { Message } from '../message.ts'
import { homeIn, inTheWay } from './disk.ts'
import type { Disk, Home } from './disk.ts'
import { clear, hasJournal, settle } from './journal.ts'
import { lock, unlock } from './lock.ts'
import { busy, failed } from './messages.ts'

export type LockOptions = {
  /** Aborted by a signal handler: what is staged is taken away and the old set stays. */
  readonly signal?: AbortSignal
  /** Milliseconds to wait for another build. */
  readonly patience?: number
  readonly disk?: Disk
}

/** Runs `work` in the folder `out`, which exists; gives what it says, or what is wrong with the folder. */
export const locked = async (
  out: string,
  { disk = fs, patience = 5000, signal }: LockOptions,
  work: (home: Home) => Promise<readonly Message[]> | readonly Message[],
): Promise<readonly Message[]> => {
  let home: Home | undefined
  try {
    home = homeIn(disk, rootOf(disk, out))
    const holder = await lock(home, patience, signal)
    if (holder) return [busy(out, holder)]
  } catch (error) {
    return [failed(out, home?.root ?? out, error, 'kept')]
  }
  try {
    settle(home)
    clear(home)
    return await work(home)
  } catch (error) {
    return [failed(out, home.root, error, stateOf(home))]
  } finally {
    unlock(home)
  }
}

/** Real path of a folder of outputs, which may be reached by a link, but must not be the whole disk. */
export const rootOf = (disk: Disk, out: string): string => {
  const root = folderAt(disk, out)
  if (root === path.dirname(root)) throw inTheWay(root)
  return root
}

/** Real path of a folder. */
export const folderAt = (disk: Disk, folder: string): string => {
  const found = disk.realpathSync(folder)
  if (!disk.lstatSync(found).isDirectory()) throw inTheWay(found)
  return found
}

const stateOf = (home: Home): 'kept' | 'unfinished' => {
  try {
    return hasJournal(home) ? 'unfinished' : 'kept'
  } catch {
    return 'unfinished'
  }
}
