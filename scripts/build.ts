/** A memo and its templates → every document, proved and ready to be published. Nothing is written here. */
import { formats, type FormatName } from './formats.ts'
import type { Assets, Flow, Image } from './flow/model.ts'
import { toFlow } from './flow/to-flow.ts'
import { glyphMessages, type PlaceOf } from './glyphs.ts'
import { fitPages, type Fitted } from './layout/fit.ts'
import { hyphenate } from './layout/hyphenate.ts'
import { layout } from './layout/layout.ts'
import { software, type Manifest, type ManifestFile } from './manifest.ts'
import type { Memo } from './memo/model.ts'
import { unitsOf } from './memo/walk.ts'
import type { Message } from './message.ts'
import { facesOf, openFonts, type FontCase } from './pdf/fonts.ts'
import { editionOf, planOf, type Plan, type Wish } from './plan.ts'
import { sha256 } from './project.ts'
import type { NamedTemplate } from './template/read.ts'
import { unitRows } from './units.ts'

/** Everything a build reads, already in memory. */
export type Input = {
  readonly memo: Memo
  /** Source as the user names it, its text, and the hash of its bytes. */
  readonly path: string
  readonly source: string
  readonly sourceHash: string
  readonly templates: readonly NamedTemplate[]
  readonly fonts: Assets['fonts']
  readonly fontHashes: Readonly<Record<string, string>>
  /** Checked images by their path in the source. */
  readonly images: ReadonlyMap<string, { readonly key: string; readonly image: Image }>
}

export type Artifact = {
  readonly file: ManifestFile
  /** Null: the file in `out/` is this one already. */
  readonly bytes: Uint8Array | null
}

export type Built = {
  readonly artifacts: readonly Artifact[]
  readonly messages: readonly Message[]
}

/** Says whether `out/` already holds a file with this path and key, whole. */
export type IsFresh = (path: string, key: string) => ManifestFile | null

/** Proof that bytes say what the flow and the edition say (see `check/`). */
export type Prove = (made: {
  readonly path: string
  readonly format: FormatName
  readonly bytes: Uint8Array
  readonly flow: Flow
  readonly edition: Memo
}) => Promise<readonly Message[]>

/** A document before it is drawn: the same for both of its formats. */
export type Dressed = { readonly edition: Memo; readonly flow: Flow; readonly key: string }

/** Fonts opened once serve every build of a process. */
export type Workshop = { readonly fonts: FontCase }
export const workshopOf = (fonts: Assets['fonts']): Workshop => ({ fonts: openFonts(fonts) })

/** Builds what is wished for. Messages with an error mean that nothing may be published. */
export const build = async (
  input: Input,
  wish: Wish,
  { fonts }: Workshop,
  isFresh: IsFresh,
  prove: Prove,
): Promise<Built> => {
  const messages: Message[] = []
  const artifacts: Artifact[] = []
  const plans = planOf(input.memo, input.templates, wish)
  const assets: Assets = {
    fonts: input.fonts,
    images: Object.fromEntries([...input.images.values()].map(({ key, image }) => [key, image])),
  }
  const dress = remember((plan: Plan) => dressed(plan, input), documentOf)
  const fit = remember((plan: Plan): Fitted => {
    const { flow } = dress(plan)
    const fitted = fitPages(flow, (tried) => layout(tried, facesOf(fonts), hyphenate))
    messages.push(...fitMessages(fitted, flow, plan, input.path))
    return fitted
  }, documentOf)
  const checkGlyphs = remember((plan: Plan) => {
    const placeOf = placesOf(input.memo)
    return glyphMessages(dress(plan).flow, facesOf(fonts), input.path, input.source, placeOf)
  }, documentOf)
  for (const plan of plans) {
    const { edition, key: flowKey } = dress(plan)
    const key = sha256(`${flowKey} ${plan.format} ${JSON.stringify(software)}`)
    const fresh = isFresh(plan.path, key)
    if (fresh) {
      artifacts.push({ file: { ...fresh, source: input.sourceHash }, bytes: null })
      continue
    }
    const blanks = checkGlyphs(plan)
    messages.push(...blanks)
    if (blanks.length > 0) continue
    const { flow, pages } = fit(plan)
    const bytes = await formats[plan.format]({ flow, pages, assets, fonts })
    messages.push(...(await prove({ path: plan.path, format: plan.format, bytes, flow, edition })))
    artifacts.push({ bytes, file: fileOf(plan, bytes, pages.pages.length, key, input) })
  }
  return { artifacts: [...artifacts, unitsArtifact(input)], messages: unique(messages) }
}

/** Plans of one document in several formats share everything but the format. */
const documentOf = (plan: Plan): string => `${plan.template.name} ${plan.domain?.slug ?? ''}`

const remember = <K, V>(make: (key: K) => V, nameOf: (key: K) => string): ((key: K) => V) => {
  const made = new Map<string, V>()
  return (key) => {
    const name = nameOf(key)
    if (!made.has(name)) made.set(name, make(key))
    return made.get(name)!
  }
}

/** A planned document: its edition, its flow, and the hash of all it depends on. */
export const dressed = (plan: Plan, input: Input): Dressed => {
  const edition = editionOf(input.memo, plan)
  const flow = toFlow(edition, plan.template.template, {
    images: new Map(
      [...input.images].map(([src, { key, image }]) => [
        src,
        { key, width: image.width, height: image.height },
      ]),
    ),
    full: fullPath(input),
    sourceHash: input.sourceHash,
  })
  const fonts = Object.values(flow.fonts).flatMap(({ regular, bold, italic, boldItalic }) => [
    regular,
    bold,
    italic,
    boldItalic,
  ])
  const fontHashes = [...new Set(fonts)].map((id) => input.fontHashes[id])
  return { edition, flow, key: sha256(JSON.stringify([flow, fontHashes])) }
}

/** Name of the file that holds the full text, for provenance lines. */
const fullPath = ({ memo, templates }: Input): string => {
  const whole = planOf(memo, templates, { only: [], formats: ['pdf'] }).find(
    ({ template }) => template.template.of === 'memo',
  )
  return whole?.path ?? ''
}

const fileOf = (
  plan: Plan,
  bytes: Uint8Array,
  pages: number,
  key: string,
  input: Input,
): ManifestFile => ({
  path: plan.path,
  sha256: sha256(bytes),
  size: bytes.length,
  pages,
  template: plan.template.name,
  edition: plan.domain?.slug ?? plan.template.template.of,
  format: plan.format,
  key,
  source: input.sourceHash,
})

/** The units as data. */
const unitsArtifact = ({ memo, sourceHash }: Input): Artifact => {
  const bytes = Buffer.from(
    `${JSON.stringify({ title: memo.meta.title, lang: memo.meta.lang, units: unitRows(memo) }, null, 2)}\n`,
  )
  const hash = sha256(bytes)
  return {
    bytes,
    file: {
      path: 'memo.json',
      sha256: hash,
      size: bytes.length,
      pages: null,
      template: null,
      edition: null,
      format: 'json',
      key: hash,
      source: sourceHash,
    },
  }
}

const placesOf = (memo: Memo): PlaceOf => {
  const places = new Map([...unitsOf(memo)].map(({ unit }) => [unit.id, unit.place]))
  return (id) => places.get(id)
}

const fitMessages = (
  { outcome }: Fitted,
  flow: Flow,
  { path }: Plan,
  source: string,
): Message[] => {
  if (!outcome || !flow.fit) return []
  const { pages } = flow.fit
  const name = path.replace(/\.[^.]+$/, '')
  const done = outcome.steps.join(', ')
  return [
    outcome.linesOver === 0
      ? {
          level: 'query',
          rule: 'fitted',
          path: source,
          en: `${name} was squeezed onto ${pages} page(s): ${done}`,
          zh: `${name} 已压缩到 ${pages} 页：${done}`,
        }
      : {
          level: 'query',
          rule: 'does-not-fit',
          path: source,
          en: `${name} does not fit ${pages} page(s): ${outcome.linesOver} lines over even when squeezed, so it was left as it is`,
          zh: `${name} 放不进 ${pages} 页：压缩后仍多 ${outcome.linesOver} 行，因此保持原样`,
        },
  ]
}

const unique = (messages: readonly Message[]): Message[] => [
  ...new Map(messages.map((message) => [JSON.stringify(message), message])).values(),
]

/** The manifest of a set. */
export const manifestOf = (input: Input, files: readonly ManifestFile[]): Manifest => ({
  ...software,
  source: { path: input.path, sha256: input.sourceHash },
  templates: Object.fromEntries(
    input.templates.map(({ name, texts }) => [name, sha256(texts.join('\0'))]),
  ),
  fonts: input.fontHashes,
  files: [...files],
})
