/** A PDF that carries its source → that source, checked, in memory. */
import { readAttachments, type Attached } from '../readers/pdf/attachments.ts'
import { deadlineIn, late } from '../build/deadline.ts'
import { inputsFromJson, inputsPath, type Inputs } from '../build/inputs.ts'
import { limits } from '../limits.ts'
import type { Message } from '../message.ts'
import { openMessages } from './messages.ts'
import { clashing, sha256 } from '../files.ts'

export type Unpacked = { readonly inputs: Inputs; readonly files: readonly Attached[] }
type Read = { readonly value: Unpacked | null; readonly messages: readonly Message[] }

/** The files a PDF carries, when they are those it names; `pdf` is its path for messages. */
export const unpack = (bytes: Uint8Array, pdf: string): Read => {
  const say = openMessages(pdf)
  const refuse = (...messages: readonly Message[]): Read => ({ value: null, messages })
  const files = attachedTo(bytes)
  if (files === 'too slow') return refuse(say.tooSlow())
  if (files === 'too much') return refuse(say.tooPacked())
  if (files === 'unreadable') return refuse(say.notPdf())
  if (files.length === 0) return refuse(say.noSource())
  const size = files.reduce((sum, file) => sum + file.bytes.length, 0)
  if (size > limits.attachedBytes || files.length > limits.attachments)
    return refuse(say.tooMuch(files.length, size))
  const bad = clashing(files.map(({ path }) => path))
  if (bad.length > 0) return refuse(...bad.map(say.badName))
  const list = files.find(({ path }) => path === inputsPath)
  const inputs = list && inputsFromJson(Buffer.from(list.bytes).toString())
  if (!inputs) return refuse(say.noSource())
  const changed = changedFiles(inputs, files)
  if (changed.length > 0) return refuse(...changed.map(say.changedFile))
  return { value: { inputs, files }, messages: [] }
}

const attachedTo = (
  bytes: Uint8Array,
): readonly Attached[] | 'too much' | 'too slow' | 'unreadable' => {
  try {
    return deadlineIn(limits.seconds.read).run(() => readAttachments(bytes))
  } catch (error) {
    if (error === late) return 'too slow'
    const { code } = error as NodeJS.ErrnoException
    return code === 'ERR_BUFFER_TOO_LARGE' ? 'too much' : 'unreadable'
  }
}

/** Files that are not there, not as listed, or not listed. */
const changedFiles = (inputs: Inputs, files: readonly Attached[]): string[] => {
  const listed = new Map(inputs.files.map(({ path, sha256 }) => [path, sha256]))
  const found = new Map(files.map(({ path, bytes }) => [path, sha256(bytes)]))
  const names = new Set([...listed.keys(), ...found.keys()])
  names.delete(inputsPath)
  return [...names].filter((name) => listed.get(name) !== found.get(name))
}
