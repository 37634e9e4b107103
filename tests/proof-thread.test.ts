import { MessageChannel } from 'node:worker_threads'
import { afterEach, describe, expect, test } from 'vitest'
import { proverOf } from '../scripts/check/prove.ts'
import { serveProofs, threadedProver, type Thread } from '../scripts/proof-thread.ts'
import { bytesOf, editions, memo, source, whole } from './check/press.ts'

const of = { memo, source, path: 'memo.md' }

const open: (() => void)[] = []
afterEach(() => open.splice(0).forEach((close) => close()))

/** The two ends of a thread that is none: what crosses between them is copied all the same. */
const channel = (): { readonly thread: Thread; readonly port: MessageChannel['port1'] } => {
  const { port1, port2 } = new MessageChannel()
  const terminate = async () => {
    port1.close()
    return 0
  }
  open.push(() => port1.close())
  return { port: port1, thread: Object.assign(port2, { terminate }) }
}

const served = (): Thread => {
  const { port, thread } = channel()
  serveProofs(port)
  return thread
}

const handout = editions.get('extracts/chips') ?? [...editions.values()].at(-1)!
const madeOf = async (edition: typeof whole, flow = edition.flow) => ({
  path: `${edition.path}`,
  format: 'pdf' as const,
  bytes: await bytesOf(flow, 'pdf', edition),
  flow: edition.flow,
  edition: edition.edition,
})

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

  test('is sent a flow and an edition once', async () => {
    const thread = served()
    const sent: unknown[] = []
    const counting: Thread = Object.assign(Object.create(thread), {
      postMessage: (question: unknown) => {
        sent.push(question)
        thread.postMessage(question)
      },
      on: thread.on.bind(thread),
      ref: () => {},
      unref: () => {},
    })
    const prove = threadedProver(() => counting)(of)
    const made = await madeOf(handout)
    await Promise.all([prove(made), prove(made)])
    expect(sent).toMatchObject([
      { memo: {} },
      {
        news: [
          [1, {}],
          [2, {}],
        ],
      },
      { news: [] },
    ])
  })

  test('that is stopped fails with the reason, and the next one has a new thread', async () => {
    let started = 0
    const prover = threadedProver(() => (++started === 1 ? channel().thread : served()))
    const stop = new AbortController()
    const made = await madeOf(handout)
    const proof = prover(of, stop.signal)(made)
    const reason = new Error('late')
    stop.abort(reason)
    await expect(proof).rejects.toBe(reason)
    expect(await prover(of)(made)).toEqual([])
    expect(started).toBe(2)
  })

  test('goes on when the time of an earlier memo is up', async () => {
    const prover = threadedProver(served)
    const [first, second] = [new AbortController(), new AbortController()]
    const made = await madeOf(handout)
    await prover(of, first.signal)(made)
    const proof = prover({ ...of }, second.signal)(made)
    first.abort(new Error('late'))
    expect(await proof).toEqual([])
  })
})
