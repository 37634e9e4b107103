/** How a flow is written in each format: a new one is a folder, a name in `template/` and a line here. */
import type { Assets, Flow } from '../flow/model.ts'
import type { Pages } from '../layout/model.ts'
import type { FontStore } from '../fonts/open-fonts.ts'
import { toPdf } from '../pdf/to-pdf.ts'
import type { FormatName } from '../template/names.ts'

/** Everything a renderer may use; each takes what it needs. */
export type Setup = {
  readonly flow: Flow
  readonly pages: Pages
  readonly assets: Assets
  readonly fonts: FontStore
}

export const formats = {
  pdf: ({ flow, pages, assets, fonts }: Setup) => toPdf(flow, pages, assets, fonts),
  docx: async ({ flow, assets, fonts }: Setup) => {
    // Loaded when it is needed: the command line has its Word copies made in a thread.
    const { wordCopy } = await import('./word-copy.ts')
    return wordCopy(flow, assets.images, fonts)
  },
} as const satisfies Record<FormatName, (setup: Setup) => Promise<Uint8Array>>
