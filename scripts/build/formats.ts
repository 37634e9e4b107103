/**
 * The table of formats: how each is written, and how it is proved (`proof/formats.ts`). A new format is a folder
 * that writes it, a reader, its name in `template/names.ts`, and an entry in the two tables.
 */
import type { Assets } from '../flow/assets.ts'
import type { Flow } from '../flow/model.ts'
import type { Pages } from '../layout/model.ts'
import type { FontStore } from '../fonts/open-fonts.ts'
import { toPdf } from '../pdf/to-pdf.ts'
import type { ProofFormat } from '../proof/format.ts'
import { formats as proofFormats } from '../proof/formats.ts'
import type { FormatName } from '../template/names.ts'

/** Input of every renderer; each uses what it needs. */
export type Setup = {
  readonly flow: Flow
  readonly pages: Pages
  readonly assets: Assets
  readonly fonts: FontStore
}

export type Format = ProofFormat & {
  readonly write: (setup: Setup) => Promise<Uint8Array>
  /** Written from the flow alone, so that another thread can write it while pages are drawn here. */
  readonly isWrittenApart: boolean
}

export const formats: Readonly<Record<FormatName, Format>> = {
  pdf: {
    ...proofFormats.pdf,
    write: ({ flow, pages, assets, fonts }) => toPdf(flow, pages, assets, fonts),
    isWrittenApart: false,
  },
  docx: {
    ...proofFormats.docx,
    // Loaded when it is needed: the command line has its Word copies made in a thread.
    write: async ({ flow, assets, fonts }) =>
      (await import('./word-copy.ts')).wordCopy(flow, assets.images, fonts),
    isWrittenApart: true,
  },
}
