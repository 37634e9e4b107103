/** Sets of files with a manifest that is sealed, as tests of publishing have them. */
import { toJson, type Manifest } from '../scripts/build/manifest.ts'
import { sha256 } from '../scripts/files.ts'
import type { Files } from '../scripts/publish/publish.ts'

const none = '0'.repeat(64)

/** A manifest of files by name. */
export const manifestOf = (
  files: Readonly<Record<string, string>>,
  source = 'memo.md',
): Manifest => ({
  memopress: '0.1.0',
  source: { path: source, sha256: sha256(source) },
  templates: {},
  fonts: {},
  libraries: {},
  files: Object.entries(files).map(([path, text]) => ({
    path,
    sha256: sha256(text),
    size: text.length,
    pages: null,
    fit: null,
    template: null,
    edition: null,
    format: 'json',
    key: none,
    source: none,
  })),
})

/** A set of files and its manifest. */
export const setOf = (files: Readonly<Record<string, string>>): Files =>
  new Map(
    Object.entries({ ...files, 'manifest.json': toJson(manifestOf(files)) }).map(([name, text]) => [
      name,
      Buffer.from(text),
    ]),
  )

/** A manifest as 0.1.0 wrote it. */
export const withoutSeal = (text: string): string => text.replace(/^ {2}"seal": .*\n/m, '')

/** A manifest with a change, sealed anew: what somebody could do who knows how. */
export const resealed = (text: string, change: (text: string) => string): string => {
  const changed = change(withoutSeal(text))
  return changed.replace('{\n', `{\n  "seal": "${sha256(changed)}",\n`)
}
