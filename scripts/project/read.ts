/** Files → the input of a build. */
import { dirname, join, resolve } from 'node:path'
import type { Input } from '../build/input.ts'
import { deadlineIn, nullIfLate, templatesTooSlow, tooSlow } from '../build/deadline.ts'
import { limits, sizesWithin } from '../limits.ts'
import { decode, tooLarge } from '../markdown/decode.ts'
import type { Memo } from '../memo/model.ts'
import type { Picture } from '../markdown/pictures.ts'
import { capped, type Message, type Report } from '../message.ts'
import { readFonts } from '../fonts/font-files.ts'
import { codesOf, readLogos, type HousePictures } from './house-pictures.ts'
import { picturesOf, readImages, type ImageOptions } from './pictures.ts'
import type { Suggestion } from '../rules/suggest-domains.ts'
import { readText } from './read-text.ts'
import { isSystemError, wordsOf, type SystemError } from '../system-error.ts'
import { loadTemplates } from './templates.ts'
import { readPlain, sha256, shown } from '../files.ts'
import type { NamedTemplate, Templates } from '../template/model.ts'
import { loadWordStyles } from './word-templates.ts'

export type Read<T> = { readonly value: T | null; readonly messages: readonly Message[] }

/** The memo a command is about unless it is told another. */
export const defaultSource = 'source/memo.md'

export type Source = {
  readonly path: string
  readonly folder: string
  readonly text: string
  readonly hash: string
  readonly memo: Memo
  /** What a careful reader would ask. */
  readonly questions?: readonly Message[]
  /** Passages that may belong to other domains. */
  readonly suggestions?: readonly Suggestion[]
}

/** A memo as read, and its pictures: known of one that has errors too. */
export type SourceRead = Read<Source> & {
  readonly pictures: readonly Picture[]
  /** There is a file that can be read, whatever it says. */
  readonly isThere: boolean
}

/** Reads a memo and numbers its recommendations, or gives up after some seconds. */
export const readSource = (file: string, seconds: number = limits.seconds.read): SourceRead => {
  const path = shown(resolve(file))
  const messages: Message[] = []
  const report: Report = (message) => messages.push({ level: 'error', path, ...message })
  const { memoBytes } = sizesWithin(seconds)
  const { bytes, isThere } = readMemo(file, memoBytes, report)
  return bytes
    ? readSourceText(bytes, { path, folder: dirname(resolve(file)) }, seconds)
    : { ...unread(messages), isThere }
}

/** Reads a memo whose bytes are in memory. */
export const readSourceText = (
  bytes: Uint8Array,
  { path, folder }: Pick<Source, 'path' | 'folder'>,
  seconds: number = limits.seconds.read,
): SourceRead => {
  const messages: Message[] = []
  const report: Report = (message) => messages.push({ level: 'error', path, ...message })
  const { memoBytes } = sizesWithin(seconds)
  const text = decode(bytes, report, memoBytes)
  const read = text === null ? null : readIn(seconds, text, report)
  if (text !== null && !read) return unread([tooSlow(path, seconds)])
  if (text === null || !read?.memo) return unread(messages, read?.pictures)
  const { memo, pictures, suggestions } = read
  const questions = read.questions.map((asked): Message => ({ level: 'query', path, ...asked }))
  return {
    value: {
      path,
      folder,
      text,
      hash: sha256(bytes),
      memo,
      questions: capped(questions),
      suggestions,
    },
    messages: capped(messages),
    pictures,
    isThere: true,
  }
}

const unread = (said: readonly Message[], pictures: readonly Picture[] = []): SourceRead => ({
  value: null,
  messages: capped(said),
  pictures,
  isThere: true,
})

/** The bytes of a memo, or null and what is wrong with its file. */
const readMemo = (
  file: string,
  memoBytes: number,
  report: Report,
): { readonly bytes: Buffer | null; readonly isThere: boolean } => {
  try {
    return { bytes: readPlain(file, memoBytes), isThere: true }
  } catch (error) {
    if (!isSystemError(error)) throw error
    const isMissing = ['ENOENT', 'ENOTDIR', 'EFTYPE'].includes(error.code)
    const isTooLarge = error.code === 'EFBIG'
    if (isTooLarge) tooLarge(error.size!, memoBytes, report)
    else report(isMissing ? missingSource : unreadableSource(error))
    return { bytes: null, isThere: isTooLarge }
  }
}

const missingSource = {
  rule: 'missing-source',
  en: 'There is no such memo; give the path of a Markdown file, or begin one with `memopress init DIR`',
  zh: '找不到这份备忘录；请给出 Markdown 文件的路径，或用 `memopress init DIR` 新建一份',
}

const unreadableSource = (error: SystemError) => ({
  rule: 'unreadable-source',
  en: `The memo cannot be read: ${wordsOf(error).en}`,
  zh: `无法读取备忘录：${wordsOf(error).zh}`,
})

/** Reads a text within some seconds; null when it takes longer. */
const readIn = (
  seconds: number,
  text: string,
  report: Report,
): ReturnType<typeof readText> | null => {
  try {
    const options = { sizes: sizesWithin(seconds) }
    return deadlineIn(seconds).run(() => readText(text, report, options))
  } catch (error) {
    return nullIfLate(error)
  }
}

/** What does not depend on the memo: read once for any number of them. */
export type Resources = {
  readonly templates: readonly NamedTemplate[]
  readonly fonts: Input['fonts']
  readonly wordStyles: Input['wordStyles']
  /** Logos of templates. */
  readonly logos: HousePictures
}

/**
 * Templates, fonts and Word styles of the project in a folder, or a message when they take too long; messages name
 * paths as seen from `from`.
 */
export const readResources = (
  root: string,
  from = process.cwd(),
  seconds: number = limits.seconds.build,
): Read<Resources> => {
  try {
    return deadlineIn(seconds).run(() => resourcesOf(root, from))
  } catch (error) {
    nullIfLate(error)
    return {
      value: null,
      messages: [templatesTooSlow(shown(join(root, 'templates'), from), seconds)],
    }
  }
}

/** The same for what is drawn nowhere: without fonts and Word styles, where the templates have no logos. */
export const readTextResources = (root: string, from = process.cwd()): Read<Resources> => {
  const { all, messages, logos } = loadTemplates(root, from)
  if (logos.size > 0) return readResources(root, from)
  const resources = { templates: all, fonts: new Map(), wordStyles: {}, logos: new Map() }
  const failed = messages.some(({ level }) => level === 'error')
  return { value: failed ? null : resources, messages: capped(messages) }
}

const resourcesOf = (root: string, from: string): Read<Resources> => {
  const templates: Templates = loadTemplates(root, from)
  const messages: Message[] = [...templates.messages]
  const fonts = readFonts(templates, messages, from)
  const wordStyles = loadWordStyles(templates, messages, from)
  const logos = readLogos(templates, [...fonts.values()], messages)
  const failed = messages.some(({ level }) => level === 'error')
  const resources = { templates: templates.all, fonts, wordStyles, logos }
  return { value: failed ? null : resources, messages: capped(messages) }
}

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
  const own = readImages(picturesOf(source.memo), source.folder, { fonts, report, seconds })
  const images = new Map([...own, ...resources.logos, ...codesOf(source.memo)])
  const failed = messages.some(({ level }) => level === 'error')
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
