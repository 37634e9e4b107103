/** Pictures as drawings of Word: in the line, beside a paragraph, or in the head of a page. */
import {
  HorizontalPositionRelativeFrom,
  ImageRun,
  TextRun,
  TextWrappingSide,
  TextWrappingType,
  VerticalPositionRelativeFrom,
  type IFloating,
} from 'docx'
import type { Style } from '../flow/styles.ts'
import type { Beside, Picture, Pictures } from '../flow/pieces.ts'
import type { Assets, Image } from '../flow/assets.ts'
import type { Flow } from '../flow/model.ts'

type Files = Pick<Assets, 'images'>

/** English Metric Units to a point (ISO 29500-1, 20.1.2.1). */
const emu = (points: number): number => Math.round(points * 12_700)

/** A picture of a name; `floating` where it does not stand in its line. */
export const drawing = (
  { image, alt, width, height }: Picture,
  {
    name,
    assets,
    floating,
  }: { readonly name: string; readonly assets: Files; readonly floating?: IFloating },
): ImageRun => {
  const found = assets.images[image]
  if (!found) throw new Error(`no image ${image}`)
  // The library counts in pixels of 1/96 inch.
  const pixels = (points: number) => (points * 96) / 72
  return new ImageRun({
    ...filesOf(found),
    transformation: { width: pixels(width), height: pixels(height) },
    altText: { name, description: alt },
    ...(floating && { floating }),
  })
}

/** A drawing is itself, sharp at any size, with dots for those that know no SVG: Word before 2016, WPS before 2019. */
const filesOf = ({ type, bytes, raster }: Image) => {
  if (type !== 'svg') return { type: type === 'jpeg' ? 'jpg' : 'png', data: bytes } as const
  if (!raster) throw new Error('a drawing without its raster')
  return { type, data: bytes, fallback: { type: 'png', data: raster } } as const
}

/** Pictures in a row, an em apart: a tab would ask for a stop of its own for each width. */
export const pictureRow = ({ items }: Pictures, assets: Files): (ImageRun | TextRun)[] =>
  items.flatMap((item, at) => [
    ...(at > 0 ? [new TextRun({ text: '\u2003' })] : []),
    drawing(item, { name: `logo-${at + 1}`, assets }),
  ])

/** Where Word has a picture: at the left, where its paragraph's style leaves it room, or at the right, with lines round it. */
const placeBeside = ({ side, width, gap }: Beside, style: Style, measure: number) =>
  side === 'left'
    ? {
        left: 0,
        top: emu((style.leading - style.size) / 2),
        more: { wrap: { type: TextWrappingType.NONE } },
      }
    : {
        left: emu(measure - width),
        top: 0,
        more: {
          wrap: { type: TextWrappingType.SQUARE, side: TextWrappingSide.LEFT },
          margins: { left: emu(gap) },
        },
      }

/** A picture beside the paragraph that it is anchored in, and those after it. */
export const besideParagraph = (
  beside: Beside,
  style: Style,
  { measure, assets }: { readonly measure: number; readonly assets: Files },
): ImageRun => {
  const { left, top, more } = placeBeside(beside, style, measure)
  return drawing(beside, {
    name: 'code',
    assets,
    floating: {
      horizontalPosition: { relative: HorizontalPositionRelativeFrom.COLUMN, offset: left },
      verticalPosition: { relative: VerticalPositionRelativeFrom.LINE, offset: top },
      allowOverlap: false,
      ...more,
    },
  })
}

/** Logos of a running head, where the pages of the PDF have them. */
export const headLogos = (logos: readonly Picture[], flow: Flow, assets: Files): ImageRun[] => {
  const { page, styles } = flow
  let x = page.margin.left
  return logos.map((logo, at) => {
    const left = x
    x += logo.width + styles['logos']!.size
    return drawing(logo, {
      name: `logo-${at + 1}`,
      assets,
      floating: {
        horizontalPosition: { relative: HorizontalPositionRelativeFrom.PAGE, offset: emu(left) },
        verticalPosition: {
          relative: VerticalPositionRelativeFrom.PAGE,
          offset: emu(page.head - logo.height),
        },
        wrap: { type: TextWrappingType.NONE },
        allowOverlap: false,
      },
    })
  })
}
