/** Styles a template must have, those it may name, and what `like` leads to. */
import type { Fault } from './fault.ts'
import { styleNames } from './names.ts'
import { styleFieldNames } from './style-schema.ts'
import type { Template } from './schema.ts'

const known = new Set<string>(styleNames)

export const missingStyles = ({ styles }: Template): Fault[] =>
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

export const unknownStyles = (template: Template): Fault[] =>
  allStyles(template)
    .flatMap(([path, styles]) => Object.keys(styles).map((name) => ({ path, name })))
    .filter(({ name }) => !known.has(name))
    .map(({ path, name }) => ({
      path: [...path, name],
      rule: 'unknown-style',
      en: `Unexpected style \`${name}\`; expected one of ${styleNames.join(', ')}`,
      zh: `没有名为 \`${name}\` 的样式；可用的样式有 ${styleNames.join('、')}`,
    }))

export const circularStyles = (template: Template): Fault[] =>
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

export const everyStyle = (template: Template) =>
  allStyles(template).flatMap(([path, styles]) =>
    Object.entries(styles).map(([name, style]) => ({ path: [...path, name], style })),
  )

/** `body` is like nothing, so it must say everything. */
export const incompleteBody = ({ styles }: Template): Fault[] => {
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
