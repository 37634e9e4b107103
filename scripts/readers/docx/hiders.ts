/** Properties of styles that leave nothing of a text to be seen, or not in its place. */
import { isOn, type Find } from './cascade.ts'
import type { WordPackage } from './package.ts'
import { all, type Node } from './xml.ts'

/** The number that an attribute holds. */
export const numberIn = (node: Node | undefined, key: string): number | undefined => {
  const value = node?.attributes[key]
  return value === undefined || Number.isNaN(Number(value)) ? undefined : Number(value)
}

/** Points of a size in half points, and of a length in twips. */
export const half = (value: number): number => value / 2
const twip = (value: number): number => value / 20

/** Properties that leave nothing of a text, whatever their value. */
const vanishing = ['w:vanish', 'w:specVanish', 'w:webHidden']
/** Those that turn its order round. */
const turning = ['w:rtl', 'w:eastAsianLayout', 'w:fitText']
/** Names of fonts whose glyphs are signs, whatever the characters (MS-OE376 2.1.87). */
export const signs =
  /^(?:symbol|wingdings.*|webdings|marlett|mt extra|.*dingbats|bookshelf symbol.*)$/i

/** Those of a run, of text of a size in points. */
export const hidersOfRun = (find: Find, size: number): string[] => {
  const raised = Math.abs(half(numberIn(find('w:position'), 'w:val') ?? 0))
  const spacing = twip(numberIn(find('w:spacing'), 'w:val') ?? 0)
  const scale = numberIn(find('w:w'), 'w:val') ?? 100
  const fonts = Object.entries(find('w:rFonts')?.attributes ?? {}).filter(
    ([key, name]) => key !== 'w:hint' && signs.test(name),
  )
  const fill = find('w14:textFill')
  return [
    ...[...vanishing, ...turning].filter((name) => isOn(find(name))),
    ...fonts.slice(0, 1).map(([, name]) => `w:rFonts ${name}`),
    ...(raised > 1.5 * size ? ['w:position'] : []),
    ...(spacing < -0.3 * size ? ['w:spacing'] : []),
    ...(scale < 34 ? ['w:w'] : []),
    ...(fill && all(fill).some(({ name }) => name.endsWith('noFill')) ? ['w14:textFill'] : []),
  ]
}

/** Of the page, in points: its size, and where its text begins. */
export type PageEdges = { readonly width: number; readonly left: number; readonly right: number }

export const pageOf = (word: WordPackage): PageEdges => {
  const named = word.elements.get('word/document.xml')
  const [size, margin] = [named?.get('w:pgSz')?.[0], named?.get('w:pgMar')?.[0]]
  return {
    width: twip(numberIn(size, 'w:w') ?? 12240),
    left: twip(numberIn(margin, 'w:left') ?? 1440),
    right: twip(numberIn(margin, 'w:right') ?? 1440),
  }
}

/** Part of its size that a line of exact height must have, so that its text is not cut off. */
const leastLine = 0.8

/** Those of a paragraph. */
export const hidersOfParagraph = (find: Find, size: number, page: PageEdges): string[] => {
  const spacing = find('w:spacing')
  const line = numberIn(spacing, 'w:line')
  const isExact = spacing?.attributes['w:lineRule'] === 'exact'
  const isAuto = (spacing?.attributes['w:lineRule'] ?? 'auto') === 'auto'
  const isLow =
    line !== undefined &&
    ((isExact && twip(line) < leastLine * size) || (isAuto && line / 240 < leastLine))
  return [
    ...(isLow ? ['w:spacing w:line'] : []),
    ...(isBeside(find('w:ind'), size, page) ? ['w:ind'] : []),
    ...(isOffPage(find('w:framePr'), page) ? ['w:framePr'] : []),
    ...['w:bidi', 'w:textDirection'].filter((name) => isOn(find(name))),
  ]
}

/** Indents that take a text beside the page, or leave it no room. */
const isBeside = (indent: Node | undefined, size: number, page: PageEdges): boolean => {
  const length = (...keys: readonly string[]): number =>
    keys.reduce((sum, key) => {
      const chars = numberIn(indent, `w:${key}Chars`)
      return sum + (chars ? (chars / 100) * size : twip(numberIn(indent, `w:${key}`) ?? 0))
    }, 0)
  const left = length('left', 'start')
  const right = length('right', 'end')
  const first = left + length('firstLine') - length('hanging')
  const measure = page.width - page.left - page.right
  return (
    Math.min(left, first) < -page.left ||
    right < -page.right ||
    Math.max(left, first) + right > measure - size
  )
}

/** A frame that stands beside the page, or has no height. */
const isOffPage = (frame: Node | undefined, page: PageEdges): boolean => {
  const at = (key: string): number => twip(numberIn(frame, key) ?? 0)
  const isFlat = frame?.attributes['w:hRule'] === 'exact' && at('w:h') < 4
  const isAway = Math.min(at('w:x'), at('w:y')) < -36 || Math.max(at('w:x'), at('w:y')) > page.width
  return isFlat || isAway
}
