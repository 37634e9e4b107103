/** Pages: how large they are, which of them are landscape, and that on those stands what the flow has there. */
import { pageAt, pageSpans, turned } from '../flow/landscape.ts'
import type { Page } from '../flow/page-setup.ts'
import type { Flow } from '../flow/model.ts'
import { streamOf } from '../readers/stream.ts'
import type { Fragment, Reading, Sheet } from '../readers/reading.ts'
import type { ExpectedTexts } from './expected.ts'
import type { Fault } from './findings.ts'
import { misplaced } from './standing.ts'

/** Pages of another size than those of the flow, or in another order, by their orientation. */
export const pageSizeFaults = ({ sheets }: Pick<Reading, 'sheets'>, flow: Flow): Fault[] => {
  const wanted = runsOf(
    pageSpans(flow).map(({ from }) => pageAt(flow, from)),
    (a, b) => a.width === b.width,
  )
  const got = runsOf(sheets, isLike)
  return Array.from({ length: Math.max(wanted.length, got.length) }, (_, i) => i)
    .filter((i) => !(wanted[i] && got[i] && isLike(got[i], wanted[i])))
    .slice(0, 1)
    .map((i) => ({ rule: 'wrong-page-size', wanted: sizeOf(wanted[i]), got: sizeOf(got[i]) }))
}

/** The first of each run of pages that are alike. */
const runsOf = <T>(pages: readonly T[], isSame: (a: T, b: T) => boolean): T[] =>
  pages.filter((page, at) => at === 0 || !isSame(page, pages[at - 1]!))

const isLike = ({ width, height, margin }: Sheet, other: Sheet): boolean => {
  const isNear = (a: number, b: number): boolean => Math.abs(a - b) <= 0.1
  const isBeside =
    !margin || !other.margin || sides.every((side) => isNear(margin[side], other.margin![side]))
  return isNear(width, other.width) && isNear(height, other.height) && isBeside
}

const sides = ['top', 'right', 'bottom', 'left'] as const

const sizeOf = (sheet: Sheet | undefined): string | undefined =>
  sheet && `${Math.round(sheet.width)} × ${Math.round(sheet.height)} pt`

/** The page that a sheet is: that of the flow, or the same turned. */
export const pageOfSheet = (sheet: Sheet | undefined, { page }: Pick<Flow, 'page'>): Page =>
  sheet && isLike(sheet, page) ? page : turned(page)

/** Texts on a landscape page that are none of its tables, and the other way round. */
export const orientationFaults = (
  { sheets }: Pick<Reading, 'sheets'>,
  flow: Flow,
  {
    texts,
    body,
    fold,
  }: {
    readonly texts: ExpectedTexts
    readonly body: readonly Fragment[]
    readonly fold: (text: string) => string
  },
): Fault[] => {
  const wanted = streamOf(texts.body, fold)
  const offsetOf = (piece: number): number =>
    wanted.starts[texts.begins[piece] ?? Infinity] ?? wanted.ink.length
  const spans = (flow.landscape ?? []).map(
    ({ from, to }) => [offsetOf(from), offsetOf(to)] as const,
  )
  const { starts } = streamOf(body, fold)
  return body
    .filter(({ page, sheet = page! - 1 }, at) => {
      const isWanted = spans.some(([from, to]) => starts[at]! >= from && starts[at]! < to)
      return (pageOfSheet(sheets[sheet], flow) !== flow.page) !== isWanted
    })
    .slice(0, 12)
    .map(misplaced)
}
