/** Logos: those of the memo, or else of its template, each as large as the template lets it be. */
import { isChinese } from '../memo/language.ts'
import type { Memo } from '../memo/model.ts'
import type { Template } from '../template/schema.ts'
import type { Dress } from './blocks.ts'
import type { Bands, Picture, Pictures } from './model.ts'
import type { Context } from './context.ts'
import { templatePicture } from './picture-names.ts'

/** Part of the measure that logos in a running head take at most: what is not final is said in its middle. */
const inHead = 0.4

/** Points at the edge of a sheet that many printers leave blank. */
const edge = 14

/** The logos of an edition, with `gap` points between them, on a measure in points. */
export const logosOf = (
  { meta }: Memo,
  { logos, page, styles }: Template,
  image: Dress['image'],
): Picture[] => {
  const named = meta.logos
    ? meta.logos.map(({ src, alt }) => ({ name: src, alt }))
    : logos.files.map(({ file, alt }) => ({
        name: templatePicture(file),
        alt: altIn(alt, meta.lang),
      }))
  const highest = logos.in === 'text' ? Infinity : page.head - edge
  const own = named.map(({ name, alt }) => {
    const { key, width, height } = image(name)
    const scale = Math.min(Math.min(logos.height, highest) / height, logos.width / width)
    return { image: key, alt, width: width * scale, height: height * scale }
  })
  const measure = page.width - page.margin.left - page.margin.right
  const gaps = (own.length - 1) * (styles['logos']?.size ?? 0)
  const room = measure * (logos.in === 'text' ? 1 : inHead) - gaps
  const scale = Math.min(1, room / own.reduce((sum, { width }) => sum + width, 0))
  return own.map((logo) => ({ ...logo, width: logo.width * scale, height: logo.height * scale }))
}

const altIn = (alt: Readonly<Record<string, string>>, lang: string): string =>
  alt[isChinese(lang) ? 'zh' : 'en'] ?? Object.values(alt)[0]!

/** Logos as a piece; none where there are none. */
export const logosPiece = (logos: readonly Picture[]): Pictures[] =>
  logos.length === 0 ? [] : [{ type: 'pictures', style: 'logos', items: logos }]

/** Running heads with the logos that the template puts there. */
export const withLogos = (header: Bands, { memo, template, dress }: Context): Bands => {
  const { in: where } = template.logos
  const logos = where === 'text' ? [] : logosOf(memo, template, dress.image)
  if (logos.length === 0) return header
  const { first, other } = header
  return {
    first: { ...first, logos },
    other: where === 'every-header' ? { ...other, logos } : other,
  }
}
