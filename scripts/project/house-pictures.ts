/** Pictures of a build that are no figures of its memo: logos of templates, and the code of its address. */
import { createHash } from 'node:crypto'
import type { FontFile } from '../flow/assets.ts'
import { codePicture, templatePicture } from '../flow/picture-names.ts'
import { qrCode } from '../images/qr-code.ts'
import { readImage, type ReadImage } from '../images/read-image.ts'
import type { Memo } from '../memo/model.ts'
import type { Message, Report } from '../message.ts'
import type { Templates } from '../template/model.ts'

/** Pictures by their names in a build. */
export type HousePictures = ReadonlyMap<string, ReadImage>

/** Every logo of some templates; what is wrong with one is said where a template names it. */
export const readLogos = (
  { logos }: Templates,
  fonts: readonly FontFile[],
  messages: Message[],
): HousePictures =>
  new Map(
    [...logos].flatMap(([path, { folder, named }]): [string, ReadImage][] => {
      const report: Report = (message) =>
        messages.push({ level: 'error', path: named.path, ...message })
      const image = readImage(path, { folder, place: named.place, fonts, report })
      return image ? [[templatePicture(path), image]] : []
    }),
  )

/** The code of a memo's address, by itself and framed; none where it says none. */
export const codesOf = ({ meta: { url } }: Memo): HousePictures =>
  new Map(
    (url === undefined ? [] : [false, true]).map((isFramed) => {
      const name = codePicture(url!, isFramed)
      // As it goes over the wire: not every telephone reads other letters than ASCII.
      const image = qrCode(new URL(url!).href, isFramed)
      const key = createHash('sha256').update(name).digest('hex').slice(0, 16)
      return [name, { key, image, file: image.bytes }]
    }),
  )
