/** What the schema alone cannot say of a template: names that must exist, and circles. */
import { checkLabels } from './check-labels.ts'
import { styleFieldNames, styleNames, type Template } from './template.ts'

/** A fault and the path of keys to it in the template's YAML. */
export type Fault = {
  readonly path: readonly string[]
  readonly rule: string
  readonly en: string
  readonly zh: string
}

/** Every fault of a template that has passed its schema. */
export const checkTemplate = (template: Template): Fault[] => [
  ...missingStyles(template),
  ...unknownStyles(template),
  ...circularStyles(template),
  ...unknownNames(template),
  ...missingMono(template),
  ...incompleteBody(template),
  ...checkLabels(template),
]

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

const unknownStyles = ({ styles }: Template): Fault[] =>
  Object.keys(styles)
    .filter((name) => !known.has(name))
    .map((name) => ({
      path: ['styles', name],
      rule: 'unknown-style',
      en: `Unexpected style \`${name}\`; expected one of ${styleNames.join(', ')}`,
      zh: `没有名为 \`${name}\` 的样式；可用的样式有 ${styleNames.join('、')}`,
    }))

const circularStyles = ({ styles }: Template): Fault[] =>
  Object.keys(styles)
    .filter((name) => !reachesBody(styles, name))
    .map((name) => ({
      path: ['styles', name, 'like'],
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

const unknownNames = (template: Template): Fault[] => {
  const faults: Fault[] = []
  const color = (path: string[], name: string | null | undefined) => {
    if (name && !name.startsWith('#') && !Object.hasOwn(template.colors, name))
      faults.push(unknown(path, 'color', '颜色', name))
  }
  const font = (path: string[], name: string | undefined) => {
    if (name && !Object.hasOwn(template.fonts, name))
      faults.push(unknown(path, 'font', '字体', name))
  }
  for (const [name, style] of Object.entries(template.styles)) {
    const path = ['styles', name]
    font([...path, 'font'], style.font)
    font([...path, 'label', 'font'], style.label?.font)
    color([...path, 'label', 'color'], style.label?.color)
    color([...path, 'color'], style.color)
    color([...path, 'fill'], style.fill)
    for (const key of ['bar', 'ruleAbove', 'ruleBelow'] as const)
      color([...path, key, 'color'], style[key]?.color)
  }
  for (const [name, role] of Object.entries(template.fonts))
    for (const other of role.fallback) font(['fonts', name, 'fallback'], other)
  font(['emphasis', 'font'], template.emphasis.font)
  for (const key of ['top', 'head', 'row', 'bottom'] as const)
    color(['table', key, 'color'], template.table[key].color)
  color(['table', 'banding'], template.table.banding)
  return faults
}

const unknown = (path: string[], en: string, zh: string, name: string): Fault => ({
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
