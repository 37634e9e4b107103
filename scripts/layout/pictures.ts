/** Pictures that a template adds: in a row, or at the left of a paragraph. */
import type { Style } from '../flow/styles.ts'
import type { Beside, Picture, Pictures } from '../flow/pieces.ts'
import type { Flow } from '../flow/model.ts'
import type { ImageMark, Owner } from './model.ts'
import type { Column } from './line-marks.ts'
import { never, slab, type Slab } from './slabs.ts'

export const imageMark = (picture: Picture, owner: Owner, x: number, y: number): ImageMark => ({
  type: 'image',
  owner,
  image: picture.image,
  x,
  y,
  width: picture.width,
  height: picture.height,
})

/** Pictures from an edge on, so many points apart. */
export const inRow = (
  pictures: readonly Picture[],
  edge: number,
  gap: number,
): { readonly picture: Picture; readonly x: number }[] => {
  let x = edge
  return pictures.map((picture) => {
    const at = x
    x += picture.width + gap
    return { picture, x: at }
  })
}

const shares: Readonly<Record<Style['align'], number>> = {
  left: 0,
  justify: 0,
  center: 0.5,
  right: 1,
}

/** A row of pictures, all upon one line. */
export const pictureSlab = (
  { items }: Pictures,
  { align, before, onGrid, size: gap }: Style,
  { owner, x, width, piece, panel }: Column,
): Slab => {
  const height = Math.max(...items.map((item) => item.height))
  const own = items.reduce((sum, item) => sum + item.width, 0) + (items.length - 1) * gap
  const marks = inRow(items, x + (width - own) * shares[align], gap).map(({ picture, x }, at) =>
    imageMark(picture, `${owner}/${at}`, x, height - picture.height),
  )
  return slab({ height, before, snaps: onGrid, piece, panel, marks })
}

/** Slabs of a paragraph with a picture beside it, whose head is where the letters of its first line have theirs. */
export const withPicture = (
  slabs: readonly Slab[],
  beside: Beside,
  style: Style,
  { owner, x, width }: Column,
): Slab[] => {
  const place =
    beside.side === 'left'
      ? ([x, (style.leading - style.size) / 2] as const)
      : ([x + width - beside.width, 0] as const)
  const mark = imageMark(beside, `${owner}/picture`, ...place)
  return slabs.map((line, at) =>
    at === 0 ? { ...line, marks: [mark, ...line.marks] } : { ...line, breakCost: never },
  )
}

/** How far paragraphs beside a picture are from being as high as it is, with their rules. */
const lackBeside = (slabs: readonly Slab[], owner: string): number => {
  const mark = slabs[0]?.marks.find(
    (each): each is ImageMark => each.type === 'image' && each.owner === `${owner}/picture`,
  )
  if (!mark) return 0
  const height = slabs.reduce((sum, line, at) => sum + (at > 0 ? line.before : 0) + line.height, 0)
  return Math.max(0, mark.y + mark.height - height)
}

/** Paragraphs beside pictures end no higher than these. */
export const asHighAsPictures = (slabs: readonly Slab[], { body }: Flow): readonly Slab[] => {
  const ends = body.flatMap((piece, index) => {
    if (piece.type !== 'paragraph' || !piece.beside) return []
    const isBeside = (at: number): boolean => {
      const next = body[at]
      return next?.type === 'paragraph' && next.clear !== undefined && !next.beside
    }
    let last = index
    while (isBeside(last + 1)) last++
    const own = slabs.filter((line) => line.piece >= index && line.piece <= last)
    return [{ line: own.at(-1), lack: lackBeside(own, `body/${index}`) }]
  })
  return slabs.map((line) => {
    const lack = ends.find((end) => end.line === line)?.lack ?? 0
    return lack > 0 ? { ...line, height: line.height + lack } : line
  })
}
