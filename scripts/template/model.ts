/** Templates as files, and as read. */
import type { Message, Place } from '../message.ts'
import type { FontId } from './names.ts'
import type { Template } from './schema.ts'

/** A template file as text; `path` is what the user is told, `folder` where its fonts are. */
export type TemplateFile = {
  readonly name: string
  readonly path: string
  readonly folder: string
  readonly text: string
}

export type NamedTemplate = {
  readonly name: string
  readonly template: Template
  /** As it is for memos of a language, by its primary subtag, where that differs. */
  readonly languages?: ReadonlyMap<string, Template>
  /** The file and those it extends, own first: what its outputs depend on. */
  readonly files: readonly Pick<TemplateFile, 'name' | 'text'>[]
}

/** A file that a template names: its path from the folder of that template, which it must not leave. */
export type FileBelow = { readonly folder: string; readonly path: string }

/** A picture that a template names, and where it does. */
export type NamedPicture = FileBelow & {
  readonly named: { readonly path: string; readonly place: Place }
}

export type Templates = {
  readonly all: readonly NamedTemplate[]
  /** File of every font a template names. */
  readonly fonts: ReadonlyMap<FontId, string>
  /** Every Word template that is named, by its name without folder and extension. */
  readonly wordFiles: ReadonlyMap<string, FileBelow>
  /** Every logo that is named, by its path from the folder of its template. */
  readonly logos: ReadonlyMap<string, NamedPicture>
  readonly messages: readonly Message[]
}
