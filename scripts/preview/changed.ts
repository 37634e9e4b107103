/** Waiting until files are others than they were, whatever else the system tells of their folders. */
import { awaitChange, type WaitOptions } from '../project/changes.ts'
import { allIn, stateOf } from '../project/inputs.ts'

export type Look = {
  /** Files of the memo, and a folder of templates. */
  readonly files: readonly string[]
  readonly templates: string
}

export type Looked = {
  /** What the files are now: differs after any change. */
  readonly files: string
  readonly templates: string
  /** Resolves when they are others, or when it is stopped. */
  readonly changed: Promise<void>
  readonly stop: () => void
}

/** Listening begins before the look: what changes after it is told, and what changed before it is seen. */
export function lookAt(look: Look, { poll, signal }: WaitOptions): Looked {
  const stopped = new AbortController()
  const end = signal ? AbortSignal.any([signal, stopped.signal]) : stopped.signal
  const listen = () =>
    awaitChange({ files: look.files, folders: allIn(look.templates) }, { poll, signal: end })
  const first = listen()
  const before = stateNow(look)
  const changed = async (): Promise<void> => {
    for (let next = first; ; next = listen()) {
      await next.happened
      const now = stateNow(look)
      if (end.aborted || now.files !== before.files || now.templates !== before.templates) return
    }
  }
  return { ...before, changed: changed(), stop: () => stopped.abort() }
}

const stateNow = ({ files, templates }: Look) => ({
  files: stateOf(files),
  templates: stateOf(allIn(templates)),
})
