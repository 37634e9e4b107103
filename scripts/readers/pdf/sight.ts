/** What is to be seen of each text of a page: on what ground, under what cover, behind what line. */
import { roomOf, type Drawn, type DrawnText } from './canvas.ts'
import { around, coveredPart, type Rect } from './geometry.ts'
import type { Color } from '../reading.ts'

export type Sight = {
  /** What is below the text, of all colours the one nearest to its own; null for a picture or a pattern. */
  readonly grounds: readonly (Color | null)[]
  /** What hides it, or null. */
  readonly hiddenBy: string | null
  /** Its characters that a line is drawn through, without white space. */
  readonly struck: string
}

/** Part of a text's room from which on what is painted there counts. */
const noticed = 0.2
const white: Color = [1, 1, 1]

/** A line through a text: how thick at most, and how high above its baseline, in em. */
const strike = { thickness: 0.2, from: 0.12, to: 0.6 }

type Area = {
  readonly rect: Rect
  readonly color: Color | null
  readonly isWhole: boolean
  readonly at: number
}

/** By the texts of a page. */
export const sightsOf = (drawn: readonly Drawn[]): ReadonlyMap<DrawnText, Sight> => {
  const areas = areasOf(drawn)
  const sights = new Map<DrawnText, Sight>()
  drawn.forEach((text, at) => {
    if (text.type !== 'text') return
    const room = roomOf(text.box)
    const here = areas.filter(({ rect }) => coveredPart(room, rect) > 0)
    const [below, above] = [
      here.filter((area) => area.at < at),
      here.filter((area) => area.at > at),
    ]
    sights.set(text, {
      grounds: groundsOf(room, below),
      hiddenBy: hiderOf(text, room, above),
      struck: above.length === 0 ? '' : struckIn(text, above),
    })
  })
  return sights
}

/** What is painted, in the order of painting; all of a figure is one area. */
const areasOf = (drawn: readonly Drawn[]): Area[] => {
  const areas: Area[] = []
  let figure: Rect | null = null
  const open: string[] = []
  drawn.forEach((item, at) => {
    if (item.type === 'begin') open.push(item.tag)
    if (item.type === 'end' && open.pop() === 'Figure' && !open.includes('Figure')) {
      if (figure) areas.push({ rect: figure, color: null, isWhole: true, at })
      figure = null
    }
    if (item.type !== 'area' && item.type !== 'image') return
    const { rect } = item
    if (open.includes('Figure')) figure = figure ? both(figure, rect) : rect
    else if (item.type === 'image') areas.push({ rect, color: null, isWhole: true, at })
    else areas.push({ rect, color: item.color, isWhole: item.isWhole, at })
  })
  return areas
}

const both = (a: Rect, b: Rect): Rect =>
  around([
    [a.left, a.bottom],
    [a.right, a.top],
    [b.left, b.bottom],
    [b.right, b.top],
  ])!

/** Colours below a text, from the last that was painted back to one that is below all of it. */
const groundsOf = (room: Rect, below: readonly Area[]): (Color | null)[] => {
  const grounds: (Color | null)[] = []
  for (const { rect, color, isWhole } of below.toReversed()) {
    const part = coveredPart(room, rect)
    if (part > noticed) grounds.push(color)
    if (isWhole && part > 0.999) return grounds
  }
  return [...grounds, white]
}

const hiderOf = ({ box, clip }: DrawnText, room: Rect, above: readonly Area[]): string | null => {
  // A line through or below a text takes a twentieth of it.
  const covered = above.reduce((sum, { rect }) => sum + coveredPart(room, rect), 0)
  if (covered > noticed) return 'cover'
  return clip && coveredPart({ ...room, top: box.y + 0.7 * box.size, bottom: box.y }, clip) < 0.9
    ? 'clip'
    : null
}

const struckIn = ({ glyphs, box }: DrawnText, above: readonly Area[]): string => {
  const lines = above.filter(({ rect: { bottom, top } }) => {
    const height = ((bottom + top) / 2 - box.y) / box.size
    const isThin = top - bottom < strike.thickness * box.size
    return isThin && height > strike.from && height < strike.to
  })
  if (lines.length === 0) return ''
  return glyphs
    .filter(({ x, end }) =>
      lines.some(({ rect }) => rect.left <= (x + end) / 2 && rect.right >= (x + end) / 2),
    )
    .map(({ text }) => text)
    .join('')
}
