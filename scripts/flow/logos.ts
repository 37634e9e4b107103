/** Logos: those of the memo, or else of its template, each as large as the template lets it be. */
import { isChinese } from '../memo/language.ts'
import type { Template } from '../template/schema.ts'
import type { Picture, Pictures } from './pieces.ts'
import type { Band, Bands } from './page-setup.ts'
import type { Context } from './context.ts'
import { templatePicture } from './picture-names.ts'
import { bold, textWidth } from './text-width.ts'

/** Points at the edge of a sheet that many printers leave blank. */
const edge = 14

/** The room that logos have, in points. */
type Room = { readonly width: number; readonly height: number }

/** Logos stand above the text, or in a running head on the left of what it says in its middle. */
const roomOf = ({ logos, page, styles }: Template, middle: string): Room => {
  const width = page.width - page.margin.left - page.margin.right
  if (logos.in === 'text') return { width, height: logos.height }
  const size = styles['status']?.size ?? 0
  const taken = middle === '' ? 0 : (textWidth(middle) * bold + 2) * size
  return { width: (width - taken) / 2, height: Math.min(logos.height, page.head - edge) }
}

/** The logos of an edition, whose running head says `middle` in its middle. */
const logosOf = ({ memo: { meta }, template, dress }: Context, middle: string): Picture[] => {
  const { logos, styles } = template
  const room = roomOf(template, middle)
  const named = meta.logos
    ? meta.logos.map(({ src, alt }) => ({ name: src, alt }))
    : logos.files.map(({ file, alt }) => ({
        name: templatePicture(file),
        alt: altIn(alt, meta.lang),
      }))
  const own = named.map(({ name, alt }) => {
    const { key, width, height } = dress.image(name)
    const scale = Math.min(room.height / height, logos.width / width)
    return { image: key, alt, width: width * scale, height: height * scale }
  })
  const gaps = (own.length - 1) * (styles['logos']?.size ?? 0)
  const wanted = own.reduce((sum, { width }) => sum + width, 0)
  const scale = Math.min(1, (room.width - gaps) / wanted)
  return own.map((logo) => ({ ...logo, width: logo.width * scale, height: logo.height * scale }))
}

const altIn = (alt: string | Readonly<Record<string, string>>, lang: string): string =>
  typeof alt === 'string' ? alt : (alt[isChinese(lang) ? 'zh' : 'en'] ?? Object.values(alt)[0]!)

/** Logos as a piece; none where there are none, or where they stand in the running head. */
export const logosInText = (context: Context): Pictures[] => {
  const logos = context.template.logos.in === 'text' ? logosOf(context, '') : []
  return logos.length === 0 ? [] : [{ type: 'pictures', style: 'logos', items: logos }]
}

/** Running heads with the logos that the template puts there. */
export const withLogos = (header: Bands, context: Context): Bands => {
  const { in: where } = context.template.logos
  if (where === 'text') return header
  const logos = logosOf(context, context.values['status']!)
  if (logos.length === 0) return header
  const { first, other, even } = header
  const onOthers = (band: Band): Band => (where === 'every-header' ? { ...band, logos } : band)
  return {
    first: { ...first, logos },
    other: onOthers(other),
    ...(even && { even: onOthers(even) }),
  }
}
