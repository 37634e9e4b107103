/** Colours that a Word file names by their places in its theme (ISO 29500-1, 17.18.97 and 20.1.6.2). */
import type { WordPackage } from './package.ts'
import { elementsOf, type Node } from './xml.ts'

/** Names of Word that the theme has others for. */
const places: Readonly<Record<string, string>> = {
  text1: 'dk1',
  dark1: 'dk1',
  background1: 'lt1',
  light1: 'lt1',
  text2: 'dk2',
  dark2: 'dk2',
  background2: 'lt2',
  light2: 'lt2',
  hyperlink: 'hlink',
  followedHyperlink: 'folHlink',
}

/** Attributes that name a place of the theme, and those that say the colour in its stead. */
const kinds = [
  ['w:themeColor', 'w:val'],
  ['w:themeFill', 'w:fill'],
] as const

/** Gives elements the colours that Word takes from the theme, whatever colour is written beside the name. */
export const themeColorsOf = (word: WordPackage): ((node: Node) => Node) => {
  const scheme = word.elements.get('word/theme/theme1.xml')?.get('a:clrScheme')?.[0]
  const colors = new Map(
    (scheme ? elementsOf(scheme) : []).map((place) => {
      const attributes = elementsOf(place)[0]?.attributes
      return [place.name.replace(/^a:/, ''), attributes?.['lastClr'] ?? attributes?.['val']]
    }),
  )
  return (node) => {
    // What is lighter or darker than the theme has its colour written.
    if (Object.keys(node.attributes).some((key) => /Tint$|Shade$/.test(key))) return node
    const own = kinds.flatMap(([name, key]) => {
      const place = node.attributes[name]
      const color = place === undefined ? undefined : colors.get(places[place] ?? place)
      return color === undefined ? [] : [[key, color] as const]
    })
    return own.length === 0
      ? node
      : { ...node, attributes: { ...node.attributes, ...Object.fromEntries(own) } }
  }
}
