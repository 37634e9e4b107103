/** The links of a whole PDF: their texts, and the text of the body that each leads to. */
import { groupBy } from '../../collections/group-by.ts'
import { asDrawn } from './as-drawn.ts'
import { roomOf } from './canvas.ts'
import type { Rect } from './geometry.ts'
import type { Destination } from './links.ts'
import type { OutlineEntry } from './outline.ts'
import type { PageText, TextPart } from './page-text.ts'
import type { Link, Target } from '../reading.ts'
import { inkOf } from '../stream.ts'

/** In the order of reading. A link that does not lie on its text, or on more than that, leads nowhere. */
export const documentLinks = (
  pages: readonly PageText[],
  body: readonly TextPart[],
  notes: readonly TextPart[],
): Link[] => {
  const annotations = new Map(
    groupBy(
      pages.flatMap((page, i) => page.annotations.map((each) => ({ ...each, page: i + 1 }))),
      ({ link }) => link,
    ),
  )
  const placing = placingOf(pages, body)
  const linksIn = (parts: readonly TextPart[], part: Link['part']): Link[] =>
    [...byLink(parts)]
      .sort(([a], [b]) => a - b)
      .map(([link, own]): Link => {
        const on = annotations.get(link) ?? []
        annotations.delete(link)
        const targets = new Set(on.map(({ target }) => JSON.stringify(target)))
        const isOne = targets.size === 1 && lieOn(own, on) && liesOnNothingElse(pages, link, on)
        const target = isOne ? on[0]!.target : null
        return {
          text: own.map(({ fragment }) => fragment.text).join(''),
          part,
          target: target && 'page' in target ? bodyAt(target, placing) : target,
        }
      })
  const links = [...linksIn(body, 'body'), ...linksIn(notes, 'note')]
  // On what is no text of the document: a running line.
  return [
    ...links,
    ...[...annotations.keys()].map((): Link => ({ text: '', part: 'body', target: null })),
  ]
}

/** Entries of the outline, and the text that each leads to. */
export const documentOutline = (
  entries: readonly OutlineEntry[],
  pages: readonly PageText[],
  body: readonly TextPart[],
): Link[] => {
  const placing = placingOf(pages, body)
  return entries.map(({ title, destination }) => ({
    text: title,
    part: 'body',
    target: destination && (titledAt(title, destination, placing) ?? bodyAt(destination, placing)),
  }))
}

type Placed = { readonly index: number; readonly y: number; readonly part: TextPart }

/** The texts of the body by page, each with its place in the body, and where those of later pages begin. */
type Placing = {
  /** Page number by reference. */
  readonly numberOf: ReadonlyMap<string, number>
  readonly on: (page: number) => readonly Placed[]
  /** Index of the first text that stands on a page after this one. */
  readonly after: (page: number) => number
}

const placingOf = (pages: readonly PageText[], body: readonly TextPart[]): Placing => {
  const texts: Placed[][] = pages.map(() => [])
  body.forEach((part, index) => {
    texts[part.fragment.page! - 1]?.push({ index, y: part.fragment.boxes![0]!.y, part })
  })
  const after: number[] = Array(pages.length).fill(Infinity)
  for (let page = pages.length - 1; page > 0; page--)
    after[page - 1] = Math.min(after[page]!, texts[page]![0]?.index ?? Infinity)
  return {
    numberOf: new Map(pages.map(({ ref }, i) => [ref.ref, i + 1])),
    on: (page) => texts[page - 1]!,
    after: (page) => after[page - 1]!,
  }
}

/** Points that a page is scrolled to above a heading, at most. */
const mostAbove = 60

/** Points between texts of one line, at most. */
const sameLine = 3

/**
 * In columns several texts stand at one height: that of the title, or its number, is the nearest below the place. Of
 * those on one line it is the one from which on the whole title is read: a cell may hold what the title begins with.
 */
const titledAt = (title: string, { page, y }: Destination, { numberOf, on }: Placing): Target => {
  const number = numberOf.get(page)
  if (number === undefined) return null
  const ink = asDrawn(inkOf(title))
  const texts = on(number).map((text) => ({
    ...text,
    ink: asDrawn(inkOf(text.part.fragment.text)),
    drop: y === null ? -1 : y - text.y,
  }))
  const [nearest, ...others] = texts
    .filter(({ drop }) => drop > -0.01 && drop < mostAbove)
    .filter(({ part }) => part.fragment.startsLine)
    // The mark of a note stands higher than the number of its heading, and may be the same; or it ends the text.
    .filter((text) => ink.startsWith(text.ink) || text.ink.startsWith(ink))
    .sort((a, b) => a.drop - b.drop)
  if (!nearest) return null
  const beside = others.filter(({ drop }) => drop - nearest.drop < sameLine)
  const whole = [nearest, ...beside].find(({ index }) => {
    const after = texts.slice(texts.findIndex((text) => text.index === index))
    return after
      .map((text) => text.ink)
      .join('')
      .startsWith(ink)
  })
  return { body: (whole ?? nearest).index }
}

const byLink = (parts: readonly TextPart[]): ReadonlyMap<number, readonly TextPart[]> =>
  groupBy(
    parts.filter(({ link }) => link !== undefined),
    ({ link }) => link!,
  )

type Box = NonNullable<TextPart['fragment']['boxes']>[number]

const isIn = (box: Box, { left, bottom, right, top }: Rect): boolean => {
  const room = roomOf(box)
  const [x, y] = [(room.left + room.right) / 2, (room.bottom + room.top) / 2]
  return x >= left && x <= right && y >= bottom && y <= top
}

const lieOn = (
  parts: readonly TextPart[],
  on: readonly { readonly rect: Rect; readonly page: number }[],
): boolean =>
  parts.every(({ fragment: { boxes, page } }) =>
    boxes!.every((box) => on.some((each) => each.page === page && isIn(box, each.rect))),
  )

const liesOnNothingElse = (
  pages: readonly PageText[],
  link: number,
  on: readonly { readonly rect: Rect; readonly page: number }[],
): boolean =>
  on.every(({ rect, page }) =>
    pages[page - 1]!.parts.every(
      ({ link: own, part, fragment }) =>
        own === link || part === 'furniture' || !fragment.boxes!.some((box) => isIn(box, rect)),
    ),
  )

/** The text that is first met from a place on. */
const bodyAt = ({ page, y }: Destination, { numberOf, on, after }: Placing): Target => {
  const number = numberOf.get(page)
  if (number === undefined) return null
  const here = on(number).find((text) => y === null || text.y <= y + 0.01)
  const at = Math.min(here?.index ?? Infinity, after(number))
  return at === Infinity ? null : { body: at }
}
