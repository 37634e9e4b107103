/** Colours and fonts that a template names, which it must define. */
import type { Fault } from './fault.ts'
import type { Template } from './schema.ts'
import { everyStyle } from './check-styles.ts'

type Named = { readonly path: readonly string[]; readonly name: string }

/** Every colour a template names, where it does; a colour of its own begins with `#`. */
const colorsIn = (template: Template): Named[] => [
  ...everyStyle(template).flatMap(({ path, style }) => [
    ...named([...path, 'label', 'color'], style.label?.color),
    ...named([...path, 'color'], style.color),
    ...named([...path, 'fill'], style.fill),
    ...(['bar', 'ruleAbove', 'ruleBelow'] as const).flatMap((key) =>
      named([...path, key, 'color'], style[key]?.color),
    ),
  ]),
  ...named(['columns', 'rule', 'color'], template.columns?.rule?.color),
  ...(['inserted', 'deleted', 'moved'] as const).flatMap((key) =>
    named(['changes', key], template.changes[key]),
  ),
  ...named(['changes', 'bar', 'color'], template.changes.bar.color),
  ...(['table', 'overview'] as const).flatMap((look) => [
    ...(['top', 'head', 'row', 'bottom'] as const).flatMap((key) =>
      named([look, key, 'color'], template[look][key].color),
    ),
    ...named([look, 'banding'], template[look].banding),
    ...named([look, 'stripes'], template[look].stripes),
  ]),
]

const fontsIn = (template: Template): Named[] => [
  ...everyStyle(template).flatMap(({ path, style }) => [
    ...named([...path, 'font'], style.font),
    ...named([...path, 'label', 'font'], style.label?.font),
  ]),
  ...Object.entries(template.fonts).flatMap(([name, role]) =>
    role.fallback.flatMap((other) => named(['fonts', name, 'fallback'], other)),
  ),
  ...named(['emphasis', 'font'], template.emphasis.font),
]

const named = (path: readonly string[], name: string | null | undefined): Named[] =>
  name && !name.startsWith('#') ? [{ path, name }] : []

export const unknownNames = (template: Template): Fault[] => [
  ...colorsIn(template)
    .filter(({ name }) => !Object.hasOwn(template.colors, name))
    .map(({ path, name }) => unknown(path, 'color', '颜色', name)),
  ...fontsIn(template)
    .filter(({ name }) => !Object.hasOwn(template.fonts, name))
    .map(({ path, name }) => unknown(path, 'font', '字体', name)),
]

/** Names of the colours that a template uses. */
export const colorNames = (template: Template): string[] =>
  colorsIn(template).map(({ name }) => name)

const unknown = (path: readonly string[], en: string, zh: string, name: string): Fault => ({
  path,
  rule: `unknown-${en}`,
  en: `Unknown ${en} \`${name}\`; define it under \`${en}s\` or use one that is there`,
  zh: `没有名为 \`${name}\` 的${zh}；请在 \`${en}s\` 下定义，或改用已有的`,
})
