/** Two editions of a memo → their redline in the formats of its template, and what has changed as data. */
import { build } from '../build/build.ts'
import { deadlineIn, nullIfLate, tooSlow } from '../build/deadline.ts'
import type { Artifact, Input } from '../build/input.ts'
import { jsonArtifact } from '../build/json-artifact.ts'
import { unitsName } from '../build/manifest.ts'
import type { FontStore } from '../fonts/open-fonts.ts'
import { limits } from '../limits.ts'
import { hasErrors, type Message } from '../message.ts'
import { inputOf } from '../project/read-input.ts'
import type { Read, Resources } from '../project/resources.ts'
import type { Source } from '../project/source.ts'
import type { ProverOf } from '../proof/prove.ts'
import { checkSource, wordsOfSource } from '../proof/source.ts'
import { changesOf, type Changes } from '../redline/changes.ts'
import { redline } from '../redline/redline.ts'
import { nothingInCommon, otherLanguages } from './messages.ts'
import { withOldPictures } from './pictures.ts'
import { keptShare } from '../redline/kept-share.ts'

export type Editions = { readonly old: Source; readonly own: Source }

export type Compared = {
  readonly input: Input
  readonly artifacts: readonly Artifact[]
  readonly changes: Changes
}

export type CompareOptions = {
  readonly proverOf: ProverOf
  /** Domains that handouts of the redline are wanted of. */
  readonly domains: readonly string[]
  readonly formats: readonly string[]
  /** How long making and proving may take. */
  readonly seconds?: number
  readonly onBegin?: (path: string) => void
}

/** The templates of a comparison, and that of handouts where a domain is asked for. */
export const redlineTemplates: readonly string[] = ['redline', 'changes']

/** Name of the file that says what has changed as data. */
const changesName = 'changes.json'

/** Of the old edition, a part of its words that is in the new one as well; below it the two have nothing in common. */
const leastInCommon = 0.1

export const compare = async (
  { old, own }: Editions,
  resources: Resources,
  fonts: FontStore,
  { proverOf, domains, formats, seconds = limits.seconds.build, onBegin }: CompareOptions,
): Promise<{ readonly value: Compared | null; readonly messages: readonly Message[] }> => {
  const { value: input, messages } = redlineInput({ old, own }, resources)
  if (!input) return { value: null, messages }
  const { memo } = input
  const deadline = deadlineIn(seconds)
  const only = domains.length > 0 ? [...redlineTemplates, 'handout', ...domains] : redlineTemplates
  const built = await build(input, { only, formats }, fonts, {
    isFresh: () => null,
    prover: () => proverOf(input, deadline.signal),
    ...(onBegin && { onBegin }),
    deadline,
  }).catch(nullIfLate)
  if (!built) return { value: null, messages: [...messages, tooSlow(own.path, seconds)] }
  const all = [...messages, ...proofOfOld(old), ...asked({ old, own }, memo), ...built.messages]
  if (hasErrors(all)) return { value: null, messages: all }
  const changes = changesOf(memo)
  const documents = built.artifacts.filter(({ file }) => file.path !== unitsName)
  return {
    value: {
      input,
      artifacts: [...documents, jsonArtifact(changesName, changes, own.hash)],
      changes,
    },
    messages: all,
  }
}

/** What a redline of two editions is built from. */
export const redlineInput = ({ old, own }: Editions, resources: Resources): Read<Input> => {
  const [before, after] = [inputOf(old, resources), inputOf(own, resources)]
  const messages = [...before.messages, ...after.messages]
  if (!before.value || !after.value) return { value: null, messages }
  const { memo: oldMemo, images } = withOldPictures(before.value, after.value)
  return { value: { ...after.value, memo: redline(oldMemo, own.memo), images }, messages }
}

/** That of the new edition is proved with the documents. */
const proofOfOld = ({ text, memo, path }: Source): Message[] =>
  checkSource(wordsOfSource(text), memo, path)

const asked = ({ old, own }: Editions, memo: Input['memo']): Message[] => {
  const [before, after] = [old.memo.meta.lang, own.memo.meta.lang]
  if (before.split('-')[0] !== after.split('-')[0]) return [otherLanguages(own.path, before, after)]
  return keptShare(memo) < leastInCommon ? [nothingInCommon(own.path)] : []
}
