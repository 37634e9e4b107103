/** Files → the input of a build. */
import { existsSync, readFileSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import type { Input } from '../build.ts'
import { deadlineIn, nullIfLate, tooSlow } from '../deadline.ts'
import { readImage, type ReadImage } from '../images.ts'
import { limits, sizesWithin } from '../limits.ts'
import { decode, tooLarge } from '../memo/decode.ts'
import { fromMarkdown } from '../memo/from-markdown.ts'
import { number } from '../memo/number.ts'
import type { Memo } from '../memo/model.ts'
import { unitsOf } from '../memo/walk.ts'
import { capped, type Message, type Report } from '../message.ts'
import { loadFonts, loadTemplates, sha256, shown } from '../project.ts'
import type { NamedTemplate, Templates } from '../template/read.ts'
import { loadWordStyles } from '../word-templates.ts'

export type Read<T> = { readonly value: T | null; readonly messages: readonly Message[] }

/** The memo a command is about unless it is told another. */
export const defaultSource = 'source/memo.md'

export type Source = {
  readonly path: string
  readonly folder: string
  readonly text: string
  readonly hash: string
  readonly memo: Memo
}

/** Reads a memo and numbers its recommendations, or gives up after some seconds. */
export const readSource = (file: string, seconds: number = limits.seconds.read): Read<Source> => {
  const path = shown(resolve(file))
  const messages: Message[] = []
  const report: Report = (message) => messages.push({ level: 'error', path, ...message })
  if (!existsSync(file) || !statSync(file).isFile()) {
    report({
      rule: 'missing-source',
      en: 'There is no such memo; give the path of a Markdown file, or begin one with `memopress init DIR`',
      zh: '找不到这份备忘录；请给出 Markdown 文件的路径，或用 `memopress init DIR` 新建一份',
    })
    return { value: null, messages }
  }
  const { memoBytes } = sizesWithin(seconds)
  if (statSync(file).size > memoBytes) {
    tooLarge(statSync(file).size, memoBytes, report)
    return { value: null, messages }
  }
  const bytes = readFileSync(file)
  const text = decode(bytes, report, memoBytes)
  const read = text === null ? null : readIn(seconds, text, report)
  if (text !== null && !read) return { value: null, messages: [tooSlow(path, seconds)] }
  if (text === null || !read?.memo) return { value: null, messages: capped(messages) }
  const { memo } = read
  const folder = dirname(resolve(file))
  const value = { path, folder, text, hash: sha256(bytes), memo: number(memo) }
  return { value, messages: capped(messages) }
}

const readIn = (seconds: number, text: string, report: Report): { memo: Memo | null } | null => {
  try {
    const sizes = sizesWithin(seconds)
    return deadlineIn(seconds).run(() => ({ memo: fromMarkdown(text, report, sizes) }))
  } catch (error) {
    return nullIfLate(error)
  }
}

/** What does not depend on the memo: read once for any number of them. */
export type Kit = {
  readonly templates: readonly NamedTemplate[]
  readonly fonts: Input['fonts']
  readonly fontHashes: Input['fontHashes']
  readonly wordStyles: Input['wordStyles']
  /** Paths of the fonts, for letters in drawings. */
  readonly fontFiles: readonly string[]
}

export const readKit = (root: string): Read<Kit> => {
  const templates: Templates = loadTemplates(root)
  const messages: Message[] = [...templates.messages]
  const fonts = loadFonts(templates, messages)
  const wordStyles = loadWordStyles(templates, messages)
  const failed = messages.some(({ level }) => level === 'error')
  const fontHashes = Object.fromEntries(
    Object.entries(fonts).map(([id, bytes]) => [id, sha256(bytes)]),
  )
  const fontFiles = [...templates.fonts.values()]
  const kit = { templates: templates.all, fonts, fontHashes, wordStyles, fontFiles }
  return { value: failed ? null : kit, messages }
}

/** The input of a build from a memo and a kit. */
export const inputOf = (source: Source, kit: Kit): Read<Input> => {
  const messages: Message[] = []
  const report: Report = (message) =>
    messages.push({ level: 'error', path: source.path, ...message })
  const images = readImages(source, kit.fontFiles, report)
  const failed = messages.some(({ level }) => level === 'error')
  const { memo, path, text, hash } = source
  return {
    value: failed ? null : { ...kit, memo, path, source: text, sourceHash: hash, images },
    messages: capped(messages),
  }
}

/** Every picture of a memo, checked, by its path in the source. */
const readImages = (
  { memo, folder }: Source,
  fonts: readonly string[],
  report: Report,
): Map<string, ReadImage> => {
  const images = new Map<string, ReadImage>()
  for (const { type, unit } of unitsOf(memo)) {
    if (type !== 'figure' || unit.type !== 'figure' || images.has(unit.src)) continue
    const image = readImage(unit.src, {
      folder,
      fonts,
      report,
      ...(unit.place && { place: unit.place }),
    })
    if (image) images.set(unit.src, image)
  }
  return images
}
