/** The pictures of a memo, read and checked. */
import type { Input } from '../build/input.ts'
import { deadlineIn, nullIfLate, picturesTooSlow, type Deadline } from '../build/deadline.ts'
import { readImage, type ReadImage } from '../images/read-image.ts'
import type { Picture } from '../markdown/pictures.ts'
import { memoize } from '../memoize.ts'
import type { Memo } from '../memo/model.ts'
import { unitsOf } from '../memo/walk.ts'
import type { Report } from '../message.ts'

type Finding = Parameters<Report>[0]

/** Every picture a memo shows, in order. */
export const picturesOf = (memo: Memo): Picture[] => [
  ...[...unitsOf(memo)].flatMap(({ unit }) => ('src' in unit ? [unit] : [])),
  ...(memo.meta.logos ?? []),
]

export type ImageOptions = Pick<Input, 'fonts'> & {
  readonly report: Report
  readonly seconds: number
  readonly files?: ReadonlyMap<string, Uint8Array> | undefined
}

/** Every picture, checked, by its path in the source. Those that are not ready within the seconds are given up. */
export const readImages = (
  pictures: readonly Picture[],
  folder: string,
  { fonts: fontFiles, report, seconds, files }: ImageOptions,
): Map<string, ReadImage> => {
  const images = new Map<string, ReadImage>()
  // For letters in drawings.
  const fonts = [...fontFiles.values()]
  // A file that is shown often is looked at once, and what is wrong with it is said wherever it is shown.
  const deadline = deadlineIn(seconds)
  const readOnce = memoize((src: string) => {
    const findings: Finding[] = []
    const context = {
      folder,
      ...(files && { files }),
      fonts,
      report: (finding: Finding) => findings.push(finding),
    }
    const image = inTime(deadline, () => readImage(src, context))
    if (image === 'late') findings.push(picturesTooSlow(seconds))
    return { image: image === 'late' ? null : image, findings, isLate: image === 'late' }
  })
  for (const { src, place } of pictures) {
    const { image, findings, isLate } = readOnce(src)
    for (const finding of findings) report({ ...finding, ...(place && { place }) })
    if (image) images.set(src, image)
    // Those after it would be late as well.
    if (isLate) break
  }
  return images
}

const inTime = <T>(deadline: Deadline, work: () => T): T | 'late' => {
  try {
    return deadline.run(work)
  } catch (error) {
    return nullIfLate(error) ?? 'late'
  }
}
