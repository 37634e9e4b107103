import { existsSync, readdirSync, statSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { onlyMessages, type Command, type Outcome } from './command.ts'
import { limits } from '../limits.ts'
import type { Message } from '../message.ts'
import { openMessages } from '../open/messages.ts'
import { readPlain, shown, withoutExtension } from '../files.ts'
import { proveRebuilt } from '../open/rebuild.ts'
import { writeNew } from '../publish/write-new.ts'
import { unpack } from '../open/unpack.ts'

/**
 * `memopress open file.pdf [--out DIR]`: unpacks the source a PDF carries and proves that the source
 * makes that very PDF. Never writes over anything, and runs nothing it finds.
 */
export const openCommand: Command = async ([file], options, { proverOf }) => {
  if (file === undefined) return { ...refused([missingName]), misused: true }
  const pdf = shown(resolve(file))
  const say = openMessages(pdf)
  const folder = resolve(options.out ?? withoutExtension(basename(file)))
  const size = statSync(file, { throwIfNoEntry: false })
  if (!size?.isFile()) return refused([say.missing()])
  if (size.size > limits.pdfBytes) return refused([say.tooLarge(size.size)])
  if (isTaken(folder)) return refused([say.notEmpty(shown(folder))])
  const bytes = readPlain(file, limits.pdfBytes)
  const { value: unpacked, messages } = unpack(bytes, pdf)
  if (!unpacked) return refused(messages)
  const files = new Map(unpacked.files.map(({ path, bytes }) => [path, bytes]))
  const problem = writeNew(folder, files)
  if (problem) return refused([problem])
  const written = [...files.keys()].map((path) => shown(join(folder, path)))
  const { inputs } = unpacked
  const differences = await proveRebuilt({ pdf, bytes, inputs, folder }, proverOf)
  return outcomeOf(pdf, written, differences)
}

const isTaken = (folder: string): boolean =>
  existsSync(folder) && (!statSync(folder).isDirectory() || readdirSync(folder).length > 0)

const outcomeOf = (
  pdf: string,
  written: readonly string[],
  messages: readonly Message[],
): Outcome => {
  const identical = messages.length === 0
  return {
    messages,
    data: { written, identical },
    lines: {
      en: [...written, ...(identical ? [`${pdf} is what these files make, byte for byte`] : [])],
      zh: [...written, ...(identical ? [`${pdf} 与这些文件重新生成的结果逐字节相同`] : [])],
    },
  }
}

const refused = (messages: readonly Message[]): Outcome =>
  onlyMessages(messages, { written: [], identical: false })

const missingName: Message = {
  level: 'error',
  rule: 'missing-name',
  path: '.',
  en: 'Expected a PDF: memopress open file.pdf',
  zh: '请给出 PDF：memopress open file.pdf',
}
