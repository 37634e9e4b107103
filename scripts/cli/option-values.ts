/** Values of options as typed → what they mean. */
import { limits, type Seconds } from '../limits.ts'
import { unknownValue } from '../build/selection.ts'
import type { Message } from '../message.ts'
import type { Options } from './options.ts'
import type { Selection, Shard } from '../build/selection.ts'

/** The selection as typed; its names are checked by `unknownNames`, when the memo is known. */
export function selectionOf({ only = [], format = [] }: Options, shard: Shard | null): Selection {
  return { only, formats: format, shard }
}

/** `2/5` → the second of five parts; null for what is no part of anything. */
export const shardOf = (text: string): Shard | null => {
  const [index = 0, count = 0] = (/^(\d{1,4})\/(\d{1,4})$/.exec(text) ?? []).slice(1).map(Number)
  return index >= 1 && index <= count ? { index, count } : null
}

/** The deadline as typed, or the usual ones; null for what is no number of seconds. */
export const secondsOf = (asked: string | undefined): Seconds | null => {
  if (asked === undefined) return limits.seconds
  const seconds = /^\d{1,6}$/.test(asked) ? Number(asked) : 0
  return seconds > 0 ? { read: seconds, build: seconds } : null
}

/** A deadline that is none. */
export const unknownDeadline = ({ deadline = '' }: Options): Message =>
  unknownValue('--deadline', deadline, ['60'])
