/**
 * The set of one text of a memo, made document by document in memory: what is looked at comes first, and whatever the
 * last text made already is taken over.
 */
import { setImmediate } from 'node:timers/promises'
import { build, manifestOf, type Drawn } from '../build/build.ts'
import { deadlineIn, late, tooSlow, watched } from '../build/deadline.ts'
import { formats } from '../build/formats.ts'
import type { Artifact, Input, IsFresh } from '../build/input.ts'
import { manifestName, toJson, type ManifestFile } from '../build/manifest.ts'
import type { Plan } from '../build/plan.ts'
import type { Selection } from '../build/selection.ts'
import { limits } from '../limits.ts'
import { hasErrors, onceEach, type Message } from '../message.ts'
import type { FontStore } from '../fonts/open-fonts.ts'
import type { Layout } from '../layout/layout.ts'
import type { Made, Prove, ProverOf, WordToMake } from '../proof/prove.ts'

export type MadeFile = { readonly file: ManifestFile; readonly bytes: Uint8Array }
/** Proved files by their path. */
export type MadeFiles = ReadonlyMap<string, MadeFile>

export type Make = {
  readonly input: Input
  readonly fonts: FontStore
  readonly layout: Layout
  readonly proverOf: ProverOf
  readonly plans: ReadonlyMap<string, readonly Plan[]>
  /** What the set is of all that can be made; all that is made by default where it is missing. */
  readonly only?: readonly string[]
  /** Documents that are looked at. */
  readonly views: readonly string[]
  /** Files that are kept when they would be made again as they are. */
  readonly last: MadeFiles
  /** Aborted when there is a newer text: nothing more is begun. */
  readonly signal: AbortSignal
}

export type Tell = {
  readonly drawn: (drawn: Drawn, document: string) => void
  /** A document has been proved. */
  readonly proved: (files: MadeFiles) => void
}

export type MadeSet = {
  /** Files made and proved, those of a text that was given up too. */
  readonly files: MadeFiles
  /** The whole set with its manifest, in the order of names; null when anything is an error, or was given up. */
  readonly set: ReadonlyMap<string, Uint8Array> | null
  /** False when it was given up for a newer text. */
  readonly isWhole: boolean
  readonly messages: readonly Message[]
}

/** Makes the set; an error in one document hides nothing that is wrong with another. */
export async function makeSet(make: Make, tell: Tell): Promise<MadeSet> {
  const files = new Map(make.last)
  const messages: Message[] = []
  const step = stepsOf(make, files)
  const abandoned = new Promise<null>((resolve) =>
    make.signal.addEventListener('abort', () => resolve(null), { once: true }),
  )
  /** Null when there is a newer text meanwhile, which need not wait for the proof of this one. */
  const run = async (selection: Selection, onDrawn?: (drawn: Drawn) => void) => {
    const built = await Promise.race([watched(step(selection, onDrawn)), abandoned])
    messages.push(...(built?.messages ?? []))
    // Saving again is noticed between two documents.
    await setImmediate()
    return built
  }
  const give = (set: MadeSet['set'], isWhole = true): MadeSet => {
    return { files, set, isWhole, messages: onceEach(messages) }
  }
  for (const { document, selection, isViewed } of turnsOf(make)) {
    if (make.signal.aborted) return give(null, false)
    const show = (drawn: Drawn): void => {
      if (!make.signal.aborted) tell.drawn(drawn, document)
    }
    if (!(await run(selection, isViewed ? show : undefined))) return give(null, false)
    if (messages.some(({ rule }) => rule === 'too-slow')) return give(null)
    tell.proved(files)
  }
  if (make.signal.aborted) return give(null, false)
  // Everything is fresh now, unless there is an error in it, which this says again.
  const whole = hasErrors(messages)
    ? { artifacts: [] }
    : await run({ only: make.only ?? [], formats: [] })
  if (!whole) return give(null, false)
  if ('questions' in whole) messages.push(...(whole.questions ?? []))
  return give(hasErrors(messages) ? null : setOf(make.input, whole.artifacts, files))
}

type Turn = {
  readonly document: string
  readonly selection: Selection
  readonly isViewed: boolean
}

/** Pages that are looked at, then all other files, document by document. */
function turnsOf({ plans, views }: Make): Turn[] {
  const viewed = views.flatMap((document): Turn[] => {
    const own = plans.get(document)?.map(({ format }) => format) ?? []
    const paged = own.filter((format) => formats[format].isPaged)
    const selection = { only: namesOf(plans, document), formats: paged }
    return paged.length > 0 ? [{ document, selection, isViewed: true }] : []
  })
  const others = [...plans.keys()].map((document): Turn => {
    const selection = { only: namesOf(plans, document), formats: [] }
    return { document, selection, isViewed: false }
  })
  return [...viewed, ...others]
}

/** What selects a document and no other of the set. */
function namesOf(plans: Make['plans'], document: string): string[] {
  const { template, domain } = plans.get(document)![0]!
  return domain ? [template.name, domain.slug] : [template.name]
}

/** Builds a selection, and keeps the files of one without errors. */
function stepsOf({ input, fonts, layout, proverOf, signal }: Make, files: Map<string, MadeFile>) {
  const seconds = limits.seconds.build
  const deadline = deadlineIn(seconds)
  let prove: Prove | undefined
  const kept: IsFresh = (path, key) => {
    const last = files.get(path)
    return last?.file.key === key ? last.file : null
  }
  return async (selection: Selection, onDrawn?: (drawn: Drawn) => void) => {
    const built = await build(input, selection, fonts, {
      // A document that looks as before may stand at other lines of the source: it is drawn again.
      isFresh: onDrawn ? () => null : kept,
      layout,
      prover: () => {
        // The thread is told of the newer text by now, and must not be told of this one again.
        if (signal.aborted) throw late
        return (prove ??= until(signal, proverOf(input, deadline.signal)))
      },
      deadline,
      ...(onDrawn && { onDrawn }),
    }).catch((error: unknown) => {
      if (error !== late) throw error
      return { artifacts: [], messages: [tooSlow(input.path, seconds)] }
    })
    if (!hasErrors(built.messages))
      for (const { file, bytes } of built.artifacts)
        files.set(file.path, { file, bytes: bytes ?? files.get(file.path)!.bytes })
    return built
  }
}

/** A prover that is asked nothing any more after a signal: from then on it is that of another text. */
function until(signal: AbortSignal, prove: Prove): Prove {
  const { makeWord } = prove
  const isOver = (): boolean => signal.aborted
  return Object.assign(
    async (made: Made) => {
      if (isOver()) throw late
      return prove(made)
    },
    makeWord && {
      makeWord: async (wanted: WordToMake) => {
        if (isOver()) throw late
        return makeWord(wanted)
      },
    },
  )
}

function setOf(
  input: Input,
  artifacts: readonly Artifact[],
  files: MadeFiles,
): ReadonlyMap<string, Uint8Array> {
  const manifest = manifestOf(
    input,
    artifacts.map(({ file }) => file),
  )
  return new Map([
    ...artifacts.map(({ file: { path } }) => [path, files.get(path)!.bytes] as const),
    [manifestName, Buffer.from(toJson(manifest))],
  ])
}
