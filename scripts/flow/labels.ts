/** Texts of a template with their `{names}` filled in. */
import type { Content, Field, Inline } from './model.ts'

/** What a label may name; an empty string means the memo does not say. */
export type Values = Readonly<Record<string, string>>

const fields: Readonly<Record<string, Field>> = {
  page: { field: 'page' },
  pages: { field: 'pages' },
  section: { field: 'section' },
}

/** `[…]` is printed only when every name inside it has a value. */
const dropEmptyGroups = (text: string, values: Values): string =>
  text.replace(/\[([^[\]]*)\]/g, (_, group: string) =>
    namesIn(group).every((name) => name in fields || values[name]) ? group : '',
  )

const namesIn = (text: string): string[] => [...text.matchAll(/\{([a-z-]+)\}/g)].map((m) => m[1]!)

/** A label as plain text. A label all of whose names are empty is empty. */
export const fillText = (text: string, values: Values): string => {
  const names = namesIn(text)
  if (names.length > 0 && names.every((name) => !values[name])) return ''
  return dropEmptyGroups(text, values).replace(
    /\{([a-z-]+)\}/g,
    (_, name: string) => values[name] ?? '',
  )
}

/** A label as content: `{page}`, `{pages}` and `{section}` stay fields, known only on a page. */
export const fillContent = (text: string, values: Values): Content =>
  dropEmptyGroups(text, values)
    .split(/(\{(?:page|pages|section)\})/)
    .map((part): Inline => fields[part.slice(1, -1)] ?? { text: fillText(part, values) })
    .filter((inline) => 'field' in inline || inline.text !== '')
