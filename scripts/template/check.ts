/** What the schema alone cannot say of a template: names that must exist, and circles. */
import { limits } from '../limits.ts'
import { checkLabels } from './check-labels.ts'
import type { Fault } from './fault.ts'
import { styleNames } from './names.ts'
import { styleFieldNames } from './style-schema.ts'
import type { Template } from './schema.ts'

/** Every fault of a template that has passed its schema. */
export const checkTemplate = (template: Template): Fault[] => [
  ...misplacedTitle(template),
  ...misplacedLogos(template),
  ...missingStyles(template),
  ...unknownStyles(template),
  ...circularStyles(template),
  ...unknownNames(template),
  ...missingMono(template),
  ...missingColumns(template),
  ...incompleteBody(template),
  ...noRoom(template),
  ...checkLabels(template),
]

/** A document has one title: on its cover, which is its first page, or above its text. */
const misplacedTitle = ({ parts }: Template): Fault[] => {
  const titles = parts.filter((part) => part === 'title' || part === 'cover')
  return titles.length === 1 && parts.indexOf('cover') <= 0
    ? []
    : [
        {
          path: ['parts'],
          rule: 'misplaced-title',
          en: `Unexpected ${titles.length === 1 ? 'part before `cover`' : `${titles.join(' and ') || 'lack of a title'}`}, expected one of \`title\` and \`cover\`, the cover first: correct the list`,
          zh: '`parts` 中 `title` 与 `cover` 应有且只有一个，`cover` 须列在最前：请改正',
        },
      ]
}

/** Logos in a running head stand at its left. */
const misplacedLogos = ({ logos, header }: Template): Fault[] =>
  (logos.in === 'text'
    ? []
    : logos.in === 'first-header'
      ? (['first'] as const)
      : (['first', 'other'] as const)
  )
    .filter((page) => header[page].left !== '')
    .map((page) => ({
      path: ['header', page, 'left'],
      rule: 'logos-on-text',
      en: `Unexpected text where the logos stand, expected none: write \`left: ''\`, or put the logos elsewhere by \`logos: { in: … }\``,
      zh: `此处为徽标的位置，不应有文字：请写 \`left: ''\`，或以 \`logos: { in: … }\` 另设徽标的位置`,
    }))

const known = new Set<string>(styleNames)

const missingStyles = ({ styles }: Template): Fault[] =>
  styleNames
    .filter((name) => !styles[name])
    .map((name) => ({
      path: ['styles'],
      rule: 'missing-style',
      en: `The style \`${name}\` is missing; give it under \`styles\`, or extend a template that has it`,
      zh: `缺少样式 \`${name}\`；请在 \`styles\` 下补上，或继承已有它的模板`,
    }))

type Styles = Template['styles']
type Path = readonly string[]

/** Styles a template says, with the path to them: its own, those of its columns and those of its ladder. */
const allStyles = ({ styles, columns, ladder }: Template): (readonly [Path, Styles])[] => [
  [['styles'], styles],
  ...(columns ? [[['columns', 'styles'], columns.styles] as const] : []),
  ...(ladder ?? []).map((rung, at) => [['ladder', String(at), 'styles'], rung.styles] as const),
]

const unknownStyles = (template: Template): Fault[] =>
  allStyles(template)
    .flatMap(([path, styles]) => Object.keys(styles).map((name) => ({ path, name })))
    .filter(({ name }) => !known.has(name))
    .map(({ path, name }) => ({
      path: [...path, name],
      rule: 'unknown-style',
      en: `Unexpected style \`${name}\`; expected one of ${styleNames.join(', ')}`,
      zh: `没有名为 \`${name}\` 的样式；可用的样式有 ${styleNames.join('、')}`,
    }))

const circularStyles = (template: Template): Fault[] =>
  allStyles(template)
    .flatMap(([path, styles]) =>
      Object.keys(styles).map((name) => ({ path, name, all: { ...template.styles, ...styles } })),
    )
    .filter(({ name, all }) => known.has(name) && !reachesBody(all, name))
    .map(({ path, name }) => ({
      path: [...path, name, 'like'],
      rule: 'circular-style',
      en: `Style \`${name}\` leads back to itself or to a style that does not exist; \`like\` must end at \`body\``,
      zh: `样式 \`${name}\` 的 \`like\` 绕回自身或指向不存在的样式；最终必须落到 \`body\``,
    }))

const reachesBody = (styles: Template['styles'], name: string): boolean => {
  const seen = new Set<string>()
  let at = name
  while (at !== 'body') {
    if (seen.has(at) || !Object.hasOwn(styles, at)) return false
    seen.add(at)
    at = styles[at]?.like ?? 'body'
  }
  return Boolean(styles['body'])
}

const everyStyle = (template: Template) =>
  allStyles(template).flatMap(([path, styles]) =>
    Object.entries(styles).map(([name, style]) => ({ path: [...path, name], style })),
  )

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

const unknownNames = (template: Template): Fault[] => [
  ...colorsIn(template)
    .filter(({ name }) => !Object.hasOwn(template.colors, name))
    .map(({ path, name }) => unknown(path, 'color', '颜色', name)),
  ...fontsIn(template)
    .filter(({ name }) => !Object.hasOwn(template.fonts, name))
    .map(({ path, name }) => unknown(path, 'font', '字体', name)),
]

/** Colours of those a template file defines itself that nothing in the whole template names. */
export const unusedColors = (template: Template, own: readonly string[]): Fault[] => {
  const used = new Set(colorsIn(template).map(({ name }) => name))
  return own
    .filter((name) => !used.has(name))
    .map((name) => ({
      path: ['colors', name],
      rule: 'unused-color',
      en: `The color \`${name}\` is used by no style; expected one of ${[...used].join(', ')}: correct or delete it`,
      zh: `没有样式使用颜色 \`${name}\`；使用中的颜色有 ${[...used].join('、')}：请改正或删除`,
    }))
}

const unknown = (path: readonly string[], en: string, zh: string, name: string): Fault => ({
  path,
  rule: `unknown-${en}`,
  en: `Unknown ${en} \`${name}\`; define it under \`${en}s\` or use one that is there`,
  zh: `没有名为 \`${name}\` 的${zh}；请在 \`${en}s\` 下定义，或改用已有的`,
})

/** Code is set in it, whatever its paragraph is set in. */
const missingMono = ({ fonts }: Template): Fault[] =>
  Object.hasOwn(fonts, 'mono')
    ? []
    : [
        {
          path: ['fonts'],
          rule: 'missing-font-role',
          en: 'The font `mono` is missing, in which code is set; give it under `fonts`, or extend a template that has it',
          zh: '缺少字体 `mono`，代码以它排印；请在 `fonts` 下补上，或继承已有它的模板',
        },
      ]

const missingColumns = ({ columns, ladder }: Template): Fault[] =>
  (ladder ?? []).flatMap(({ passages }, at) =>
    passages === 'below' || columns
      ? []
      : [
          {
            path: ['ladder', String(at), 'passages'],
            rule: 'missing-columns',
            en: `\`passages: ${passages}\` needs columns; say under \`columns\` how they are set, or write \`passages: below\``,
            zh: `\`passages: ${passages}\` 需要分栏；请在 \`columns\` 下说明如何分栏，或改写为 \`passages: below\``,
          },
        ],
  )

const noRoom = ({ page: { width, height, margin } }: Template): Fault[] => {
  const left = Math.min(width - margin.left - margin.right, height - margin.top - margin.bottom)
  if (left >= limits.leastText) return []
  return [
    {
      path: ['page'],
      rule: 'no-room-for-text',
      en: `The margins leave ${Math.round(left)} points of the page for text, expected at least ${limits.leastText}: make the page larger or its \`margin\` smaller`,
      zh: `页边距之内只余 ${Math.round(left)} 点，至少应有 ${limits.leastText} 点：请加大页面或减小 \`margin\``,
    },
  ]
}

/** `body` is like nothing, so it must say everything. */
const incompleteBody = ({ styles }: Template): Fault[] => {
  const body: Record<string, unknown> = styles['body'] ?? {}
  return styleFieldNames
    .filter((field) => styles['body'] && body[field] === undefined)
    .map((field) => ({
      path: ['styles', 'body'],
      rule: 'incomplete-body-style',
      en: `The style \`body\` lacks \`${field}\`; every other style is built on it, so it must give all fields`,
      zh: `样式 \`body\` 缺少 \`${field}\`；其他样式都以它为基础，必须写全`,
    }))
}
