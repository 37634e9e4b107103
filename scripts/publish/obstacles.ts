/** Files that a publication would write over or take away, and that no build of ours left there. */
import path from 'node:path'
import { foldPath } from '../files.ts'
import type { Message } from '../message.ts'
import { codeOf, statusOf } from './disk.ts'
import type { Home } from './disk.ts'
import { edited, failed, foreign } from './messages.ts'
import { hashOf, isThere, type OwnFiles } from './outputs.ts'

export type Obstacles = {
  /** Why nothing may be written; of each file in the way one. */
  readonly messages: readonly Message[]
  /** Files of ours that somebody has changed, and that may make room. */
  readonly edited: readonly string[]
}

/** Where files are to be written: the folder as named, for messages, and as it is. */
export type Destination = { readonly out: string; readonly home: Home; readonly own: OwnFiles }

/** What is in the way of some files. Edited ones make room only when that was asked for. */
export const obstaclesTo = (
  destination: Destination,
  files: Iterable<string>,
  replace: boolean,
): Obstacles => {
  const { out } = destination
  const found = [...files].map((file) => ({ file, ...obstacleTo(destination, file) }))
  const changed = found.flatMap(({ file, is }) => (is === 'edited' ? [file] : []))
  const messages = found.flatMap(({ file, is, message }) => {
    if (is === 'foreign') return [foreign(out, file)]
    if (is === 'edited') return replace ? [] : [edited(out, file)]
    return message ? [message] : []
  })
  return { messages: unique(messages), edited: changed }
}

type Obstacle = { readonly is?: 'foreign' | 'edited'; readonly message?: Message }

const obstacleTo = ({ out, home, own }: Destination, file: string): Obstacle => {
  try {
    if (!isThere(home, file)) return {}
    const sha256 = own.get(foldPath(file))
    if (sha256 === undefined) return { is: 'foreign' }
    return sha256 === hashOf(home, file) ? {} : { is: 'edited' }
  } catch (error) {
    // A folder, or a link, has the name of the file or of a folder on the way.
    if (codeOf(error) !== 'EEXIST') throw error
    return { message: failed(out, home.root, error, 'kept') }
  }
}

/** A link in the place of a folder is in the way of many files. */
const unique = (messages: readonly Message[]): Message[] => [
  ...new Map(messages.map((message) => [message.path, message])).values(),
]

/** Where a file that somebody has edited is kept: `memo (edited).docx`, or with a number when that is taken. */
export const besideOf = (
  { disk, root }: Home,
  file: string,
  taken: ReadonlySet<string>,
): string => {
  const { dir, name, ext } = path.posix.parse(file)
  for (let n = 1; ; n++) {
    const beside = path.posix.join(dir, `${name} (edited${n === 1 ? '' : ` ${n}`})${ext}`)
    if (!taken.has(foldPath(beside)) && !statusOf(disk, path.join(root, beside))) return beside
  }
}
