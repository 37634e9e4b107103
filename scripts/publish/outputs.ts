/** What is in the folder of outputs, and which of it is ours. */
import * as z from 'zod'
import { codeOf, inTheWay, statusOf } from './disk.ts'
import type { Home } from './disk.ts'
import { isOutputPath } from '../file-names.ts'
import { targetOf } from './paths.ts'

/** Name of the manifest: the `path` of each of its `files` (an array) is an output that is ours. */
export const manifestName = 'manifest.json'

/** A manifest of a later version may say more of a file; its path is enough. */
const listing = z.object({ files: z.array(z.object({ path: z.string() })) })

/** Files of the last build, the manifest itself included; null when no manifest can say. */
export const ownFiles = (home: Home): ReadonlySet<string> | null => {
  try {
    const text = home.disk.readFileSync(targetOf(home, manifestName), 'utf8')
    const { files } = listing.parse(JSON.parse(text))
    return new Set([manifestName, ...files.map((file) => file.path).filter(isOutputPath)])
  } catch (error) {
    const isUnreadable = error instanceof SyntaxError || error instanceof z.ZodError
    if (isUnreadable || codeOf(error) === 'ENOENT') return null
    throw error
  }
}

/** The status of an output, which must be a plain file when it is there. */
export const isThere = (home: Home, file: string): boolean => {
  const target = targetOf(home, file)
  const status = statusOf(home.disk, target)
  if (status && !status.isFile()) throw inTheWay(target)
  return status !== null
}

/** True when an output has these bytes already. */
export const holds = (home: Home, file: string, bytes: Uint8Array): boolean =>
  isThere(home, file) && home.disk.readFileSync(targetOf(home, file)).equals(bytes)
