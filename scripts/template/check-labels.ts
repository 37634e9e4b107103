/** Names in braces in the texts of a template: one that nothing fills would print as a blank. */
import type { Fault } from './fault.ts'
import { fieldNames, namesIn, saidNames, valueNames, type LabelName } from './label-names.ts'
import type { Template } from './schema.ts'

/** What each label may name that is not filled like the others. */
const namesOfLabel: { readonly [L in LabelName]?: readonly string[] } = {
  from: ['section'],
  'moved-from': ['section'],
  'moved-to': ['section'],
  above: [],
  below: [],
  renumbered: ['number'],
  concerns: ['domains', 'to'],
  recommendation: [],
  signatures: [],
  'signing-date': [],
  signature: ['name', 'role', 'place'],
  separator: [],
  edition: saidNames,
  'digest-title': saidNames,
  checksum: saidNames,
  draft: saidNames,
  embargoed: saidNames,
}

const inBands: readonly string[] = [...valueNames, ...fieldNames]

/** Every name in a label, a running line or a title that has no value there. */
export const checkLabels = (template: Template): Fault[] => [
  ...Object.entries(template.labels).flatMap(([lang, labels]) =>
    Object.entries(labels).flatMap(([label, text]) =>
      unfilled(['labels', lang, label], text, namesOfLabel[label as LabelName] ?? valueNames),
    ),
  ),
  ...(['header', 'footer'] as const).flatMap((where) =>
    Object.entries(template[where]).flatMap(([page, band]) =>
      Object.entries(band ?? {}).flatMap(([side, text]) =>
        unfilled([where, page, side], text, inBands),
      ),
    ),
  ),
  ...Object.entries(template.title).flatMap(([lang, text]) =>
    unfilled(['title', lang], text, ['domain']),
  ),
  ...unfilled(['path'], template.path, ['domain']),
]

const unfilled = (path: readonly string[], text: string, known: readonly string[]): Fault[] =>
  namesIn(text)
    .filter((name) => !known.includes(name))
    .map((name) => ({
      path,
      rule: 'unknown-value',
      en: `Unknown name \`{${name}}\`; expected ${listed(known, ', ', 'none')}`,
      zh: `没有名为 \`{${name}}\` 的值；此处可用：${listed(known, '、', '无')}`,
    }))

const listed = (names: readonly string[], separator: string, none: string): string =>
  names.length === 0 ? none : names.map((name) => `{${name}}`).join(separator)
