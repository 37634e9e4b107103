/** Logos in running heads: each page, or each head of Word's, has those of the flow and no other. */
import type { Picture } from '../flow/pieces.ts'
import type { Band } from '../flow/page-setup.ts'
import type { Flow } from '../flow/model.ts'
import { bandOf, bandOn, kindsOfSections } from '../flow/running.ts'
import type { Fault } from './findings.ts'
import { hasSize, isPrint } from './pictures.ts'
import type { Prints } from './prints.ts'
import type { HeadPicture, Reading } from '../readers/reading.ts'
import type { FormatName } from '../template/names.ts'

type Against = { readonly format: FormatName; readonly prints: Prints }

/** Logos that a running head lacks, and pictures in one that are none. */
export const headPictureFaults = (
  { headPictures, pages }: Pick<Reading, 'headPictures' | 'pages'>,
  flow: Flow,
  against: Against,
): Fault[] =>
  pages === null
    ? faultsOf(headsOf(flow).flatMap(logosOf), headPictures, against)
    : Array.from({ length: pages }, (_, i) => i + 1).flatMap((number) => {
        const band = bandOn(flow.header, number)
        const here = headPictures.filter(({ page }) => page === number)
        return faultsOf(logosOf(band), here, against)
      })

/** The heads that Word keeps: in each section one for each kind of page. */
const headsOf = (flow: Flow): Band[] =>
  kindsOfSections(flow).flatMap((kinds) => kinds.map((kind) => bandOf(flow.header, kind)))

const logosOf = ({ logos = [] }: Band): readonly Picture[] => logos

const faultsOf = (
  wanted: readonly Picture[],
  got: readonly HeadPicture[],
  { format, prints }: Against,
): Fault[] => {
  const left = [...got]
  const lost = wanted.filter((logo) => {
    const at = left.findIndex(
      (picture) =>
        isPrint(prints.get(logo.image)?.[format], picture.print) &&
        hasSize(picture, logo) &&
        (picture.alt === null || picture.alt === logo.alt),
    )
    if (at >= 0) left.splice(at, 1)
    return at < 0
  })
  // Rules are drawn as drawings are, and are no pictures.
  const others = left.filter(({ print }) => 'sha256' in print)
  return [
    ...lost.map(({ alt }): Fault => ({ rule: 'wrong-picture', wanted: alt })),
    ...others.map((): Fault => ({ rule: 'wrong-picture' })),
  ]
}
