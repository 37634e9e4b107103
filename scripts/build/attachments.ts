/**
 * What a PDF is made from, as files for it to carry: the memo, its pictures, templates, the inputs. It is
 * the whole memo, whatever the PDF prints of it: such a PDF changes with every word of the memo.
 */
import path from 'node:path'
import type { Input } from './input.ts'
import type { Attachment } from '../flow/model.ts'
import { isCode, pathInTemplates } from '../flow/picture-names.ts'
import { printable } from '../images/read-image.ts'
import {
  carrier,
  inputsPath,
  inputsToJson,
  memoPath,
  templatesFolder,
  type Inputs,
} from './inputs.ts'
import { limits } from '../limits.ts'
import { software } from './manifest.ts'
import { withoutNotes } from '../markdown/without-notes.ts'
import type { Message } from '../message.ts'
import type { Plan } from './plan.ts'
import { clashing, sha256, withoutExtension } from '../files.ts'
import type { NamedTemplate } from '../template/model.ts'

export type AttachedFile = Attachment & { readonly bytes: Uint8Array }

/** What the attachments of a PDF depend on besides its memo and pictures. */
export type Surroundings = {
  /** Template of the full text, which provenance lines name. */
  readonly full: NamedTemplate | undefined
  readonly fonts: Inputs['fonts']
}

/** Files for the PDFs of a memo that carry their source, in a fixed order; none for others. */
export const attacherOf = (
  input: Input,
): ((plan: Plan, surroundings: Surroundings) => readonly AttachedFile[]) => {
  const clean = once(() => sourceOf(input, false))
  const withNotes = once(() => sourceOf(input, true))
  return ({ template, domain, path }, { full, fonts }) => {
    const { embed } = template.template
    if (!embed) return []
    const files = [
      ...(embed === 'with-notes' ? withNotes() : clean()),
      ...templatesOf([template, ...(full ? [full] : [])], input),
    ]
    const inputs = inputsToJson({
      ...software,
      path: `${withoutExtension(path)}.${carrier}`,
      template: template.name,
      domain: domain?.slug ?? null,
      fonts,
      files: files.map(({ path, sha256 }) => ({ path, sha256 })),
    })
    return [...files, fileOf(inputsPath, 'application/json', Buffer.from(inputs))]
  }
}

const once = <T>(make: () => T): (() => T) => {
  let made: { readonly value: T } | undefined
  return () => (made ??= { value: make() }).value
}

const fileOf = (path: string, type: string, bytes: Uint8Array): AttachedFile => ({
  path,
  type,
  sha256: sha256(bytes),
  bytes,
})

/** The memo, its pictures and the logos of templates. Without notes, metadata of picture files is left out too. */
const sourceOf = ({ source, images }: Input, withNotes: boolean): AttachedFile[] => {
  const text = withNotes ? source : withoutNotes(source)
  const pictures = [...images].flatMap(([name, read]) => {
    const file = pathOf(name)
    const bytes = withNotes ? read.file : printable(name, read)
    return file === null ? [] : [fileOf(file, imageTypes[read.image.type], bytes)]
  })
  return [fileOf(memoPath, 'text/markdown', Buffer.from(text)), ...unique(pictures)]
}

/** Where a picture of a build stands in a project: below its memo or its templates; a code stands nowhere. */
const pathOf = (name: string): string | null => {
  const below = pathInTemplates(name)
  if (below !== null) return `${templatesFolder}${below}`
  return isCode(name) ? null : path.posix.join(path.posix.dirname(memoPath), name)
}

const imageTypes = { png: 'image/png', jpeg: 'image/jpeg', svg: 'image/svg+xml' } as const

/** The files of templates: those that make documents in the order of the project, which decides which is the full text. */
const templatesOf = (
  templates: readonly NamedTemplate[],
  { templates: all }: Input,
): AttachedFile[] => {
  const texts = new Map(
    templates.flatMap(({ files }) => files.map(({ name, text }) => [name, text] as const)),
  )
  const names = new Set([
    ...all.map(({ name }) => name).filter((name) => texts.has(name)),
    ...texts.keys(),
  ])
  return [...names].map((name) =>
    fileOf(`${templatesFolder}${name}.yaml`, 'application/yaml', Buffer.from(texts.get(name)!)),
  )
}

const unique = (files: readonly AttachedFile[]): AttachedFile[] => [
  ...new Map(files.map((file) => [file.path, file])).values(),
]

/** Messages about attachments with names that some disks refuse, or more than `memopress open` unpacks. */
export const unattachable = (files: readonly AttachedFile[], source: string): Message[] => {
  const size = files.reduce((sum, { bytes }) => sum + bytes.length, 0)
  const isTooMuch = size > limits.attachedBytes || files.length > limits.attachments
  return [
    ...clashing(files.map(({ path }) => path)).map((file) => badName(source, file)),
    ...(isTooMuch ? [tooMuch(source, size, files.length)] : []),
  ]
}

const badName = (source: string, file: string): Message => ({
  level: 'error',
  rule: 'unattachable-name',
  path: source,
  en: `The PDF cannot carry \`${file}\`, which some systems cannot save beside the others; expected a name of letters, digits and hyphens that differs in more than case: rename the file`,
  zh: `PDF 无法附带 \`${file}\`，有的系统不能把它与其他文件一起保存；文件名应由文字、数字和连字符组成，且不能只有大小写之别：请改名`,
})

const tooMuch = (source: string, bytes: number, files: number): Message => ({
  level: 'error',
  rule: 'too-much-attached',
  path: source,
  en: `The PDF cannot carry ${files} files of ${bytes} bytes; expected at most ${limits.attachments} of ${limits.attachedBytes}: use smaller pictures, or set \`embed: false\` in the template`,
  zh: `PDF 无法附带 ${files} 个文件、共 ${bytes} 字节；上限为 ${limits.attachments} 个、${limits.attachedBytes} 字节：请缩小图片，或在模板中设 \`embed: false\``,
})
