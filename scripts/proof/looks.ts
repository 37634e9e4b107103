/** Whether what is written can be read: contrast, size, nothing upon it. */
import { isGone, printed, wholeChange } from '../flow/changes.ts'
import type { Content, Paragraph } from '../flow/pieces.ts'
import type { Flow } from '../flow/model.ts'
import type { Run } from '../memo/model.ts'
import type { ExpectedTexts } from './expected.ts'
import type { Fault } from './findings.ts'
import type { Color, Reading } from '../readers/reading.ts'
import { inkOf } from '../readers/stream.ts'

/** Contrast that a text needs: less is no text, or a question (WCAG 2.2, 1.4.3). */
const contrast = { needed: 3, wanted: 4.5 }
/** Points: no template can ask for any smaller, and no reader can read it. */
const smallest = 4

/** What looks so that it cannot be read, or not well; once for each look. */
export const lookFaults = ({ looks, hidden }: Pick<Reading, 'looks' | 'hidden'>): Fault[] => [
  ...looks.flatMap(({ text, color, ground }): Fault[] => {
    if (!color || !ground) return [{ rule: 'illegible-text', got: text }]
    const ratio = contrastOf(color, ground)
    if (ratio >= contrast.wanted) return []
    const isLost = ratio < contrast.needed
    const rule = isLost ? 'illegible-text' : 'faint-text'
    const least = isLost ? contrast.needed : contrast.wanted
    return [
      { rule, wanted: `${least} : 1`, got: `${down(ratio)} : 1, ${hex(color)} on ${hex(ground)}` },
    ]
  }),
  ...looks
    .filter(({ size }) => size < smallest - 0.001)
    .map(({ text, size }): Fault => ({
      rule: 'tiny-text',
      wanted: `${smallest} pt`,
      got: `${down(size)} pt, ${text}`,
    })),
  ...hidden
    .slice(0, 12)
    .map(({ text, by }): Fault => ({ rule: 'hidden-text', got: `${by}: ${text}` })),
]

/** One decimal, rounded down: 2.99 is not 3. */
const down = (value: number): string => (Math.floor(value * 10) / 10).toFixed(1)

const hex = (color: Color): string =>
  `#${color
    .map((level) =>
      Math.round(level * 255)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`.toUpperCase()

/** Lighter to darker, 1 to 21 (WCAG 2.2, contrast ratio). */
const contrastOf = (a: Color, b: Color): number => {
  const [light, dark] = [luminanceOf(a), luminanceOf(b)].sort((x, y) => y - x) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

/** Relative luminance of sRGB (WCAG 2.2). */
const luminanceOf = (color: Color): number => {
  const [red, green, blue] = color.map((level) =>
    level <= 0.04045 ? level / 12.92 : ((level + 0.055) / 1.055) ** 2.4,
  ) as [number, number, number]
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** Texts struck through: those that are deleted, in a redline on pages also those that are gone, and no others. */
export const struckFaults = (
  { body, notes }: Pick<ExpectedTexts, 'body' | 'notes'>,
  { struck }: Pick<Reading, 'struck'>,
  fold: (text: string) => string,
  strikesChanges = false,
): Fault[] => {
  const runs = [...body, ...notes].flatMap(({ paragraph }) =>
    paragraph ? (strikesChanges ? shown(paragraph) : paragraph.content) : [],
  )
  const isStruck = (run: Run): boolean =>
    run.deleted === true || (strikesChanges && isGone(run.change))
  const wanted = runs.map((run) => ('text' in run && isStruck(run) ? run.text : '')).join('')
  const [ours, theirs] = [inkOf(fold(wanted)), inkOf(fold(struck))]
  // Cells that go on overleaf are struck in another order.
  return sorted(ours) === sorted(theirs) ? [] : [{ rule: 'struck-text', wanted: ours, got: theirs }]
}

/** A label changes with all of its paragraph, a remark by its words. */
const shown = (paragraph: Paragraph): Content => {
  const change = wholeChange(paragraph)
  const label = change && paragraph.label ? [{ text: paragraph.label.text, change }] : []
  return [...label, ...printed(paragraph), ...(paragraph.remark?.content ?? [])]
}

const sorted = (text: string): string => [...text].sort().join('')

/** What the file says of itself. */
export const propertyFaults = ({ properties }: Reading, { meta }: Flow): Fault[] => {
  const wanted: Readonly<Record<string, string>> = {
    title: meta.title,
    subject: meta.subject,
    author: meta.author,
    keywords: meta.keywords.join(', '),
    lang: meta.lang,
    date: dayOf(meta.date),
    series: meta.series,
    rights: meta.rights,
  }
  const others = Object.entries(properties).filter(([name, value]) => wanted[name] !== value)
  return others.map(([name, got]): Fault => ({ rule: 'wrong-property', wanted: wanted[name], got }))
}

/** `2025-10` as its first day; the first day of a zip archive where there is none. */
const dayOf = (date: string | null): string => {
  const [year = '1980', month = '01', day = '01'] = date?.split('-') ?? []
  return `${year}-${month}-${day}`
}
