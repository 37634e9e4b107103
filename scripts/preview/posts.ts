/** What the page of a preview may ask for: each by its path, with the most bytes it may send. */
import type { IncomingMessage } from 'node:http'
import { basename } from 'node:path'
import { limits } from '../limits.ts'
import type { Words } from '../message.ts'
import type { Comparing } from './comparing.ts'
import type { Choice } from './model.ts'
import type { Pictures } from './pictures.ts'
import type { Chosen, Reviewing } from './reviewing.ts'

export type Post = {
  readonly most: number
  /** Rejects what cannot be understood. `name` is that of a file, as its sender calls it. */
  readonly answer: (body: Buffer, name: string) => Promise<object>
}

export type Posts = ReadonlyMap<string, Post>

export type Asked = {
  /** Writes the set to its folder. */
  readonly build: () => Promise<object>
  readonly reviewing: Reviewing
  readonly pictures: Pictures
  readonly comparing: Comparing
}

export const postsOf = ({ build, reviewing, pictures, comparing }: Asked): Posts => {
  const words = (said: readonly Words[]): object => ({
    said: said.map(({ en, zh }) => ({ en, zh })),
  })
  const named = (body: Buffer, name: string) => ({ path: basename(name) || 'file', bytes: body })
  const nothing = (work: () => Promise<void> | void) => async (): Promise<object> => {
    await work()
    return {}
  }
  const posts: Readonly<Record<string, Post>> = {
    build: { most: 0, answer: build },
    'review/take': {
      most: limits.foreign.packed,
      answer: async (body, name) => words(await reviewing.take(named(body, name))),
    },
    'review/choose': {
      most: 4 * limits.memoBytes,
      answer: async (body) => {
        await reviewing.choose(choicesIn(body))
        return {}
      },
    },
    'review/write': {
      most: 64,
      answer: async (body) => words(await reviewing.write(body.toString())),
    },
    'review/close': { most: 0, answer: nothing(reviewing.close) },
    'pictures/take': {
      most: limits.imageBytes,
      answer: async (body, name) => words(pictures.take(named(body, name))),
    },
    'pictures/save': { most: 64, answer: async (body) => words(pictures.save(body.toString())) },
    'compare/with': {
      most: 200,
      answer: async (body) => words(await comparing.with(body.toString())),
    },
    'compare/take': {
      most: limits.memoBytes,
      answer: async (body, name) => words(comparing.take(named(body, name))),
    },
    'compare/editions': {
      most: 0,
      answer: async () => ({ editions: await comparing.editions() }),
    },
    'pictures/close': { most: 0, answer: nothing(pictures.close) },
  }
  return new Map(Object.entries(posts))
}

/** `[["0.3", {"take": "accept"}], ["0.4", null]]`. Throws on anything else. */
const choicesIn = (body: Buffer): Chosen => {
  const data: unknown = JSON.parse(body.toString())
  if (!Array.isArray(data) || !data.every(isChosen)) throw new TypeError('no choices')
  return data
}

const isChosen = (each: unknown): each is Chosen[number] =>
  Array.isArray(each) && each.length === 2 && typeof each[0] === 'string' && isChoice(each[1])

const isChoice = (choice: unknown): choice is Choice | null => {
  if (choice === null) return true
  if (typeof choice !== 'object' || !('take' in choice)) return false
  if (choice.take === 'accept' || choice.take === 'reject') return true
  return choice.take === 'edit' && 'text' in choice && typeof choice.text === 'string'
}

/** Bytes that are read of a body that should be empty. */
const patience = 1_000_000

/** The body of a request; rejects one of more than `most` bytes as soon as that is known. */
export const readBody = (request: IncomingMessage, most: number): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let size = 0
    request.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size <= most) chunks.push(chunk)
      // What is too large is thrown away, but for so long read on that the answer is heard.
      else chunks.length = 0
      if (size > 2 * most + patience) request.destroy()
    })
    request.on('end', () =>
      size > most ? reject(new RangeError('too large')) : resolve(Buffer.concat(chunks)),
    )
    request.on('error', reject)
    request.on('aborted', () => reject(new Error('aborted')))
  })
