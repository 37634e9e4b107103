/** Colours of texts and of what is below them, as a Word file names them (ISO 29500-1, 17.3.2.6 and 17.3.5). */
import type { Find } from './cascade.ts'
import { all, type Node } from './xml.ts'
import type { Color } from '../reading.ts'

const white: Color = [1, 1, 1]
const black: Color = [0, 0, 0]

const colorIn = (hex: string | undefined): Color | null | undefined => {
  if (hex === undefined || hex === 'auto') return undefined
  if (!/^[\da-f]{6}$/i.test(hex)) return null
  const [red, green, blue] = [0, 2, 4].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255)
  return [red!, green!, blue!]
}

/** Word chooses black or white by itself where no colour is named. */
export const colorOn = (node: Node | undefined, ground: Color | null): Color | null => {
  const color = colorIn(node?.attributes['w:val'])
  if (color !== undefined) return color
  return ground && ground[0] + ground[1] + ground[2] < 1 ? white : black
}

/** What may be below a text: the shade of its run, or its paragraph, or any its table has, or paper. */
export const groundsOf = (run: Find, paragraph: Find, table: readonly Node[]): (Color | null)[] => {
  for (const find of [run, paragraph]) {
    const shades = shadesOf(find('w:shd'))
    if (shades.length > 0) return shades
  }
  const ofTable = table.flatMap((style) => all(style, 'w:shd').flatMap(shadesOf))
  return [...ofTable, white]
}

/** Fill and pattern colour, as far as either is to be seen (17.3.5). */
const shadesOf = (shade: Node | undefined): (Color | null)[] => {
  if (!shade || /^nil$/.test(shade.attributes['w:val'] ?? '')) return []
  const keys = shade.attributes['w:val'] === 'solid' ? ['w:color'] : ['w:fill', 'w:color']
  const isClear = shade.attributes['w:val'] === 'clear'
  return (isClear ? ['w:fill'] : keys).flatMap((key) => {
    const color = colorIn(shade.attributes[key])
    return color === undefined ? [] : [color]
  })
}
