/** Sizes of pages by their names, in millimetres, upright. */
import { isTree, type Tree } from './tree.ts'

/** ISO 216, GB/T 788-1999 (16 开 as printers trim it) and ANSI/ASME Y14.1. */
const millimetres = {
  A3: [297, 420],
  A4: [210, 297],
  A5: [148, 210],
  A6: [105, 148],
  B4: [250, 353],
  B5: [176, 250],
  B6: [125, 176],
  '16K': [185, 260],
  Letter: [215.9, 279.4],
  Legal: [215.9, 355.6],
  Tabloid: [279.4, 431.8],
} as const

export type PageSize = keyof typeof millimetres
export const pageSizes = Object.keys(millimetres) as PageSize[]

const isPageSize = (name: unknown): name is PageSize => pageSizes.includes(name as PageSize)

/** Points of a length in millimetres, to a hundredth. */
const points = (length: number): number => Math.round((length / 25.4) * 7200) / 100

/**
 * A template's page with the width and height that its `size` names, so that they go over those of a template below
 * it; a name that is none is left to the schema. What the template itself says of either goes over both.
 */
export const withPageSize = (data: Tree): Tree => {
  const page = data['page']
  if (!isTree(page) || !isPageSize(page['size'])) return data
  const { size, ...rest } = page as { readonly size: PageSize }
  const [width, height] = millimetres[size].map(points)
  return { ...data, page: { width, height, ...rest } }
}
