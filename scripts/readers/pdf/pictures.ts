/** The figures of a PDF: what tells each from another, and where it stands. */
import { createHash } from 'node:crypto'
import { expectOnly, type Objects } from './objects.ts'
import type { Figure, PageText } from './page-text.ts'
import type { Ref } from './values.ts'
import { beginOf, type HeadPicture, type Picture, type PicturePrint } from '../reading.ts'

/** The figures of all pages, in the order of drawing. */
export const picturesOf = (pages: readonly PageText[], objects: Objects): Picture[] => {
  let texts = 0
  return pages.flatMap(({ parts, figures }, i) => {
    const first = texts
    texts += parts.filter(({ part }) => part === 'body' || part === 'figure').length
    return figures.map((figure): Picture => {
      const { left = 0, bottom = 0, right = 0, top = 0 } = figure.rect ?? {}
      return {
        print: printOf(figure, objects),
        width: right - left,
        height: top - bottom,
        before: first + figure.before,
        place: { page: i + 1, left, bottom, right, top },
      }
    })
  })
}

/** What is drawn in the running heads of all pages and is no text: pictures, and rules. */
export const headPicturesOf = (pages: readonly PageText[], objects: Objects): HeadPicture[] =>
  pages.flatMap(({ heads }, i) =>
    heads.map((head): HeadPicture => {
      const { left = 0, bottom = 0, right = 0, top = 0 } = head.rect ?? {}
      const size = { width: right - left, height: top - bottom }
      return { print: printOf(head, objects), ...size, page: i + 1, alt: null }
    }),
  )

const printOf = (
  { images: [image, ...others], begins }: Pick<Figure, 'images' | 'begins'>,
  objects: Objects,
): PicturePrint =>
  image && others.length === 0 && begins.length === 0
    ? { sha256: hashOf(image, objects) }
    : { begins: new Set(begins.map(beginOf)) }

const imageKeys =
  'Type Subtype Width Height BitsPerComponent ColorSpace Filter DecodeParms Decode Length'.split(
    ' ',
  )

/** Hash of an image as it is packed: nothing else in the file may change what it shows. */
const hashOf = (image: Ref, objects: Objects): string => {
  expectOnly(objects.dictionaryAt(image), imageKeys, 'an image')
  return createHash('sha256').update(objects.packedAt(image)).digest('hex')
}
