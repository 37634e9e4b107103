/** Files → the input of a build. */
import { dirname, resolve } from 'node:path'
import type { Input } from '../build/input.ts'
import { limits } from '../limits.ts'
import type { Picture } from '../markdown/pictures.ts'
import { hasErrors, capped, type Message, type Report } from '../message.ts'
import { codesOf } from './house-pictures.ts'
import { picturesOf, readImages, type ImageOptions } from './pictures.ts'
import { shown } from '../files.ts'
import type { Read, Resources } from './resources.ts'
import { type Source, type SourceRead, readSource } from './source.ts'

/** A memo and resources → the input of a build; messages are about its pictures, which get some seconds. */
export const inputOf = (
  source: Source,
  resources: Resources,
  seconds: number = limits.seconds.read,
): Read<Input> => {
  const messages: Message[] = []
  const report: Report = (message) =>
    messages.push({ level: 'error', path: source.path, ...message })
  const { fonts } = resources
  const own = readImages(picturesOf(source.memo), source.folder, {
    fonts,
    report,
    seconds,
    files: source.files,
  })
  const images = new Map([...own, ...resources.logos, ...codesOf(source.memo)])
  const failed = hasErrors(messages)
  const { memo, path, text, hash } = source
  return {
    value: failed ? null : { ...resources, memo, path, source: text, sourceHash: hash, images },
    messages: capped(messages),
  }
}

/** What is wrong with the pictures of a memo that has errors of its own: they hide nothing from an editor. */
const pictureMessages = (
  file: string,
  { pictures }: SourceRead,
  options: Omit<ImageOptions, 'report'>,
): readonly Message[] => {
  const path = shown(resolve(file))
  const messages: Message[] = []
  const report: Report = (message) => messages.push({ level: 'error', path, ...message })
  readImages(pictures, dirname(resolve(file)), { ...options, report })
  return capped(messages)
}

/** A memo's file and resources → the input of a build, and everything that is wrong with its text and pictures. */
export const readInput = (
  file: string,
  resources: Resources,
  seconds: number,
): {
  readonly source: Source | null
  readonly input: Input | null
  /** Known of a memo that has errors too. */
  readonly pictures: readonly Picture[]
  readonly isThere: boolean
  readonly messages: readonly Message[]
} => {
  const source = readSource(file, seconds)
  const input = source.value
    ? inputOf(source.value, resources, seconds)
    : { value: null, messages: pictureMessages(file, source, { fonts: resources.fonts, seconds }) }
  const messages = [...source.messages, ...input.messages]
  const { pictures, isThere } = source
  return { source: source.value, input: input.value, pictures, isThere, messages }
}
