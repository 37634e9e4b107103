/** What was typed after `--only`, `--format`, `--shard` and `--deadline`, understood. */
import { limits, type Seconds } from '../limits.ts'
import type { Memo } from '../memo/model.ts'
import type { Message } from '../message.ts'
import type { Shard, Selection } from '../build/plan.ts'
import type { NamedTemplate } from '../template/read.ts'
import { formatNames, type FormatName } from '../template/template.ts'

export type Asked = {
  readonly only?: readonly string[] | undefined
  readonly format?: readonly string[] | undefined
}

/** The selection as typed; names are checked by `unknownWishes`, when the memo is known. */
export const selectionOf = ({ only = [], format = [] }: Asked, shard: Shard | null): Selection => ({
  only,
  formats: format as readonly FormatName[],
  shard,
})

/** `2/5` → the second of five parts; null for what is no part of anything. */
export const shardOf = (text: string): Shard | null => {
  const [index = 0, count = 0] = (/^(\d{1,4})\/(\d{1,4})$/.exec(text) ?? []).slice(1).map(Number)
  return index >= 1 && index <= count ? { index, count } : null
}

/** The deadline as typed, or the usual ones; null for what is no number of seconds. */
export const secondsOf = (asked: string | undefined): Seconds | null => {
  if (asked === undefined) return limits.seconds
  const seconds = /^\d{1,6}$/.test(asked) ? Number(asked) : 0
  return seconds > 0 ? { read: seconds, build: seconds } : null
}

/** Names that are no template, domain or format. */
export const unknownWishes = (
  { only, formats: wished }: Selection,
  { meta }: Memo,
  templates: readonly NamedTemplate[],
): Message[] => {
  const names = [...templates.map(({ name }) => name), ...meta.domains.map(({ slug }) => slug)]
  const known: readonly string[] = formatNames
  return [
    ...only.filter((name) => !names.includes(name)).map((name) => unknown('--only', name, names)),
    ...wished
      .filter((name) => !known.includes(name))
      .map((name) => unknown('--format', name, known)),
  ]
}

/** Templates the memo asks for that are not there, at the line that names them. */
export const unknownOutputs = (
  { meta }: Memo,
  { path, text }: { readonly path: string; readonly text: string },
  templates: readonly NamedTemplate[],
): Message[] => {
  const names = templates.map(({ name }) => name)
  return (meta.outputs ?? [])
    .filter((name) => !names.includes(name))
    .map((name): Message => ({
      level: 'error',
      rule: 'unknown-output',
      path,
      ...placeOf(name, text),
      en: `Unknown template \`${name}\` under \`outputs\`; expected one of ${names.join(', ')}`,
      zh: `\`outputs\` 中没有名为 \`${name}\` 的模板；可用的有 ${names.join('、')}`,
    }))
}

/** Where front matter names something, below its `outputs`. */
const placeOf = (name: string, text: string): Pick<Message, 'place'> => {
  const at = text.indexOf(name, text.search(/^outputs:/m))
  if (at < 0) return {}
  const before = text.slice(0, at)
  return { place: { line: before.split('\n').length, column: at - before.lastIndexOf('\n') } }
}

/** A message on the value of an option: one value that is expected is an example. */
export const unknown = (option: string, name: string, known: readonly string[]): Message => ({
  level: 'error',
  rule: 'unknown-option-value',
  path: option,
  en: `Unknown \`${name}\`; expected ${known.length === 1 ? 'a value like' : 'one of'} ${known.join(', ')}`,
  zh: `没有 \`${name}\`；${known.length === 1 ? '应形如' : '应为'} ${known.join('、')}`,
})
