/** The manifest of a set, `out/manifest.json`: its files and what they were made from. */
import * as z from 'zod'
import { clashing, sha256 } from '../files.ts'
import { formatNames } from '../template/names.ts'
import versions from '../../package.json' with { type: 'json' }

/** Names of the files of a set that are no documents: its manifest, and the units of the memo as data. */
export const manifestName = 'manifest.json'
export const unitsName = 'memo.json'

const sha = z.string().regex(/^[0-9a-f]{64}$/)

const file = z.strictObject({
  path: z.string(),
  sha256: sha,
  size: z.number().int(),
  /** Pages as laid out; of a Word copy, those of the same flow's PDF. */
  pages: z.number().int().nullable(),
  /** For a document that should fit a number of pages and was longer: the steps taken to shorten it. */
  fit: z
    .strictObject({
      pages: z.number().int(),
      steps: z.array(z.string()),
      linesOver: z.number().int(),
    })
    .nullable(),
  template: z.string().nullable(),
  edition: z.string().nullable(),
  format: z.enum([...formatNames, 'json']),
  /** SHA-256 of everything the file depends on: while it stays, the file need not be made again. */
  key: sha,
  /** SHA-256 of the source the file was made from. */
  source: sha,
})
export type ManifestFile = z.infer<typeof file>

const manifestSchema = z.strictObject({
  memopress: z.string(),
  /** Name of the memo's file: where that stands is not said, so that a set is the same wherever it is built. */
  source: z.strictObject({ path: z.string(), sha256: sha }),
  templates: z.record(z.string(), sha),
  fonts: z.record(z.string(), sha),
  libraries: z.record(z.string(), z.string()),
  /** Names below the folder of the set, no two alike: what a hand put there is not read as a file of ours. */
  files: z
    .array(file)
    .min(1)
    .refine((files) => clashing(files.map(({ path }) => path)).length === 0),
})
export type Manifest = z.infer<typeof manifestSchema>

/** Libraries whose version affects the bytes of outputs. */
const shaping = [
  'pdfmake',
  'pdfkit',
  'fontkit',
  'docx',
  'fflate',
  'hyphen',
  '@resvg/resvg-js',
] as const

/** Versions of the bundled libraries and of the one installed beside the bundle. */
const pinned = { ...versions.devDependencies, ...versions.dependencies }

/** Version of memopress and of the libraries that shape its outputs. */
export const software: Pick<Manifest, 'memopress' | 'libraries'> = {
  memopress: versions.version,
  libraries: Object.fromEntries(shaping.map((name) => [name, pinned[name]])),
}

/** The line that holds the SHA-256 of the manifest without it; 0.1.0 wrote none. */
const sealLine = /^\{\n {2}"seal": "([0-9a-f]{64})",\n/

/** Keys in a fixed order, files by path, a line end at the end: the same set, the same bytes. */
export const toJson = (manifest: Manifest): string => {
  const files = [...manifest.files].sort((a, b) => (a.path < b.path ? -1 : 1))
  // As a schema gives them back its keys have its order, wherever they were put together.
  return sealed(`${JSON.stringify(manifestSchema.parse({ ...manifest, files }), null, 2)}\n`)
}

const sealed = (text: string): string => text.replace('{\n', `{\n  "seal": "${sha256(text)}",\n`)

/** True for a text that bears a seal, which `fromJson` compares. */
export const isSealed = (text: string): boolean => sealLine.test(text)

/** A manifest read back, or null when the text is none, or is not the one that was sealed. */
export const fromJson = (text: string): Manifest | null => {
  const seal = sealLine.exec(text)?.[1]
  const content = text.replace(sealLine, '{\n')
  if (seal !== undefined && seal !== sha256(content)) return null
  try {
    return manifestSchema.safeParse(JSON.parse(content)).data ?? null
  } catch {
    return null
  }
}
