/** The usage of memopress and of each command, made from the tables of commands and options. */
import { software } from '../build/manifest.ts'
import type { Language } from '../message.ts'
import { commands } from './commands.ts'
import { commonOptions, options, type Option, type OptionName } from './options.ts'
import { columnsOf, padded } from './terminal.ts'

export const version = software.memopress

const exitCodes = {
  en: 'Exit code 1: something in the memo or a template must be mended. 2: the command was not understood.',
  zh: '退出码 1：备忘录或模板需要修改；2：命令有误。',
} as const

const help = {
  en: 'What a command does, and its options',
  zh: '说明某个命令及其选项',
} as const

/** What `memopress --help` prints. */
export function usage(language: Language): string {
  const rows = Object.entries(commands).map(([name, command]): Row => [
    synopsisOf(name),
    command.summary[language],
  ])
  const names = Object.keys(options) as OptionName[]
  const listed = names.filter((name) => name !== 'help' && name !== 'version')
  return [
    `memopress ${version}`,
    table([...rows, ['memopress help COMMAND', help[language]]]),
    table(listed.map((name) => generalRow(name, language))),
    exitCodes[language],
  ].join('\n\n')
}

/** What `memopress NAME --help` and `memopress help NAME` print. */
export function commandUsage(name: string, language: Language): string {
  const { summary, options: own } = commands[name]!
  return [
    synopsisOf(name),
    summary[language],
    table([...own, ...commonOptions].map((option) => optionRow(option, language, name))),
    exitCodes[language],
  ].join('\n\n')
}

function synopsisOf(name: string): string {
  return `memopress ${name} ${commands[name]!.arguments}`.trimEnd()
}

type Row = readonly [term: string, text: string]

/** An option as a command takes it, or as most do. */
function optionRow(name: OptionName, language: Language, command = ''): Row {
  const option: Option = options[name]
  const { value = option.value, ...words } = option.own?.[command] ?? option
  const shown = typeof value === 'object' ? value[language] : value
  return [`--${name}${shown === undefined ? '' : ` ${shown}`}`, words[language]]
}

/** An option that one command or two take is told with them. */
function generalRow(name: OptionName, language: Language): Row {
  const [term, text] = optionRow(name, language)
  const takers = Object.keys(commands).filter((each) => commands[each]!.options.includes(name))
  if (takers.length > 2 || takers.length === 0) return [term, text]
  return [
    term,
    language === 'en' ? `${text} (${takers.join(', ')})` : `${text}（${takers.join('、')}）`,
  ]
}

/** Rows of two columns; further lines of a text stand below its first. */
function table(rows: readonly Row[]): string {
  const width = Math.max(...rows.map(([term]) => columnsOf(term))) + 2
  const indent = ' '.repeat(2 + width)
  return rows
    .map(([term, text]) => `  ${padded(term, width)}${text.replaceAll('\n', `\n${indent}`)}`)
    .join('\n')
}
