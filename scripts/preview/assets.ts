/** The files of the page itself, as bundled. */
import { join } from 'node:path'
import { home, readPlain } from '../files.ts'

/** Names below the root of the server, with their media types; nothing else is read from the disk. */
const types = {
  'index.html': 'text/html; charset=utf-8',
  'icon.svg': 'image/svg+xml',
  'page.css': 'text/css; charset=utf-8',
  'page.js': 'text/javascript; charset=utf-8',
  'pdf.worker.js': 'text/javascript; charset=utf-8',
} as const

export type Asset = { readonly type: string; readonly bytes: Uint8Array }

/** All files of the page, by name. Throws an error of the system where the package is not whole. */
export function readAssets(): ReadonlyMap<string, Asset> {
  const folder = join(home, 'dist/preview')
  return new Map(
    Object.entries(types).map(([name, type]) => [
      name,
      { type, bytes: readPlain(join(folder, name)) },
    ]),
  )
}
