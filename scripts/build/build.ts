/** A memo and its templates → every document, proved and ready to be published. Nothing is written here. */
import { basename } from 'node:path'
import { unattachable } from './attachments.ts'
import type { Made, MakeWord, Prove } from '../proof/prove.ts'
import { assetsOf, documentsOf, keyOf } from './document.ts'
import { fitMessages } from './fit-messages.ts'
import { labelMessages } from './label-messages.ts'
import { shapeMessages } from './shape-messages.ts'
import { watched, type Deadline } from './deadline.ts'
import { formats } from './formats.ts'
import type { Artifact, Built, Input, IsFresh } from './input.ts'
import { glyphMessages } from './missing-glyphs.ts'
import { fitPages, isToFit, type Fitted } from '../layout/fit.ts'
import { hyphenate } from '../layout/hyphenate.ts'
import { layoutOf, type Layout } from '../layout/layout.ts'
import type { Pages } from '../layout/model.ts'
import { software, type Manifest, type ManifestFile } from './manifest.ts'
import { placesOf } from '../memo/walk.ts'
import { onceEach, type Message } from '../message.ts'
import { facesOf, type FontStore } from '../fonts/open-fonts.ts'
import { collisions, documentName, planOf, type Plan } from './plan.ts'
import type { Selection } from './selection.ts'
import { make, makeElsewhere, type Making } from './make.ts'
import { sha256 } from '../files.ts'
import { pagesQuestions } from './pages-questions.ts'
import { memoize } from '../memoize.ts'
import { unitsArtifact } from './units-artifact.ts'

export type Helpers = {
  readonly isFresh: IsFresh
  /** Sets pages with the fonts: one that has set most of their lines before, or else a new one. */
  readonly layout?: Layout
  /** Called when the first document has to be made. Each is proved while the next one is being made. */
  readonly prover: () => Prove
  /** Called with the path of each document before it is made. */
  readonly onBegin?: (path: string) => void
  /** Called with each document that was laid out and drawn here, before it is proved. */
  readonly onDrawn?: (drawn: Drawn) => void
  /** When it passes, `late` is thrown. */
  readonly deadline?: Pace
}

/** A document as drawn, and its pages as laid out. */
export type Drawn = Made & { readonly pages: Pages }

type Pace = Pick<Deadline, 'run' | 'wait'>
const endless: Pace = { run: (work) => work(), wait: (work) => work }

/** Functions that make the documents of a memo; layouts and checks are shared by all formats of a document. */
const makersOf = (input: Input, fonts: FontStore, layout = layoutOf(facesOf(fonts), hyphenate)) => {
  const documentOf = documentsOf(input)
  const faces = facesOf(fonts)
  const { images } = assetsOf(input)
  const fit = memoize((plan: Plan) => fitPages(documentOf(plan).flow, layout.place), documentName)
  const checkGlyphs = memoize((plan: Plan) => {
    const placeOf = placesOf(input.memo)
    return glyphMessages(documentOf(plan).flow, faces, input.path, input.source, placeOf)
  }, documentName)
  const here = (plan: Plan, prove: Prove): Making => {
    const { edition, attached } = documentOf(plan)
    const setup = { ...fit(plan), assets: assetsOf(input, attached), fonts }
    return make({ ...plan, edition, setup }, prove)
  }
  /** Begins before the pages are laid out, unless the document has to fit a number of them. */
  const elsewhere = (plan: Plan, makeWord: MakeWord): Making => {
    const { edition, flow: own } = documentOf(plan)
    const flow = isToFit(own) ? fit(plan).flow : own
    return makeElsewhere({ path: plan.path, flow, edition, images, fonts: input.fonts }, makeWord)
  }
  return { documentOf, checkGlyphs, fit, here, elsewhere }
}

/** Builds the selected documents. Messages with an error mean that nothing may be published. */
export const build = async (
  input: Input,
  selection: Selection,
  fonts: FontStore,
  { isFresh, layout, prover, onBegin, onDrawn, deadline = endless }: Helpers,
): Promise<Built> => {
  const messages: Message[] = []
  const artifacts = new Map<Plan, Artifact>()
  let proving: Prove | undefined
  const plans = planOf(input.memo, input.templates, selection)
  messages.push(...collisions(plans, input.path))
  if (messages.length > 0) return { artifacts: [], messages }
  messages.push(...labelMessages(plans, input.memo, input.path))
  messages.push(...shapeMessages(plans, input.memo, input.path))
  const { documentOf, checkGlyphs, fit, here, elsewhere } = makersOf(input, fonts, layout)
  /** The synchronous part of making a document; null when there is nothing to make. */
  const begin = (plan: Plan): Begun | null => {
    const { path, format } = plan
    const { key: flowKey, attached } = documentOf(plan)
    const key = keyOf(flowKey, format)
    const fresh = isFresh(path, key)
    if (fresh) {
      artifacts.set(plan, { file: { ...fresh, source: input.sourceHash }, bytes: null })
      return null
    }
    const prove = (proving ??= prover())
    const faults = [...checkGlyphs(plan), ...unattachable(attached, input.path)]
    messages.push(...faults)
    if (faults.length > 0) return null
    onBegin?.(path)
    const proveInTime: Prove = (made) => {
      onDrawn?.({ ...made, pages: fit(plan).pages })
      return deadline.run(() => prove(made))
    }
    const making =
      formats[format].isWrittenApart && prove.makeWord
        ? elsewhere(plan, prove.makeWord)
        : here(plan, proveInTime)
    return { key, fitted: fit(plan), ...making }
  }
  const end = async (plan: Plan, { key, fitted, ...making }: Begun) => {
    const [bytes, found] = await Promise.all([making.bytes, making.proof])
    const file = fileOf(plan, fitted, { bytes, key, source: input.sourceHash })
    artifacts.set(plan, { bytes, file })
    return found
  }
  const ends: Promise<readonly Message[]>[] = []
  for (const plan of inTurn(plans)) {
    // One run a document: each starts a watchdog.
    const begun = deadline.run(() => begin(plan))
    if (!begun) continue
    ends.push(watched(end(plan, begun)))
    if (begun.isHere) await begun.bytes
  }
  messages.push(...(await deadline.wait(Promise.all(ends))).flat())
  const made = plans.flatMap((plan) => artifacts.get(plan) ?? [])
  messages.push(...made.flatMap(({ file }) => fitMessages(file, input.path)))
  return {
    artifacts: [...made, unitsArtifact(input, isFresh)],
    messages: onceEach(messages),
    questions: pagesQuestions(input, [...new Set(plans.map((plan) => documentOf(plan).flow))]),
  }
}

type Begun = Making & { readonly key: string; readonly fitted: Fitted }

/** Those that can be made elsewhere first: pages are drawn here meanwhile. */
const inTurn = (plans: readonly Plan[]): Plan[] => [
  ...plans.filter(({ format }) => formats[format].isWrittenApart),
  ...plans.filter(({ format }) => !formats[format].isWrittenApart),
]

const fileOf = (
  plan: Plan,
  { pages, outcome }: Fitted,
  { bytes, ...made }: { readonly bytes: Uint8Array; readonly key: string; readonly source: string },
): ManifestFile => ({
  ...made,
  path: plan.path,
  sha256: sha256(bytes),
  size: bytes.length,
  pages: pages.pages.length,
  fit: outcome && { ...outcome, steps: [...outcome.steps] },
  template: plan.template.name,
  edition: plan.domain?.slug ?? plan.template.template.of,
  format: plan.format,
})

/** The manifest of a set. */
export const manifestOf = (input: Input, files: readonly ManifestFile[]): Manifest => ({
  ...software,
  source: {
    path: basename(input.path),
    sha256: input.sourceHash,
  },
  templates: Object.fromEntries(
    input.templates.map(({ name, files }) => [
      name,
      sha256(files.map(({ text }) => text).join('\0')),
    ]),
  ),
  fonts: Object.fromEntries([...input.fonts].map(([id, { sha256 }]) => [id, sha256])),
  files: [...files],
})
