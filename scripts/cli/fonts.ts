import type { Command } from './command.ts'
import { fontStoreOf } from '../fonts/font-store.ts'
import { readFonts } from '../fonts/font-files.ts'
import { loadTemplates } from '../project/templates.ts'
import { shown } from '../files.ts'
import type { Message } from '../message.ts'

/** Blocks a memo is likely to need, by first and last code point. */
const blocks = [
  ['ASCII', 0x21, 0x7e],
  ['Latin', 0xa1, 0x24f],
  ['CJK', 0x4e00, 0x9fff],
] as const

/** `memopress fonts` */
export const fontsCommand: Command = async () => {
  const templates = loadTemplates(process.cwd())
  const messages: Message[] = [...templates.messages]
  const files = readFonts(templates, messages)
  const open = fontStoreOf(files)
  const fonts = [...files.keys()].sort().map((id) => ({
    id,
    file: shown(files.get(id)!.path),
    covers: Object.fromEntries(
      blocks.map(([name, first, last]) => [name, covered(open(id).face.has, first, last)]),
    ),
  }))
  const rows = fonts.map(({ id, file, covers }) =>
    [
      id,
      ...Object.entries(covers).map(([name, share]) => `${name} ${Math.round(share * 100)} %`),
      file,
    ].join('\t'),
  )
  return { messages, lines: { en: rows, zh: rows }, data: { fonts } }
}

const covered = (has: (codePoint: number) => boolean, first: number, last: number): number => {
  let count = 0
  for (let code = first; code <= last; code++) if (has(code)) count++
  return count / (last - first + 1)
}
