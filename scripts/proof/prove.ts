/** The proof that nothing is lost: source → memo → edition → flow → artifact, link by link. */
import { flowIn } from '../flow/editions.ts'
import { withIds } from '../flow/ids.ts'
import type { Assets, FontFile } from '../flow/assets.ts'
import type { Flow } from '../flow/model.ts'
import type { FontId } from '../template/names.ts'
import { accept, oldIds, reject } from '../memo/editions.ts'
import type { Memo } from '../memo/model.ts'
import { placesOf } from '../memo/walk.ts'
import type { Message } from '../message.ts'
import { checkFlow } from './flow.ts'
import { checkEdition } from './edition.ts'
import { opener, type Open } from './opened.ts'
import { verifyArtifact, viewsOf, type About, type ArtifactFile } from './readback.ts'
import { checkSource, wordsOfSource } from './source.ts'
import { toldOf, type Proved, type Told } from './told.ts'
import type { Finding } from './word/word.ts'

/** What a document is of. */
export type Origin = { readonly flow: Flow; readonly edition: Memo }

/** An artifact with what it was made from. */
export type Made = ArtifactFile & Origin

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
  /** Says what is wrong with an artifact: nothing, when it says what the memo says. */
  (made: Made): Promise<readonly Message[]>
  /** Absent where it would not go on beside other work. */
  readonly makeWord?: MakeWord
}

/** A way to prove artifacts of one memo: a thread is stopped by the signal. */
export type ProverOf = (of: Proved, signal?: AbortSignal) => Prove

/** What the proof of any document of a memo has to know. */
export const aboutOf = ({ path, memo, prints }: Told): About => ({
  source: path,
  placeOf: placesOf(memo),
  prints,
})

/** How a memo's documents are proved: the links up to a flow, and a document of it. */
export const proversOf = (of: Told) => {
  const about = aboutOf(of)
  const open = opener()
  return {
    links: linkProver(of),
    artifact: (file: ArtifactFile, flow: Flow): Message[] => proveArtifact(file, flow, about, open),
  }
}

/** Proves here, whatever the signal: the source at once, then each link but once. */
export const proverOf: ProverOf = (of) => {
  const { links, artifact } = proversOf(toldOf(of))
  return async ({ flow, edition, ...file }) => [
    ...links({ flow, edition, path: file.path }),
    ...artifact(file, flow),
  ]
}

/** Proves all links before the last one, for an artifact of this path: the source at once, each but once. */
const linkProver = ({ memo, source, path }: Told) => {
  const placeOf = placesOf(memo)
  const proved = new Set<Memo | Flow>()
  /** A fault in one is said once, of the first artifact that is asked about. */
  const isNew = (link: Memo | Flow): boolean => {
    const isProved = proved.has(link)
    proved.add(link)
    return !isProved
  }
  // Of a redline, the source of the old edition is proved by whoever read it.
  let before: readonly Message[] = checkSource(wordsOfSource(source), accept(memo), path)
  return ({ flow, edition, path: artifact }: Origin & Pick<Made, 'path'>): Message[] => {
    const subject = { source: path, artifact, placeOf }
    const ofSource = before
    before = []
    return [
      ...ofSource,
      ...(isNew(edition) ? checkEdition(memo, edition, subject) : []),
      ...(isNew(flow) ? inFlows(edition, flow).flatMap((own) => checkFlow(...own, subject)) : []),
    ]
  }
}

/** Both editions of a redline with their flows; of another memo the one there is. */
const inFlows = (edition: Memo, flow: Flow): (readonly [Memo, Flow])[] =>
  edition.redline
    ? [
        [accept(edition), flowIn('new', flow)],
        [reject(edition), withIds(flowIn('old', flow), oldIds(edition))],
      ]
    : [[edition, flow]]

/** The last link, flow → artifact, and that a Word file is sound. It waits for nothing. */
const proveArtifact = (artifact: ArtifactFile, flow: Flow, about: About, open: Open): Message[] => {
  const opened = open(artifact.format, artifact.bytes)
  return [
    ...verifyArtifact(artifact, flow, about, opened),
    ...viewsOf(flow, opened)
      .flatMap((view) => view.opened.findings)
      .filter((finding) => !isSharedComment(finding, flow))
      .map((finding) =>
        flow.wordStyles && ofStyles.has(finding.rule)
          ? badHouseStyle(finding, artifact.path, flow.wordStyles.file)
          : unsound(finding, artifact.path, about.source),
      ),
  ]
}

/** Comments are in a review copy that is asked to share them, and nowhere else. */
const isSharedComment = ({ rule, detail }: Finding, { review }: Flow): boolean =>
  rule === 'unknown-element' &&
  (review?.comments ?? []).length > 0 &&
  /^w:comment(?:s in word\/comments|(?:RangeStart|RangeEnd|Reference) in word\/document)\.xml$/.test(
    detail,
  )

/** Rules that a house's own styles may break. */
const ofStyles: ReadonlySet<string> = new Set(['disturbed-table', 'label-by-style'])

/** A style of the house that would number text of the memo, or turn its tables. */
const badHouseStyle = ({ rule, detail }: Finding, artifact: string, file: string): Message => ({
  level: 'error',
  rule: `word-${rule}`,
  path: file,
  en: `This Word template would change what ${artifact} shows (${detail}): take that out of the style`,
  zh: `此 Word 模板会改变 ${artifact} 显示的内容（${detail}）：请从该样式中去掉`,
})

/** A fault in the making of a Word file: not the memo's, so there is no line to show. */
const unsound = ({ rule, detail }: Finding, artifact: string, path: string): Message => ({
  level: 'error',
  rule: `word-${rule}`,
  path,
  en: `${artifact}: the Word file is not sound (${detail}): build it again, and report this if it stays`,
  zh: `${artifact}：Word 文件结构有误（${detail}）：请重新生成，若仍如此请反馈`,
})
