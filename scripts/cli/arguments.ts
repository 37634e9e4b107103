/** Arguments as typed → options and other words, or a message about the first that is wrong. */
import { dirname, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { didYouMean, nearest } from '../words/nearest.ts'
import type { Language, Message } from '../message.ts'
import type { CommandEntry } from './commands.ts'
import { commonOptions, options, type Option, type Options, type OptionName } from './options.ts'

/** The table without its words, as Node takes it. */
const parsed = Object.fromEntries(
  Object.entries<Option>(options).map(([name, { type, multiple = false, short }]) => [
    name,
    { type, multiple, ...(short !== undefined && { short }) },
  ]),
)

type Typed = {
  /** Language of messages: `--lang`, or the user's; known even of a command that is not understood. */
  readonly language: Language
  readonly asJson: boolean
} & (
  | { readonly misuse: Message }
  | {
      readonly misuse: null
      readonly values: Options
      readonly positionals: readonly string[]
    }
)

/** Parses options and other arguments. */
export const readArguments = (args: readonly string[]): Typed => {
  // Node would throw its own English at the first unknown option, whatever the language asked for.
  const { values, tokens, positionals } = parseArgs({
    args: [...args],
    options: parsed,
    allowPositionals: true,
    strict: false,
    tokens: true,
  })
  const language = languageOf(typeof values.lang === 'string' ? values.lang : '')
  const asJson = values.json === true
  const misuse = tokens.flatMap((token) => (token.kind === 'option' ? misuseOf(token) : []))[0]
  if (misuse) return { language, asJson, misuse }
  return { language, asJson, misuse: null, values: values as Options, positionals }
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
  const option = isOption(name) ? options[name] : undefined
  if (!option) return [unknownOption(rawName)]
  if (option.type === 'boolean') return inlineValue ? [surplusValue(rawName, value ?? '')] : []
  // `--out --force` is more likely a forgotten value than a folder of that name.
  if (value === undefined || value === '' || (!inlineValue && /^-./.test(value)))
    return [missingValue(rawName)]
  return name === 'out' && isWholeDisk(value) ? [wholeDisk(rawName, value)] : []
}

/** True for the root of a disk. */
const isWholeDisk = (folder: string): boolean => resolve(folder) === dirname(resolve(folder))

/** A message about a command that was not understood. */
export const misused = (path: string, en: string, zh: string): Message => ({
  level: 'error',
  rule: 'usage',
  path,
  en,
  zh,
})

const isOption = (name: string): name is OptionName => Object.hasOwn(options, name)

const named = (names: readonly string[]): string[] => names.map((name) => `--${name}`)

const unknownOption = (option: string): Message => {
  const known = named(Object.keys(options))
  const meant = didYouMean(nearest(option, known))
  return misused(
    option,
    `There is no such option; ${meant.en}expected one of ${known.join(', ')}`,
    `没有这个选项；${meant.zh}可用的有 ${known.join('、')}`,
  )
}

/** The first option that a command does not take. */
export const foreignOption = (name: string, command: CommandEntry, typed: Options): Message[] => {
  const taken: readonly string[] = [...command.options, ...commonOptions]
  const foreign = Object.keys(typed).find((option) => !taken.includes(option))
  if (foreign === undefined) return []
  const own = named(taken)
  return [
    misused(
      `--${foreign}`,
      `\`memopress ${name}\` has no such option; expected one of ${own.join(', ')}: leave it out`,
      `\`memopress ${name}\` 没有这个选项；可用的有 ${own.join('、')}：请去掉`,
    ),
  ]
}

const missingValue = (option: string): Message =>
  misused(
    option,
    `No value after this option; expected one: write \`${option}=…\``,
    `该选项缺少取值：请写成 \`${option}=…\``,
  )

const wholeDisk = (option: string, folder: string): Message =>
  misused(
    option,
    `Unexpected \`${folder}\`, which is the whole disk; expected a folder for the set`,
    `\`${folder}\` 是整个磁盘；应为存放成套文件的文件夹`,
  )

const surplusValue = (option: string, value: string): Message =>
  misused(
    option,
    `Unexpected value \`${value}\`, the option takes none: leave it out`,
    `该选项不接受取值：请去掉 \`${value}\``,
  )
