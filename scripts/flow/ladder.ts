/** The ways in which a template may set an edition, from the one that is wanted most to the one that always holds. */
import { strokeOf } from './resolve.ts'
import type { Template } from '../template/schema.ts'
import { merge } from '../template/tree.ts'
import { stylesOf } from './look.ts'
import type { Style, StyleName } from './styles.ts'
import type { Piece } from './pieces.ts'
import type { Columns, Rung } from './page-setup.ts'

type Range = Pick<Columns, 'from' | 'to'>

/** Rungs for a body whose passages are the pieces of a range; none when the template has no ladder. */
export const ladderOf = (
  template: Template,
  pieces: readonly Piece[],
  passages: Range,
): readonly Rung[] => {
  const base = stylesOf(template, pieces)
  return (template.ladder ?? []).map(({ pages, passages: way, styles }): Rung => {
    const columns = way === 'below' || passages.from === passages.to ? null : template.columns
    const own = [columns?.styles ?? {}, styles].reduce(merge, template.styles)
    const changed = stylesOf({ ...template, styles: own as Template['styles'] }, pieces)
    return {
      pages,
      styles: differing(changed, base),
      columns: columns && {
        ...passages,
        count: columns.count,
        gap: columns.gap,
        grid: columns.grid,
        before: columns.before,
        rule: columns.rule && strokeOf(template, columns.rule),
        overleaf: way === 'overleaf',
      },
    }
  })
}

const differing = (
  styles: Readonly<Record<StyleName, Style>>,
  base: Readonly<Record<StyleName, Style>>,
): Record<StyleName, Style> =>
  Object.fromEntries(
    Object.entries(styles).filter(
      ([name, style]) => JSON.stringify(style) !== JSON.stringify(base[name]),
    ),
  )
