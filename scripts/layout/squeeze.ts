/** What gives way in a flow so that it fits on fewer pages: leading, sizes, blanks. */
import type { Style, StyleName, TableLook } from '../flow/styles.ts'
import type { Fit } from '../flow/page-setup.ts'
import type { Flow } from '../flow/model.ts'

/** Styles of the banner: the block above the text. */
const banner: readonly StyleName[] = ['eyebrow', 'title', 'subtitle', 'byline', 'context']

/** Points by which leading and size go down at a time. */
const leadingStep = 0.25

const sizeStep = 0.25

type Squeezer = (flow: Flow, fit: Fit) => { readonly flow: Flow; readonly said: string } | null

/** The three ways to give way, by name; null where one has no more to give. */
export const squeezers: Readonly<Record<Fit['steps'][number], Squeezer>> = {
  banner: (flow) => {
    const title = flow.styles['title']!
    const body = flow.styles['body']!
    // Once: a title of at most one and a half lines, and no blank around it.
    const leading = Math.min(title.leading, body.leading * 1.5)
    if (title.leading === leading && banner.every((name) => flow.styles[name]!.before === 0))
      return null
    const squeeze = (style: Style, name: StyleName): Style => ({
      ...style,
      before: 0,
      after: 0,
      ...(name === 'title' && { leading, size: Math.min(style.size, leading * 0.75) }),
    })
    return {
      flow: restyle(flow, (style, name) => (banner.includes(name) ? squeeze(style, name) : style)),
      said: `${title.leading}→${rounded(leading)}`,
    }
  },
  leading: (flow, { minLeading }) => {
    const from = flow.styles['body']!.leading
    const to = Math.max(minLeading, from - leadingStep)
    return to >= from ? null : { flow: scaled(flow, to / from, 1), said: `→${rounded(to)}` }
  },
  size: (flow, { minSize }) => {
    const from = flow.styles['body']!.size
    const to = Math.max(minSize, from - sizeStep)
    return to >= from ? null : { flow: scaled(flow, 1, to / from), said: `→${rounded(to)}` }
  },
}

/** Points as they are said. */
const rounded = (points: number): number => Math.round(points * 100) / 100

const restyle = (flow: Flow, change: (style: Style, name: StyleName) => Style): Flow => ({
  ...flow,
  styles: Object.fromEntries(
    Object.entries(flow.styles).map(([name, style]) => [name, change(style, name)]),
  ),
})

/** Running heads and feet keep their size: they take no room from the text. */
const bands: readonly StyleName[] = ['status', 'header', 'footer']

const scaled = (flow: Flow, vertical: number, size: number): Flow => {
  const { page } = flow
  const scale = (style: Style): Style => ({
    ...style,
    size: style.size * size,
    leading: style.leading * vertical,
    before: style.before * vertical,
    after: style.after * vertical,
    pad: style.pad * vertical,
    left: style.left * size,
    right: style.right * size,
    hanging: style.hanging * size,
    ruleAbove: style.ruleAbove && { ...style.ruleAbove, gap: style.ruleAbove.gap * vertical },
    ruleBelow: style.ruleBelow && { ...style.ruleBelow, gap: style.ruleBelow.gap * vertical },
  })
  return {
    ...restyle(flow, (style, name) => (bands.includes(name) ? style : scale(style))),
    page: { ...page, grid: page.grid * vertical },
    table: paddedBy(flow.table, vertical),
    body: flow.body.map((piece) =>
      piece.type === 'table' && piece.look
        ? { ...piece, look: paddedBy(piece.look, vertical) }
        : piece,
    ),
  }
}

const paddedBy = (look: TableLook, vertical: number): TableLook => ({
  ...look,
  padding: { ...look.padding, y: look.padding.y * vertical },
})
