/** Characters as the glyphs of a page show them: several characters may share one glyph. */

/**
 * Characters that one glyph of a font stands for: a page cannot tell them apart, and the text kept beside
 * the glyph is that of whichever came first. Found in the Noto CJK and Source fonts, full-width dashes too.
 */
const twins: readonly string[] = [
  '-\u2010\u2011',
  '\u00b7\u2022\u2027\u30fb',
  '\u2013\u2012',
  '\u2014\u2015',
  '\u2026\u22ef',
  '\u2018\u02bb',
  '\u2019\u02bc',
  '\u03bc\u00b5',
  '\u03b9\u0269',
  '\u0394\u2206',
  '\u03c6\u03d5',
  '\u207c\u02ed',
  '\uff5e\u301c',
  '\uff40\u2035',
  '\uff0f\u2044\u2215',
  '郎郞',
  '壿墫',
  ...Array.from({ length: 10 }, (_, i) => String.fromCodePoint(0x2460 + i, 0x2780 + i)),
  ...Array.from({ length: 10 }, (_, i) => String.fromCodePoint(0x2776 + i, 0x278a + i)),
]

const firstTwin = new Map(
  twins.flatMap((group) => [...group].map((char): [string, string] => [char, [...group][0]!])),
)
/** Those that are not the first of their group. */
const laterTwin = new RegExp(
  `[${twins.map((group) => [...group].slice(1).join('')).join('')}]`,
  'gu',
)

/** Soft hyphens, joiners, variation selectors, tones of skin in black and white: no glyph of their own. */
const invisible =
  /\u00ad|\u034f|\u200b|\u200c|\u200d|\u2060|\ufeff|[\ufe00-\ufe0f]|\p{Emoji_Modifier}/gu

/** Letters with a stroke or tilde over them that Source Sans has one glyph for, and Unicode no normal form. */
const struck: ReadonlyMap<string, string> = new Map(
  Array.from('AȺaⱥCȻcȼTȾtⱦLⱢlɫmᵯnᵰ'.matchAll(/(.)(.)/gu), ([, letter, whole]) => [letter!, whole!]),
)

/** Ligatures that text was copied with: `ﬁ` is drawn by the glyph of `fi`. */
const ligatures = /[\ufb00-\ufb06]/g

/** Text as a page can show it: twins alike, nothing invisible, compatibility ideographs and ligatures resolved. */
export const asDrawn = (text: string): string =>
  text
    .replaceAll(invisible, '')
    .replaceAll(ligatures, (char) => char.normalize('NFKC'))
    .replaceAll(laterTwin, (char) => firstTwin.get(char)!)
    .normalize('NFC')
    .replaceAll(/([AaCcTt])[\u0337\u0338]|([Llmn])\u0334/g, (_, a, b) => struck.get(a ?? b)!)
