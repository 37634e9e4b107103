/** What templates say otherwise for memos of a language. */
import type { NamedTemplate } from './model.ts'
import { withPageSize } from './page-sizes.ts'
import { isTree, merge, type Tree } from './tree.ts'

const key = 'languages'

/** The languages that some templates name. */
export const languagesIn = (all: readonly Tree[]): string[] => [
  ...new Set(all.flatMap((data) => (isTree(data[key]) ? Object.keys(data[key]) : []))),
]

/** What a template says of a language alone; null where it says nothing. */
const saidOf = (data: Tree, lang: string): Tree | null => {
  const said = isTree(data[key]) ? data[key][lang] : null
  return isTree(said) ? withPageSize(said) : null
}

/** A template file's data with what it says of a language laid over the rest. */
export const spokenIn = (data: Tree, lang: string): Tree => {
  const said = saidOf(data, lang)
  return said ? merge(data, said) : data
}

/** The path of a value in a file: where the file says it of the language, or of all. */
export const pathIn = (data: Tree, lang: string, path: readonly PropertyKey[]): PropertyKey[] => {
  const said = saidOf(data, lang)
  return said && hasPath(said, path) ? [key, lang, ...path] : [...path]
}

const hasPath = (data: unknown, [first, ...rest]: readonly PropertyKey[]): boolean =>
  first === undefined ||
  (isTree(data) && String(first) in data && hasPath(data[String(first)], rest))

/** A template as it is for memos of a language (BCP 47). */
export const forLanguage = (named: NamedTemplate, lang: string): NamedTemplate => {
  const own = named.languages?.get(lang.split('-')[0]!.toLowerCase())
  return own ? { ...named, template: own } : named
}
