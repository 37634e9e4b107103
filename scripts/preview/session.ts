/** A memo that is looked at while it is written: read, drawn, proved and told at every change. */
import { once } from 'node:events'
import { resolve } from 'node:path'
import { shown } from '../files.ts'
import type { Language } from '../message.ts'
import type { ProverOf } from '../proof/prove.ts'
import { createBoard, type Board } from './board.ts'
import type { Edition } from './comparison.ts'
import { lookAt } from './changed.ts'
import type { PreviewState } from './model.ts'
import { runRound } from './round.ts'
import type { Kept } from './task.ts'
import { oneAtATime, type Turns } from './turns.ts'

export type SessionOptions = {
  readonly file: string
  /** Folder the set would be written to, which is only told. */
  readonly out: string
  /** Of the page until the memo has been read; of all of it where it was asked for. */
  readonly language: Language
  readonly isAsked: boolean
  readonly proverOf: ProverOf
  /** Looks every second, where the system tells of no changes. */
  readonly poll: boolean
  /** Called when the text was another, and has been made. */
  readonly onText: () => void
  readonly signal: AbortSignal
}

export type Session = Pick<Board, 'state' | 'listen' | 'pdf' | 'set' | 'tell' | 'compared'> & {
  /** Compares the memo with an edition, from now on; null ends it. */
  readonly compare: (edition: Edition | null) => void
  /** Does other work with the prover, while nothing is made for the preview: there is one thread of proofs. */
  readonly alone: Turns
  /** Resolves when the signal has ended the session. */
  readonly ended: Promise<void>
}

/** Begins to look at a memo. */
export function startSession(options: SessionOptions): Session {
  const waker = createWaker()
  const board = createBoard(firstState(options), waker.wake)
  const alone = oneAtATime()
  let edition: Edition | null = null
  const compare = (next: Edition | null): void => {
    edition = next
    waker.wake()
  }
  return {
    ...board,
    alone,
    compare,
    ended: follow(options, { board, waker, alone, edition: () => edition }),
  }
}

function firstState({ file, out, language, isAsked }: SessionOptions): PreviewState {
  const source = resolve(file)
  return {
    path: shown(source),
    absolutePath: source.replaceAll('\\', '/'),
    title: '',
    language,
    isLanguageAsked: isAsked,
    stage: 'drawing',
    documents: [],
    units: [],
    findings: [],
    proved: [],
    files: [],
    comparison: null,
    out: shown(resolve(out)),
  }
}

type Waker = {
  readonly wake: () => void
  /** Calls a function at every `wake`, until the function that it gives is called. */
  readonly onWake: (go: () => void) => () => void
}

function createWaker(): Waker {
  const waiting = new Set<() => void>()
  return {
    wake: () => [...waiting].forEach((go) => go()),
    onWake: (go) => {
      waiting.add(go)
      return () => waiting.delete(go)
    },
  }
}

type Parts = {
  readonly board: Board
  readonly waker: Waker
  readonly alone: Turns
  readonly edition: () => Edition | null
}

/** Works whenever the memo, a picture, a template or what is looked at is another, until the signal. */
async function follow(
  options: SessionOptions,
  { board, waker, alone, edition: editionOf }: Parts,
): Promise<void> {
  const { file, language, isAsked, proverOf, poll, signal } = options
  const [source, templates] = [resolve(file), resolve('templates')]
  let kept: Kept = { resources: null, files: new Map(), redlined: new Map() }
  let pictures: readonly string[] = []
  let last: { readonly files: string; readonly templates: string } | null = null
  let compared: Edition | null = null
  let isWhole = false
  let tried: readonly string[] = []
  while (!signal.aborted) {
    const look = lookAt({ files: [source, ...pictures], templates }, { poll, signal })
    const round = new AbortController()
    const sleep = waker.onWake(() => round.abort())
    void look.changed.then(() => round.abort())
    const edition = editionOf()
    const isOther = edition !== compared
    const isNew = isOther || last?.files !== look.files || last.templates !== look.templates
    const views = board.views().filter((view) => isNew || !tried.includes(view))
    if (isNew || !isWhole || views.length > 0) {
      if (last?.templates !== look.templates) kept = { ...kept, resources: null }
      const task = {
        file,
        language: isAsked ? language : null,
        proverOf,
        board,
        edition,
        isNew,
        isOther,
        signal: round.signal,
      }
      const before = kept
      const done = await alone(() => runRound(task, before))
      kept = done.kept
      compared = edition
      pictures = done.pictures
      isWhole = done.isWhole
      if (isNew) options.onText()
      // Of a text with errors nothing is drawn, however often it is tried.
      tried = [...(isNew ? [] : tried), ...views, ...done.views]
    } else if (!round.signal.aborted) await once(round.signal, 'abort')
    sleep()
    look.stop()
    last = look
  }
}
