/** Colours that a template file defines and nothing uses. */
import type { Message } from '../message.ts'
import type { Parsed } from './chain.ts'
import { colorNames } from './check-names.ts'
import type { Template } from './schema.ts'

/** Templates with the files that they are made of. */
export type Resolved = { readonly template: Template; readonly chain: readonly Parsed[] }

/** Asks about colours of each file that no template made of it names: of a root, which extends none, it is a palette. */
export const unusedColors = (templates: readonly Resolved[]): Message[] =>
  [...new Set(templates.flatMap(({ chain }) => chain))]
    .filter(({ data }) => 'extends' in data && 'colors' in data)
    .flatMap((file) => unusedIn(file, templates))

const unusedIn = (file: Parsed, templates: readonly Resolved[]): Message[] => {
  const made = templates.filter(({ chain }) => chain.includes(file))
  const names = new Set(made.flatMap(({ template }) => colorNames(template)))
  return Object.keys(file.data['colors'] as object)
    .filter((name) => !names.has(name))
    .map((name) => ({
      level: 'query',
      rule: 'unused-color',
      path: file.file.path,
      place: file.yaml.placeOf(['colors', name]),
      en: `The color \`${name}\` is used by no style; expected one of ${[...names].join(', ')}: correct or delete it`,
      zh: `没有样式使用颜色 \`${name}\`；使用中的颜色有 ${[...names].join('、')}：请改正或删除`,
    }))
}
