/** Texts of a template with their `{names}` filled in. */
import { fieldNames, namesIn } from '../template/label-names.ts'
import type { Content, Field, Inline } from './pieces.ts'

/** Values by name; an empty string where the memo gives none. */
export type Values = Readonly<Record<string, string>>

const fields: Readonly<Record<string, Field>> = Object.fromEntries(
  fieldNames.map((field) => [field, { field }]),
)

/** `[…]` is printed only when every name inside it has a value. */
const dropEmptyGroups = (text: string, values: Values): string =>
  text.replace(/\[([^[\]]*)\]/g, (_, group: string) =>
    namesIn(group).every((name) => Object.hasOwn(fields, name) || valueOf(name, values))
      ? group
      : '',
  )

const valueOf = (name: string, values: Values): string =>
  Object.hasOwn(values, name) ? values[name]! : ''

/** A name in marks, as 《{title}》. */
const quoted = /([《“「『])(\{([a-z-]+)\})([》”」』])/gu

/**
 * A label whose names stand without their marks where the value has marks of that kind itself, as titles that quote a
 * title do: 《《数据安全法》三年评估》 reads as a slip, and the value is not changed into 〈数据安全法〉.
 */
const withoutDoubleMarks = (text: string, values: Values): string =>
  text.replaceAll(quoted, (all, open: string, name: string, key: string, close: string) =>
    [open, close].some((mark) => valueOf(key, values).includes(mark)) ? name : all,
  )

/** What is left of a label before its names are filled in. */
const prepared = (text: string, values: Values): string =>
  withoutDoubleMarks(dropEmptyGroups(text, values), values)

/** A label as plain text. A label all of whose names are empty is empty. */
export const fillText = (text: string, values: Values): string => {
  const names = namesIn(text)
  if (names.length > 0 && names.every((name) => !valueOf(name, values))) return ''
  return prepared(text, values).replace(/\{([a-z-]+)\}/g, (_, name: string) =>
    valueOf(name, values),
  )
}

/** A label as content: `{page}`, `{pages}` and `{section}` stay fields, known only on a page. */
export const fillContent = (text: string, values: Values): Content =>
  prepared(text, values)
    .split(/(\{(?:page|pages|section)\})/)
    .map((part): Inline => {
      const name = /^\{(page|pages|section)\}$/.exec(part)?.[1]
      return name ? fields[name]! : { text: fillText(part, values) }
    })
    .filter((inline) => 'field' in inline || inline.text !== '')
