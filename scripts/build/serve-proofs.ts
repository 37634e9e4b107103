/** The thread that proves documents and makes Word copies, as it is asked by `proof-thread.ts`. */
import type { MessagePort } from 'node:worker_threads'
import type { Flow } from '../flow/model.ts'
import { fontStores } from '../fonts/font-store.ts'
import type { Memo } from '../memo/model.ts'
import { proversOf, type WordToMake } from '../proof/prove.ts'
import { memoNumber, type Answer, type Question, type Request } from './proof-thread.ts'

/** Answers what comes through a port. A fault of the program ends the thread, and is thrown in the first one. */
export const serveProofs = (port: MessagePort): void => {
  const fontsOf = fontStores()
  let provers: ReturnType<typeof proversOf> | null = null
  let known = new Map<number, object>()

  const answer = async (request: Request): Promise<Answer> => {
    for (const [number, value] of request.news) known.set(number, value)
    const flow = known.get(request.flow) as Flow
    const edition = known.get(request.edition) as Memo
    const { links, artifact } = provers!
    if ('document' in request) {
      const { document } = request
      return {
        messages: [...links({ flow, edition, path: document.path }), ...artifact(document, flow)],
      }
    }
    const { path } = request.word
    const images = known.get(request.word.images) as WordToMake['images']
    const files = known.get(request.word.fonts) as WordToMake['fonts']
    // Loaded for the first one: verifying needs nothing of it.
    const { wordCopy } = await import('./word-copy.ts')
    const bytes = wordCopy(flow, images, fontsOf(files))
    const made = { path, format: 'docx' as const, bytes }
    return { bytes, messages: [...links({ flow, edition, path }), ...artifact(made, flow)] }
  }
  const take = async (question: Question): Promise<void> => {
    if ('of' in question) {
      provers = proversOf(question.of)
      known = new Map([[memoNumber, question.of.memo]])
    } else port.postMessage(await answer(question))
  }
  let last: Promise<void> = Promise.resolve()
  port.on('message', (question: Question) => {
    last = last.then(() => take(question))
  })
}
