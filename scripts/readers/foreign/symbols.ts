/** Characters that Word files name by their place in a font of signs (ECMA-376 1, 17.3.3.30). */

/** Letters from a place on, each one place further. */
const letters = (from: number, text: string): Record<string, string> =>
  Object.fromEntries(
    [...text].map((letter, at) => [(from + at).toString(16).toUpperCase(), letter]),
  )

/** Places of the two fonts that editors' bullets and boxes come from, by the signs of Unicode. */
const signs: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  symbol: {
    ...letters(0x41, 'ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ'),
    ...letters(0x61, 'αβχδεφγηιϕκλμνοπθρστυϖωξψζ'),
    B9: '≠',
    BB: '≈',
    D6: '√',
    E5: '∑',
    B6: '∂',
    AC: '←',
    AD: '↑',
    AF: '↓',
    B7: '•',
    AE: '→',
    B1: '±',
    B4: '×',
    B3: '≥',
    A3: '≤',
    D7: '·',
    B0: '°',
    A5: '∞',
  },
  wingdings: {
    FC: '✓',
    FB: '✗',
    A8: '◻',
    FE: '☑',
    FD: '☒',
    D8: '➢',
    '6C': '●',
    '6E': '■',
    '75': '◆',
    A7: '▪',
    E0: '→',
    '6F': '□',
    '9F': '•',
  },
}

/** The sign at a place, in hexadecimal; of one that no table names, the character that the file has. */
export const symbolOf = (font: string, place: string): string => {
  const code = parseInt(place, 16)
  if (!(code > 0 && code <= 0x10ffff)) return ''
  // Word adds F000 to the places of such fonts.
  const own = code >= 0xf000 && code <= 0xf0ff ? code - 0xf000 : code
  const named = signs[font.toLowerCase()]?.[own.toString(16).toUpperCase().padStart(2, '0')]
  return named ?? String.fromCodePoint(code)
}
