/** A document → its bytes, and what is wrong with them. */
import type { MakeWord, Prove, WordToMake } from '../proof/prove.ts'
import { watched } from './deadline.ts'
import { formats, type Setup } from './formats.ts'
import type { Memo } from '../memo/model.ts'
import type { Message } from '../message.ts'
import type { FormatName } from '../template/names.ts'

/** A document to be made here, and what from. */
export type Job = {
  readonly path: string
  readonly format: FormatName
  readonly setup: Setup
  readonly edition: Memo
}

/** A document that is being made and proved. Where making it fails both fail, so wait for both at once. */
export type Making = {
  readonly bytes: Promise<Uint8Array>
  readonly proof: Promise<readonly Message[]>
  /** Made by this thread, and to be waited for before the next is begun: one drawing is room enough. */
  readonly isHere: boolean
}

/** Makes a document, and has it proved. */
export const make = ({ path, format, setup, edition }: Job, prove: Prove): Making => {
  const bytes = formats[format].write(setup)
  const proof = bytes.then((bytes) => prove({ path, format, flow: setup.flow, edition, bytes }))
  return { bytes, proof, isHere: true }
}

/** Has a Word copy made and proved elsewhere; whoever asked can stop before anybody waits for it. */
export const makeElsewhere = (wanted: WordToMake, makeWord: MakeWord): Making => {
  const word = makeWord(wanted)
  return {
    bytes: watched(word.then(({ bytes }) => bytes)),
    proof: watched(word.then(({ messages }) => messages)),
    isHere: false,
  }
}
