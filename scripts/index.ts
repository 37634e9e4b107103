/** The library: what the command does, in memory, for programs. It prints nothing and knows no current folder. */
import { isAbsolute } from 'node:path'
import { build as buildArtifacts, manifestOf } from './build/build.ts'
import { deadlineIn, nullIfLate, tooSlow } from './build/deadline.ts'
import { assetsOf, documentsOf } from './build/document.ts'
import { manifestName, toJson } from './build/manifest.ts'
import { everyPlan } from './build/plan.ts'
import { needTwoEditions, unknownNames, unknownOutputs } from './build/selection.ts'
import { filesToVerify, verifyFiles } from './build/verify.ts'
import { wordCopy } from './build/word-copy.ts'
import type { Assets } from './flow/assets.ts'
import type { Flow } from './flow/model.ts'
import { fontStoreOf } from './fonts/font-store.ts'
import { facesOf, type FontStore } from './fonts/open-fonts.ts'
import { fitPages, isToFit } from './layout/fit.ts'
import { hyphenate } from './layout/hyphenate.ts'
import { layoutOf } from './layout/layout.ts'
import { limits } from './limits.ts'
import type { Memo } from './memo/model.ts'
import { hasErrors, type Message } from './message.ts'
import { toPdf as drawPdf } from './pdf/to-pdf.ts'
import { inputOf } from './project/read-input.ts'
import { readResources, type Resources } from './project/resources.ts'
import { readSourceText } from './project/source.ts'
import { proverOf } from './proof/prove.ts'

export type { Flow } from './flow/model.ts'
export type { Memo } from './memo/model.ts'
export type { Message, Place } from './message.ts'

/** What was read or made, and what there is to say of it: null after an error. */
export type Result<T> = { readonly value: T | null; readonly messages: readonly Message[] }

/** A memo with the text it was read from. */
export type Source = {
  /** Path that messages name. */
  readonly path: string
  /** Folder that its pictures are in or below. */
  readonly folder: string
  readonly text: string
  /** SHA-256 of its bytes. */
  readonly hash: string
  readonly memo: Memo
}

/** Templates as `readTemplates` gives them, with their fonts. */
export type Templates = { readonly names: readonly string[] }

/** Which documents: names of templates or domains, and formats; of none named, those made by default. */
export type Selection = { readonly only?: readonly string[]; readonly formats?: readonly string[] }

export type File = {
  /** Below the folder of the set, with `/`. */
  readonly path: string
  readonly bytes: Uint8Array
  /** Null of a file that has none. */
  readonly pages: number | null
}

/** A document as it will be set: its flow, and the pictures and attachments that it names. */
export type Document = { readonly flow: Flow; readonly assets: Assets }

/** Reads a memo; `folder`, an absolute path, is where its pictures are. */
export function readMemo(
  text: string | Uint8Array,
  place: { readonly path: string; readonly folder: string },
): Result<Source> {
  expect(typeof text === 'string' || text instanceof Uint8Array, 'a memo as text or bytes')
  expect(typeof place?.path === 'string', 'a path for messages: { path, folder }')
  const { path, folder } = place
  expectAbsolute(folder)
  const { value, messages } = readSourceText(Buffer.from(text as Uint8Array), { path, folder })
  return { value, messages }
}

/** Reads the templates below `templates/` of a project, an absolute path, and those of memopress with all fonts. */
export function readTemplates(project: string): Result<Templates> {
  expectAbsolute(project)
  const { value, messages } = readResources(project, project)
  if (!value) return { value, messages }
  const names = value.templates.map(({ name }) => name)
  const templates: Inside = { ...value, names, store: fontStoreOf(value.fonts) }
  return { value: templates, messages }
}

/** Makes and proves the set of a memo, its manifest with it: no files when any message is an error. */
export async function build(
  source: Source,
  templates: Templates,
  { only = [], formats = [] }: Selection = {},
): Promise<{ readonly files: readonly File[]; readonly messages: readonly Message[] }> {
  expectMemo(source)
  const resources = insideOf(templates)
  const selection = { only, formats }
  const misnamed = [
    ...unknownNames(selection, source.memo, resources.templates),
    ...needTwoEditions(selection, resources.templates),
    ...unknownOutputs(source.memo, source, resources.templates),
  ]
  const { value: input, messages } = inputOf(source, resources)
  if (!input || misnamed.length > 0) return { files: [], messages: [...misnamed, ...messages] }
  const deadline = deadlineIn(limits.seconds.build)
  const built = await buildArtifacts(input, selection, resources.store, {
    isFresh: () => null,
    prover: () => proverOf(input),
    deadline,
  }).catch(nullIfLate)
  const late = [tooSlow(source.path, limits.seconds.build)]
  const all = [...messages, ...(built?.messages ?? late)]
  if (!built || hasErrors(all)) return { files: [], messages: all }
  const manifest = manifestOf(
    input,
    built.artifacts.map(({ file }) => file),
  )
  const files = built.artifacts.map(({ file, bytes }) => ({
    path: file.path,
    bytes: bytes!,
    pages: file.pages,
  }))
  const list = { path: manifestName, bytes: Buffer.from(toJson(manifest)), pages: null }
  return { files: [...files, list], messages: all }
}

/**
 * Reads files of a set back and compares them with the memo, and with their manifest when it is among them: no
 * messages when they say what it says.
 */
export async function verify(
  source: Source,
  templates: Templates,
  files: readonly Pick<File, 'path' | 'bytes'>[],
): Promise<readonly Message[]> {
  expectMemo(source)
  expect(Array.isArray(files), 'files as `build` gives them')
  const { value: input, messages } = inputOf(source, insideOf(templates))
  if (!input) return messages
  const set = filesToVerify(files)
  const seconds = limits.seconds.build
  const found = await verifyFiles(
    { input, files: set.files, shown: (path) => path },
    { proverOf, deadline: deadlineIn(seconds), seconds },
  )
  return [...messages, ...set.messages, ...found]
}

/** The document that a template makes of a memo; of a handout's template also which domain it is for. */
export function toFlow(
  source: Source,
  templates: Templates,
  wanted: { readonly template: string; readonly domain?: string },
): Result<Document> {
  expectMemo(source)
  expect(typeof wanted?.template === 'string', 'the name of a template: { template }')
  const { template, domain } = wanted
  const resources = insideOf(templates)
  const only = [template, ...(domain === undefined ? [] : [domain])]
  const unknown = unknownNames({ only, formats: [] }, source.memo, resources.templates)
  const { value: input, messages } = inputOf(source, resources)
  if (!input || unknown.length > 0) return { value: null, messages: [...unknown, ...messages] }
  const plan = everyPlan(input.memo, input.templates).find(
    (each) => each.template.name === template && each.domain?.slug === domain,
  )
  if (!plan) return { value: null, messages: [...messages, noDocument(source.path, only)] }
  const { flow, attached } = documentsOf(input)(plan)
  return { value: { flow, assets: assetsOf(input, attached) }, messages }
}

/** Sets a document's pages and draws them. */
export async function toPdf(document: Document, templates: Templates): Promise<Uint8Array> {
  const { flow, assets } = insideDocument(document)
  const { store } = insideOf(templates)
  const { flow: fitted, pages } = fitPages(flow, layoutOf(facesOf(store), hyphenate).place)
  return drawPdf(fitted, pages, assets, store)
}

/** Writes a document for Word, which breaks its lines itself. */
export function toDocx(document: Document, templates: Templates): Uint8Array {
  const { flow, assets } = insideDocument(document)
  const { store } = insideOf(templates)
  const fitted = isToFit(flow)
    ? fitPages(flow, layoutOf(facesOf(store), hyphenate).place).flow
    : flow
  return wordCopy(fitted, assets.images, store)
}

type Inside = Templates & Resources & { readonly store: FontStore }

/** What `readTemplates` read. */
const insideOf = (templates: Templates): Inside => {
  const inside = templates as Inside
  expect(inside?.store !== undefined, 'templates as readTemplates gives them: its `value`')
  return inside
}

const insideDocument = (document: Document): Document => {
  expect(document?.flow && document.assets, 'a document as toFlow gives it: its `value`')
  return document
}

const expectMemo = (source: Source): void =>
  expect(source?.memo, 'a memo as readMemo gives it: its `value`')

const expectAbsolute = (folder: string): void =>
  expect(typeof folder === 'string' && isAbsolute(folder), `an absolute path, not ${folder}`)

/** Programs without types may give anything: a wrong argument is told from a fault of ours. */
const expect = (isSo: unknown, what: string): void => {
  if (!isSo) throw new TypeError(`expected ${what}`)
}

const noDocument = (path: string, names: readonly string[]): Message => ({
  level: 'error',
  rule: 'no-such-document',
  path,
  en: `The memo makes no document of ${names.join(', ')}; expected a template and, for a handout, a domain: name both`,
  zh: `备忘录无法生成 ${names.join('、')}；应指明模板，单页还应指明议题：请一并给出`,
})
