/** What was typed after `memopress`: understood, or what is wrong with it in the user's language. */
import { dirname, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { Language, Message } from '../message.ts'

const options = {
  out: { type: 'string' },
  only: { type: 'string', multiple: true },
  format: { type: 'string', multiple: true },
  lang: { type: 'string' },
  json: { type: 'boolean' },
  force: { type: 'boolean' },
  replace: { type: 'boolean' },
  shard: { type: 'string' },
  deadline: { type: 'string' },
  poll: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
} as const

const parse = (args: readonly string[]) =>
  parseArgs({ args: [...args], options, allowPositionals: true, strict: true })

type Typed = {
  /** Language of messages: `--lang`, or the user's; known even of a command that is not understood. */
  readonly language: Language
  readonly asJson: boolean
} & (
  | { readonly misuse: Message }
  | ({ readonly misuse: null } & Pick<ReturnType<typeof parse>, 'values' | 'positionals'>)
)

/** Options and other words as typed. */
export const readArguments = (args: readonly string[]): Typed => {
  // Node would throw its own English at the first unknown option, whatever the language asked for.
  const { values, tokens } = parseArgs({
    args: [...args],
    options,
    allowPositionals: true,
    strict: false,
    tokens: true,
  })
  const language = languageOf(typeof values.lang === 'string' ? values.lang : '')
  const asJson = values.json === true
  const misuse = tokens.flatMap((token) => (token.kind === 'option' ? misuseOf(token) : []))[0]
  return misuse ? { language, asJson, misuse } : { language, asJson, misuse: null, ...parse(args) }
}

const languageOf = (asked: string): Language => {
  const said =
    asked || process.env['LC_ALL'] || process.env['LC_MESSAGES'] || process.env['LANG'] || ''
  return /^zh/i.test(said) ? 'zh' : 'en'
}

type Token = {
  readonly name: string
  readonly rawName: string
  readonly value?: string | undefined
  readonly inlineValue?: boolean | undefined
}

const misuseOf = ({ name, rawName, value, inlineValue }: Token): Message[] => {
  const option = Object.hasOwn(options, name) ? options[name as keyof typeof options] : undefined
  if (!option) return [unknownOption(rawName)]
  if (option.type === 'boolean') return inlineValue ? [surplusValue(rawName, value ?? '')] : []
  // `--out --force` is more likely a forgotten value than a folder of that name.
  if (value === undefined || value === '' || (!inlineValue && /^-./.test(value)))
    return [missingValue(rawName)]
  return name === 'out' && isWholeDisk(value) ? [wholeDisk(rawName, value)] : []
}

/** Nothing is above it. */
const isWholeDisk = (folder: string): boolean => resolve(folder) === dirname(resolve(folder))

const misused = (path: string, en: string, zh: string): Message => ({
  level: 'error',
  rule: 'usage',
  path,
  en,
  zh,
})

const known = Object.keys(options).map((name) => `--${name}`)

const unknownOption = (option: string): Message =>
  misused(
    option,
    `There is no such option; expected one of ${known.join(', ')}`,
    `没有这个选项；可用的有 ${known.join('、')}`,
  )

const missingValue = (option: string): Message =>
  misused(
    option,
    `Nothing is said after this option; expected its value: write \`${option}=…\``,
    `该选项之后缺少内容：请写成 \`${option}=…\``,
  )

const wholeDisk = (option: string, folder: string): Message =>
  misused(
    option,
    `Unexpected \`${folder}\`, which is the whole disk; expected a folder for the set`,
    `\`${folder}\` 是整个磁盘；应为存放成套文件的目录`,
  )

const surplusValue = (option: string, value: string): Message =>
  misused(
    option,
    `Unexpected \`${value}\`, the option stands alone: leave it out`,
    `该选项不带内容：请去掉 \`${value}\``,
  )
