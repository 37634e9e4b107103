/** What a schema finds wrong with data, in the words of an editor. */
import * as z from 'zod'
import type { Words } from '../message.ts'
import { wordsOf } from './words.ts'

/** Words for those that somebody has written instead. */
export type Meant = {
  readonly meantKey?: (key: string) => string | undefined
  readonly meantValue?: (value: string) => string | undefined
}

/** For `refine`: the words of a rule of ours in both languages. */
export const expected = (en: string, zh: string) => ({ error: en, params: { en, zh } })

/** What a schema finds wrong, by path of keys, in both languages; `unknown-key` names the key last. */
export type SchemaFault = Words & {
  readonly path: readonly PropertyKey[]
  readonly rule: 'unknown-key' | 'invalid-value' | 'invalid-key'
}

/** The faults of data that did not pass a schema. */
export const faultsOf = (error: z.ZodError, schema: z.ZodType, meant: Meant = {}): SchemaFault[] =>
  error.issues.flatMap((issue): SchemaFault[] => {
    if (issue.code === 'unrecognized_keys')
      return unknownKeys(issue, keysAt(schema, issue.path), meant)
    const name = issue.path.map(String).join('.')
    const words = withKeys(wordsOf(issue, meant.meantValue), issue, schema)
    const rule = issue.code === 'invalid_key' ? 'invalid-key' : 'invalid-value'
    return [
      { rule, path: issue.path, en: `\`${name}\`: ${words.en}`, zh: `\`${name}\`：${words.zh}` },
    ]
  })

/** What is no map is told the keys of one. */
const withKeys = (words: Words, issue: z.core.$ZodIssue, schema: z.ZodType): Words => {
  const isNoMap = issue.code === 'invalid_type' && issue.expected === 'object'
  const keys = isNoMap ? keysAt(schema, issue.path).join(', ') : ''
  return keys === '' ? words : { en: `${words.en} (${keys})`, zh: `${words.zh}（${keys}）` }
}

const unknownKeys = (
  { keys, path }: z.core.$ZodIssueUnrecognizedKeys,
  known: readonly string[],
  meant: Meant,
): SchemaFault[] => keys.map((key) => unknownKey([...path, key], known, meant))

const unknownKey = (
  path: readonly PropertyKey[],
  all: readonly string[],
  { meantKey }: Meant,
): SchemaFault => {
  const name = path.map(String).join('.')
  const meant = path.length === 1 ? meantKey?.(String(path[0])) : undefined
  if (meant !== undefined && all.includes(meant))
    return {
      rule: 'unknown-key',
      path,
      en: `Unexpected key \`${name}\`, expected \`${meant}\`: write \`${meant}: …\``,
      zh: `未知的键 \`${name}\`，应为 \`${meant}\`：请写成 \`${meant}: …\``,
    }
  const known = all.join(', ')
  return {
    rule: 'unknown-key',
    path,
    en: `Unexpected key \`${name}\`, expected ${known ? `one of: ${known}: correct or delete it` : 'none: delete it'}`,
    zh: `未知的键 \`${name}\`，可用的键：${known || '无'}：请改正或删除`,
  }
}

type JsonSchema = {
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly additionalProperties?: JsonSchema | boolean
  readonly items?: JsonSchema
}

/** Keys a map at this path may have. */
const keysAt = (schema: z.ZodType, path: readonly PropertyKey[]): string[] => {
  const root = z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input' }) as JsonSchema
  const at = path.reduce<JsonSchema | undefined>((node, step) => {
    const rest = node?.additionalProperties ?? node?.items
    return node?.properties?.[String(step)] ?? (typeof rest === 'object' ? rest : undefined)
  }, root)
  return Object.keys(at?.properties ?? {})
}
