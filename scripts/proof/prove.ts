/** The proof that nothing is lost: source → memo → edition → flow → artifact, link by link. */
import type { Assets, Flow, FontFile } from '../flow/model.ts'
import type { FontId } from '../template/model.ts'
import type { Memo } from '../memo/model.ts'
import type { Message } from '../message.ts'
import { checkFlow } from './flow.ts'
import { checkEdition } from './edition.ts'
import { placesOf, type Subject } from './findings.ts'
import { openArtifact, opener } from './opened.ts'
import { verifyArtifact, type ArtifactFile } from './readback.ts'
import { checkSource, wordsOfSource, type SourceWords } from './source.ts'
import type { Finding } from './word/word.ts'

/** An artifact with what it was made from. The edition is null when who asks proves the links to the flow. */
export type Made = ArtifactFile & { readonly flow: Flow; readonly edition: Memo | null }

/** What a document is of. */
export type Origin = { readonly flow: Flow; readonly edition: Memo }

/** A Word copy still to be made, with the pictures in it, and the fonts its contents are counted with. */
export type WordToMake = Pick<Made, 'path'> &
  Origin & {
    readonly images: Assets['images']
    readonly fonts: ReadonlyMap<FontId, FontFile>
  }

/** Makes a Word copy and proves it. */
export type MakeWord = (
  wanted: WordToMake,
) => Promise<{ readonly bytes: Uint8Array; readonly messages: readonly Message[] }>

export type Prove = {
  /**
   * Says what is wrong with an artifact: nothing, when it says what the memo says. `isFree`: who asks has
   * nothing else to do, so that a prover elsewhere may leave the work to it; that is done within this call,
   * where a deadline can stop it.
   */
  (made: Made, isFree?: boolean): Promise<readonly Message[]>
  /** Absent where it would not go on beside other work. */
  readonly makeWord?: MakeWord
}

/** A memo that was read from a text at a path. The text is null when who asks compares them (`checkSource`). */
export type Proved = {
  readonly memo: Memo
  readonly source: string | null
  readonly path: string
  /** What the text says, where that was found before. */
  readonly words?: SourceWords
}

/** A way to prove artifacts of one memo: a thread is stopped by the signal. */
export type ProverOf = {
  (of: Proved, signal?: AbortSignal): Prove
  /**
   * Begins to read files that will be proved, the first ones first, where that can go on beside other work: those
   * that were not begun are left to who is free.
   */
  readonly readAhead?: (files: readonly Pick<ArtifactFile, 'format' | 'bytes'>[]) => void
  /** Begins to read the text of a memo that will be, likewise: one that the parser can take (`readable`). */
  readonly parseAhead?: (source: string) => void
}

/** How a memo's documents are proved: the links up to a flow, and a document of it. */
export const proversOf = (of: Proved) => {
  const about = { source: of.path, placeOf: placesOf(of.memo) }
  const open = opener()
  return {
    links: linkProver(of),
    artifact: (file: ArtifactFile, flow: Flow): Message[] => proveArtifact(file, flow, about, open),
  }
}

/** Proves here, whatever the signal: the source at once, then each link but once. */
export const proverOf: ProverOf = (of) => {
  const { links, artifact } = proversOf(of)
  return async ({ flow, edition, ...file }) => [
    ...(edition ? links({ flow, edition, path: file.path }) : []),
    ...artifact(file, flow),
  ]
}

/** Proves all links before the last one, for an artifact of this path: the source at once, each but once. */
export const linkProver = ({ memo, source, path, words }: Proved) => {
  const placeOf = placesOf(memo)
  const proved = new Set<Memo | Flow>()
  /** A fault in one is said once, of the first artifact that is asked about. */
  const isNew = (link: Memo | Flow): boolean => {
    const isProved = proved.has(link)
    proved.add(link)
    return !isProved
  }
  let before: readonly Message[] =
    source === null ? [] : checkSource(words ?? wordsOfSource(source), memo, path)
  return ({ flow, edition, path: artifact }: Origin & Pick<Made, 'path'>): Message[] => {
    const subject = { source: path, artifact, placeOf }
    const ofSource = before
    before = []
    return [
      ...ofSource,
      ...(isNew(edition) ? checkEdition(memo, edition, subject) : []),
      ...(isNew(flow) ? checkFlow(edition, flow, subject) : []),
    ]
  }
}

/** The last link, flow → artifact, and that a Word file is sound. It waits for nothing. */
export const proveArtifact = (
  artifact: ArtifactFile,
  flow: Flow,
  about: Omit<Subject, 'artifact'>,
  open = openArtifact,
): Message[] => {
  const opened = artifact.opened ?? open(artifact.format, artifact.bytes)
  return [
    ...verifyArtifact({ ...artifact, opened }, flow, about),
    ...opened.findings.map((finding) => unsound(finding, artifact.path, about.source)),
  ]
}

/** A fault in the making of a Word file: not the memo's, so there is no line to show. */
const unsound = ({ rule, detail }: Finding, artifact: string, path: string): Message => ({
  level: 'error',
  rule: `word-${rule}`,
  path,
  en: `${artifact}: the Word file is not sound (${detail}): build it again, and report this if it stays`,
  zh: `${artifact}：Word 文件结构有误（${detail}）：请重新生成，若仍如此请反馈`,
})
