import { MessageChannel } from 'node:worker_threads'
import { afterEach, describe, expect, test } from 'vitest'
import { proverOf } from '../scripts/proof/prove.ts'
import { wordCopy } from '../scripts/build/word-copy.ts'
import { threadedProver, type Thread } from '../scripts/build/proof-thread.ts'
import { serveProofs } from '../scripts/build/serve-proofs.ts'
import { bytesOf, editions, images, memo, source, whole } from './proof/editions.ts'
import { fontFiles, fonts } from './pdf/make.ts'

const of = { memo, source, path: 'memo.md', images }

const open: (() => void)[] = []
afterEach(() => open.splice(0).forEach((close) => close()))

/** The two ends of a thread that is none: what crosses between them is copied all the same. */
const served = (): Thread => {
  const { port1, port2 } = new MessageChannel()
  open.push(() => port1.close())
  serveProofs(port1)
  return Object.assign(port2, { terminate: async () => 0 })
}

const handout = editions.get('extracts/water')!
const madeOf = async (edition: typeof whole) => ({
  path: edition.path,
  format: 'pdf' as const,
  bytes: await bytesOf(edition.flow, 'pdf', edition),
  flow: edition.flow,
  edition: edition.edition,
})

/** A thread that answers when it is told to, and keeps what it was asked. */
const puppet = () => {
  const listeners = new Map<string, (value: unknown) => void>()
  const asked: unknown[] = []
  const thread: Thread = {
    on: (event, listen) => listeners.set(event, listen),
    postMessage: (question) => asked.push(question),
    ref: () => {},
    unref: () => {},
    terminate: async () => 0,
  }
  return { thread, asked, say: (event: string, value: unknown) => listeners.get(event)!(value) }
}

describe('a proof in a thread', () => {
  test('finds what a proof here finds, document by document', async () => {
    const [good, other] = [await madeOf(whole), await madeOf(handout)]
    const wrong = { ...good, bytes: other.bytes }
    const all = [good, wrong, other, good]
    const here = proverOf(of)
    const there = threadedProver(served)(of)
    const expected = []
    for (const made of all) expected.push(await here(made))
    expect(expected.map((messages) => messages.length > 0)).toEqual([false, true, false, false])
    expect(await Promise.all(all.map((made) => there(made)))).toEqual(expected)
  })

  test('is sent the memo, a flow and an edition once, and nothing else', async () => {
    const { thread, asked } = puppet()
    const input = { ...of, fonts: new Uint8Array(9) }
    const prove = threadedProver(() => thread)(input)
    const made = await madeOf(handout)
    void prove(made)
    void prove(made)
    void prove({ ...made, edition: memo })
    expect(asked).toMatchObject([
      { of: {} },
      {
        news: [
          [2, {}],
          [3, {}],
        ],
      },
      { news: [] },
      { news: [], edition: 1 },
    ])
    expect(Object.keys((asked[0] as { of: object }).of).sort()).toEqual([
      'memo',
      'path',
      'prints',
      'source',
    ])
  })

  test('makes the Word copy that is made here, and proves it', async () => {
    const wanted = ({ flow, edition, assets, path }: typeof whole) => {
      return { path, flow, edition, images: assets.images, fonts: fontFiles }
    }
    const { makeWord, ...rest } = threadedProver(served)(of)
    expect(rest).toEqual({})
    const [all, part] = [makeWord!(wanted(whole)), makeWord!(wanted(handout))]
    expect(Buffer.from((await all).bytes)).toEqual(
      Buffer.from(wordCopy(whole.flow, whole.assets.images, fonts)),
    )
    expect([(await all).messages, (await part).messages]).toEqual([[], []])
  })

  test('is sent the pictures and the places of the fonts once for all Word copies', async () => {
    const { thread, asked } = puppet()
    const { makeWord } = threadedProver(() => thread)(of)
    const { images } = whole.assets
    for (const { path, flow, edition } of [whole, handout])
      void makeWord!({ path, flow, edition, images, fonts: fontFiles })
    const news = asked.slice(1).map((question) => (question as { news: unknown[] }).news.length)
    expect(news).toEqual([4, 2])
  })

  test('of a Word copy that is made of something else finds it', async () => {
    const { path, edition, assets } = handout
    const flow = { ...handout.flow, body: handout.flow.body.slice(0, 4) }
    const made = threadedProver(served)(of).makeWord!({
      path,
      flow,
      edition,
      images: assets.images,
      fonts: fontFiles,
    })
    const { bytes, messages } = await made
    expect(messages).not.toEqual([])
    expect(messages).toEqual(await proverOf(of)({ path, format: 'docx', bytes, flow, edition }))
  })

  test('that is stopped fails with the reason, and the next memo has a new thread', async () => {
    let started = 0
    const prover = threadedProver(() => (++started === 1 ? puppet().thread : served()))
    const stop = new AbortController()
    const made = await madeOf(handout)
    const proof = prover(of, stop.signal)(made)
    const reason = new Error('late')
    stop.abort(reason)
    await expect(proof).rejects.toBe(reason)
    expect(await prover(of)(made)).toEqual([])
    expect(started).toBe(2)
  })

  test('has no answers of a thread that was stopped', async () => {
    const [first, second] = [puppet(), puppet()]
    let started = 0
    const prover = threadedProver(() => [first, second][started++]!.thread)
    const stop = new AbortController()
    const made = await madeOf(handout)
    const stopped = prover(of, stop.signal)(made)
    stop.abort(new Error('late'))
    await expect(stopped).rejects.toThrow('late')
    const proof = prover(of)(made)
    first.say('message', { messages: [] })
    first.say('error', new Error('of the first'))
    const found = [{ rule: 'lost-text' }]
    second.say('message', { messages: found })
    expect(await proof).toBe(found)
  })

  test('of a thread that has died says why, for every document of its memo', async () => {
    const { thread, say } = puppet()
    const prove = threadedProver(() => thread)(of)
    const made = await madeOf(handout)
    const fault = new Error('in the thread')
    const waiting = prove(made)
    say('error', fault)
    say('exit', 1)
    await expect(waiting).rejects.toBe(fault)
    await expect(prove(made)).rejects.toBe(fault)
  })

  test('goes on when the time of an earlier memo is up', async () => {
    const prover = threadedProver(served)
    const [first, second] = [new AbortController(), new AbortController()]
    const made = await madeOf(handout)
    await prover(of, first.signal)(made)
    const proof = prover(of, second.signal)(made)
    first.abort(new Error('late'))
    expect(await proof).toEqual([])
  })
})
