/** The files that a PDF carried, unpacked → the PDF again. */
import { join, resolve } from 'node:path'
import { build } from '../build/build.ts'
import type { Input } from '../build/input.ts'
import { fontStoreOf } from '../fonts/font-store.ts'
import type { ProverOf } from '../proof/prove.ts'
import { inputOf } from '../project/read-input.ts'
import { readSource } from '../project/source.ts'
import type { Read } from '../project/resources.ts'
import { deadlineIn, nullIfLate, tooSlow } from '../build/deadline.ts'
import { fontIds } from '../build/document.ts'
import { carrier, memoPath, templatesFolder, type Inputs } from '../build/inputs.ts'
import { limits } from '../limits.ts'
import { software } from '../build/manifest.ts'
import { hasErrors, type Message } from '../message.ts'
import { openMessages } from './messages.ts'
import { readFonts } from '../fonts/font-files.ts'
import { readLogos } from '../project/house-pictures.ts'
import { findFonts } from '../project/templates.ts'
import { home, readPlain, shown } from '../files.ts'
import type { Templates } from '../template/model.ts'
import { forLanguage } from '../template/languages.ts'
import { readTemplates, templateFile } from '../template/read.ts'

/** What is to be proved: a PDF, its path for messages, and where its files are. */
export type Case = {
  readonly pdf: string
  readonly bytes: Uint8Array
  readonly inputs: Inputs
  readonly folder: string
}

/** Rebuilds the PDF and says how it differs from the one given: nothing, when it is the same to the byte. */
export const proveRebuilt = async (file: Case, proverOf: ProverOf): Promise<readonly Message[]> => {
  const versions = otherVersions(file)
  if (versions.length > 0) return versions
  const { value: input, messages } = readInput(file)
  if (!input) return messages
  const { inputs, pdf, bytes } = file
  const deadline = deadlineIn(limits.seconds.build)
  const selection = {
    only: [inputs.template, inputs.domain ?? []].flat(),
    formats: [carrier],
  }
  const built = await build(input, selection, fontStoreOf(input.fonts), {
    isFresh: () => null,
    // What is proved is the file given: its words tell more than its bytes.
    prover: () => {
      const prove = proverOf(input, deadline.signal)
      return async (made) => (made.path === inputs.path ? prove({ ...made, path: pdf, bytes }) : [])
    },
    deadline,
  }).catch(nullIfLate)
  if (!built) return [tooSlow(pdf, limits.seconds.build)]
  const rebuilt = built.artifacts.find(
    ({ file: { path, template } }) => path === inputs.path && template === inputs.template,
  )?.bytes
  const errors = built.messages.filter(({ level }) => level === 'error')
  if (!rebuilt) return errors.length > 0 ? errors : [openMessages(pdf).noSuchDocument(inputs.path)]
  return [...difference(file, rebuilt), ...errors]
}

const difference = ({ bytes, pdf }: Case, rebuilt: Uint8Array): Message[] => {
  if (Buffer.compare(bytes, rebuilt) === 0) return []
  const at = bytes.findIndex((byte, at) => byte !== rebuilt[at])
  const first = at < 0 ? bytes.length : at
  return [openMessages(pdf).differs(first, bytes.length, rebuilt.length)]
}

type Versions = Readonly<Record<string, string>>

const otherVersions = ({ pdf, inputs }: Case): Message[] => {
  const made: Versions = { memopress: inputs.memopress, ...inputs.libraries }
  const here: Versions = { memopress: software.memopress, ...software.libraries }
  return Object.keys({ ...made, ...here })
    .map((name) => ({ name, made: made[name] ?? '–', here: here[name] ?? '–' }))
    .filter((version) => version.made !== version.here)
    .map((version) => openMessages(pdf).otherVersion(version.name, version.made, version.here))
}

const readInput = (file: Case): Read<Input> => {
  const { folder, inputs } = file
  const templates = templatesIn(folder, inputs)
  const messages: Message[] = [...templates.messages]
  const fonts = readFonts(templates, messages)
  const logos = readLogos(templates, [...fonts.values()], messages)
  const source = readSource(join(folder, memoPath))
  const lang = source.value?.memo.meta.lang ?? ''
  messages.push(...source.messages, ...otherFonts(file, templates, fonts, lang))
  if (!source.value || hasErrors(messages)) return { value: null, messages }
  return inputOf(source.value, {
    templates: templates.all,
    fonts,
    wordStyles: {},
    logos,
  })
}

/** The attached templates, with fonts from the folder the user is in or from memopress. */
const templatesIn = (folder: string, inputs: Inputs): Templates => {
  const own = join(folder, templatesFolder)
  const files = inputs.files
    .filter(({ path }) => path.startsWith(templatesFolder) && path.endsWith('.yaml'))
    .map(({ path }) => join(folder, path))
  const templates = readTemplates(
    // What the files name is below one folder, also where one of them is a base of another of its name.
    files.map((file) => ({
      ...templateFile(file, shown(file), readPlain(file).toString()),
      folder: own,
    })),
  )
  const places = [resolve('templates'), join(home, 'templates')]
  const fonts = findFonts(templates.fonts, own, places)
  return { ...templates, fonts: new Map([...fonts].filter(([id]) => id in inputs.fonts)) }
}

/** Fonts that are not those of the PDF; one that its template names has to be known. */
const otherFonts = (
  { pdf, inputs }: Case,
  { all }: Templates,
  fonts: Input['fonts'],
  lang: string,
): Message[] => {
  const own = all.find(({ name }) => name === inputs.template)
  const template = own && forLanguage(own, lang).template
  const extraFonts = Object.values(template?.extraFonts ?? {})
  const named = fontIds({ fonts: template?.fonts ?? {}, extraFonts })
  return [...new Set([...fonts.keys(), ...named])]
    .filter((id) => !fonts.has(id) || fonts.get(id)!.sha256 !== inputs.fonts[id])
    .map((id) => openMessages(pdf).otherFont(id))
}
