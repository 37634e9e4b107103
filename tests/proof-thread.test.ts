import { MessageChannel } from 'node:worker_threads'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { readPdf } from '../scripts/readers/pdf/text.ts'
import { proverOf } from '../scripts/proof/prove.ts'
import { wordCopy } from '../scripts/build/word-copy.ts'
import { serveProofs, threadedProver, type Thread } from '../scripts/build/proof-thread.ts'
import { bytesOf, editions, memo, source, whole } from './proof/editions.ts'
import { changed } from './docx/package.ts'
import { fontFiles, fonts } from './pdf/make.ts'

vi.mock('../scripts/readers/pdf/text.ts', { spy: true })

const of = { memo, source, path: 'memo.md' }

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
    expect(asked).toMatchObject([
      { of: {} },
      {
        news: [
          [1, {}],
          [2, {}],
        ],
      },
      { news: [] },
    ])
    expect(Object.keys((asked[0] as { of: object }).of).sort()).toEqual(['memo', 'path', 'source'])
  })

  test('of a file that was read ahead finds the same, and is not sent its bytes again', async () => {
    const [good, other] = [await madeOf(whole), await madeOf(handout)]
    const word = {
      ...good,
      format: 'docx' as const,
      bytes: await bytesOf(whole.flow, 'docx', whole),
    }
    const wrong = { ...good, bytes: other.bytes.slice() }
    const unsound = { ...word, bytes: changed(word.bytes, 'word/styles.xml', (xml) => `${xml}<`) }
    const broken = [good, word].map((made) => ({ ...made, bytes: Buffer.from('neither') }))
    const all = [good, word, wrong, unsound, ...broken]
    const here = proverOf(of)
    const expected = []
    for (const made of all) expected.push(await here(made))
    expect(expected.map((messages) => messages.length > 0)).toEqual([false, false, true, true, true, true]) // prettier-ignore
    const thread = served()
    const sent: unknown[] = []
    const post = thread.postMessage.bind(thread)
    const spied = Object.assign(thread, {
      postMessage: (question: { document?: { bytes: unknown } }) => {
        if (question.document) sent.push(question.document.bytes)
        post(question)
      },
    })
    const prover = threadedProver(() => spied)
    prover.readAhead!(all)
    const there = prover(of)
    expect(await Promise.all([...all, other].map((made) => there(made)))).toEqual([...expected, []])
    expect(sent).toEqual([1, 2, 3, 4, 5, 6, other.bytes])
  })

  test('of a document without its edition is that of its bytes alone', async () => {
    const made = await madeOf(whole)
    const lost = { ...made, edition: { ...made.edition, sections: [] } }
    const there = threadedProver(served)(of)
    for (const prove of [proverOf(of), there]) {
      expect(await prove(lost)).not.toEqual([])
      expect(await prove({ ...made, edition: null })).toEqual([])
    }
  })

  test('of a file that nobody has begun to read is left to who has nothing else to do', async () => {
    const { thread, asked, say } = puppet()
    const [good, other] = [await madeOf(whole), await madeOf(handout)]
    const wrong = { ...good, bytes: other.bytes.slice() }
    const prover = threadedProver(() => thread)
    prover.readAhead!([good, wrong, other])
    const [{ claims }] = asked as [{ claims: Int32Array }]
    Atomics.store(claims, 2, 1)
    const there = prover(of)
    const [ours, late] = [there(wrong, true), there(other, true)]
    // The links of ours are proved there, for what is wrong with them is said once.
    expect(asked.slice(2)).toMatchObject([
      { document: { bytes: null }, news: [[1, {}], [2, {}]] }, // prettier-ignore
      { document: { bytes: 3 }, news: [[3, {}], [4, {}]] }, // prettier-ignore
    ])
    const ofLinks = { level: 'error', rule: 'of-links', path: 'memo.md', en: '', zh: '' }
    say('message', { messages: [ofLinks] })
    say('message', { messages: [] })
    const here = proverOf(of)
    expect(await ours).toEqual([ofLinks, ...(await here(wrong))])
    expect(await late).toEqual([])
    expect([...claims]).toEqual([0, 1, 1])
    // Nobody else reads it now, and its links are known there.
    expect(await there(good, true)).toEqual([])
    expect([...claims]).toEqual([1, 1, 1])
    expect(asked).toHaveLength(4)
  })

  test('that is stopped here leaves nothing behind that would end the process', async () => {
    const { thread, say } = puppet()
    const made = await madeOf(handout)
    const prover = threadedProver(() => thread)
    prover.readAhead!([made])
    const late = new Error('late')
    const flow = new Proxy(made.flow, {
      get: () => {
        throw late
      },
    })
    await expect(prover(of)({ ...made, flow }, true)).rejects.toBe(late)
    say('error', late)
    // What nobody waits for would fail the run now.
    await new Promise((resolve) => setTimeout(resolve, 20))
  })

  test('of a text that was read ahead finds what it finds of one that was not', async () => {
    const made = await madeOf(whole)
    const changedText = source.replaceAll('海', '河')
    expect(changedText).not.toBe(source)
    const found = []
    for (const ahead of [null, source, changedText, '>'.repeat(20_000)]) {
      const prover = threadedProver(served)
      if (ahead !== null) prover.parseAhead!(ahead)
      found.push(await prover({ ...of, source: changedText })(made))
    }
    expect(found[0]!.map(({ rule }) => rule)).toContain('changed-text')
    for (const each of found) expect(each).toEqual(found[0])
  })

  test('leaves files that somebody else has begun to read', async () => {
    const [good, other] = [await madeOf(whole), await madeOf(handout)]
    const { port1, port2 } = new MessageChannel()
    open.push(() => port1.close())
    const thread: Thread = Object.assign(port2, { terminate: async () => 0 })
    const prover = threadedProver(() => thread)
    prover.readAhead!([good, other])
    const there = prover(of)
    const before = vi.mocked(readPdf).mock.calls.length
    const ours = there(good, true)
    serveProofs(port1)
    expect([await ours, await there(other)]).toEqual([[], []])
    // One here, the other there.
    expect(vi.mocked(readPdf).mock.calls.length - before).toBe(2)
  })

  test('of the last document is left to who has nothing else to do, once its flow was sent', async () => {
    const { thread, asked } = puppet()
    const pdf = await madeOf(handout)
    const bytes = await bytesOf(pdf.flow, 'docx', handout)
    const wrong = {
      ...pdf,
      format: 'docx' as const,
      bytes: await bytesOf(whole.flow, 'docx', whole),
    }
    const prove = threadedProver(() => thread)(of)
    void prove({ ...pdf, format: 'docx', bytes }, true)
    expect(asked).toHaveLength(2)
    const here = proverOf(of)
    await here(pdf)
    expect(await prove(pdf, true)).toEqual([])
    expect(await prove(wrong, true)).toEqual(await here(wrong))
    expect(asked).toHaveLength(2)
    void prove(pdf)
    expect(asked).toHaveLength(3)
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
