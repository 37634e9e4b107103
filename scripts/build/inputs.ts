/** What a PDF that carries its source was made from: `inputs.json`, attached to it. */
import * as z from 'zod'
import { limits } from '../limits.ts'
import type { FormatName } from '../template/names.ts'

const sha = z.string().regex(/^[0-9a-f]{64}$/)

/** Other keys are left to later versions. */
const inputsSchema = z.object({
  memopress: z.string(),
  libraries: z.record(z.string(), z.string()),
  /** Of the PDF, below `out/`. */
  path: z.string(),
  template: z.string(),
  domain: z.string().nullable(),
  /** Fonts are not attached, as they are large. */
  fonts: z.record(z.string(), sha),
  /** The files attached beside this one; templates in the order they were read. */
  files: z.array(z.object({ path: z.string(), sha256: sha })).max(limits.attachments),
})
export type Inputs = z.infer<typeof inputsSchema>

/** The format whose files carry their source, for `memopress open`. */
export const carrier = 'pdf' satisfies FormatName

/** Names of attachments: unpacked, they are a project. */
export const inputsPath = 'inputs.json'
export const memoPath = 'source/memo.md'
export const templatesFolder = 'templates/'

export const inputsToJson = (inputs: Inputs): string => `${JSON.stringify(inputs, null, 2)}\n`

/** The inputs read back, or null when the text says none. */
export const inputsFromJson = (text: string): Inputs | null => {
  try {
    return inputsSchema.safeParse(JSON.parse(text)).data ?? null
  } catch {
    return null
  }
}
