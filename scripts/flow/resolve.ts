/** The styles and colours of a template, resolved: every style has all its fields. */
import type { Color, Rule, Stroke, Style } from './styles.ts'
import { memoize } from '../memoize.ts'
import { styleNames, type BaseStyle } from '../template/names.ts'
import type { Template } from '../template/schema.ts'
import { isTree } from '../template/tree.ts'

/** The colour a template names: `#RRGGBB` itself, or a token of `colors`. */
export const colorOf = (template: Template, name: string): Color =>
  name.startsWith('#') ? name : (template.colors[name] ?? missing('color', name))

const missing = (what: string, name: string): never => {
  throw new Error(`unchecked template: no ${what} ${name}`)
}

/** Every style of a template with all its fields. The template has passed `checkTemplate`. */
export const resolveStyles = (template: Template): Record<BaseStyle, Style> => {
  const styles = {} as Record<BaseStyle, Style>
  const resolve = memoize((name: string): Style => {
    const { like, ...fields } = template.styles[name] ?? missing('style', name)
    const base = name === 'body' ? {} : resolve(like ?? 'body')
    const own = Object.fromEntries(
      Object.entries(fields).map(([key, value]) => [key, withColors(template, key, value)]),
    )
    return { ...(base as Style), ...own }
  })
  for (const name of styleNames) styles[name] = resolve(name)
  return styles
}

const withColors = (template: Template, key: string, value: unknown): unknown => {
  if ((key === 'color' || key === 'fill') && typeof value === 'string')
    return colorOf(template, value)
  return isTree(value) && 'color' in value ? strokeOf(template, value as Stroke) : value
}

/** A stroke or rule with its colour looked up. */
export const strokeOf = <T extends Stroke | Rule>(template: Template, stroke: T): T => ({
  ...stroke,
  color: colorOf(template, stroke.color),
})
