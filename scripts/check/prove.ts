/** The proof that nothing is lost: source → memo → edition → flow → artifact, link by link. */
import type { Flow } from '../flow/model.ts'
import type { Memo } from '../memo/model.ts'
import type { Message } from '../message.ts'
import { checkFlow } from './account.ts'
import { checkEdition } from './edition.ts'
import { placesOf } from './findings.ts'
import { verifyArtifact, type ArtifactFile } from './readback.ts'
import { checkSource } from './source.ts'
import { checkWord } from './word.ts'

/** An artifact with what it was made from. */
export type Made = ArtifactFile & { readonly flow: Flow; readonly edition: Memo }

/** Says what is wrong with an artifact: nothing, when it says what the memo says. */
export type Prove = (made: Made) => Promise<readonly Message[]>

/** A way to prove artifacts of one memo, read from `source` at `path`: a thread is stopped by the signal. */
export type ProverOf = (
  of: { readonly memo: Memo; readonly source: string; readonly path: string },
  signal?: AbortSignal,
) => Prove

/** Proves here, whatever the signal: the source at once, then each link but once. */
export const proverOf: ProverOf = ({ memo, source, path }) => {
  const placeOf = placesOf(memo)
  const proved = new Set<Memo>()
  let before: readonly Message[] = checkSource(source, memo, path)
  return async ({ flow, edition, ...artifact }) => {
    const subject = { source: path, artifact: artifact.path, placeOf }
    const isNew = !proved.has(edition)
    proved.add(edition)
    const ofSource = before
    before = []
    return [
      ...ofSource,
      ...(isNew ? checkEdition(memo, edition, subject) : []),
      ...checkFlow(edition, flow, subject),
      ...(await verifyArtifact(artifact, flow, subject)),
      ...(artifact.format === 'docx' ? unsound(artifact, path) : []),
    ]
  }
}

/** Faults in the making of a Word file: not the memo's, so there is no line to show. */
const unsound = ({ path: artifact, bytes }: ArtifactFile, path: string): Message[] =>
  checkWord(bytes).map(({ rule, detail }) => ({
    level: 'error',
    rule: `word-${rule}`,
    path,
    en: `${artifact}: the Word file is not sound (${detail}): build it again, and report this if it stays`,
    zh: `${artifact}：Word 文件结构有误（${detail}）：请重新生成，若仍如此请反馈`,
  }))
