/** What there is to see of a memo: told to every page that listens, and kept for those that come later. */
import type { DrawnDocument, PreviewEvents, PreviewState, SetFile } from './model.ts'

export type Listener = { readonly [N in keyof PreviewEvents]: (data: PreviewEvents[N]) => void }

/** What is told again to those that come later, as it was told last. */
type Told = Pick<PreviewEvents, 'review' | 'pictures'>

export type Board = {
  readonly state: () => PreviewState
  readonly become: (change: Partial<PreviewState>) => void
  /** Tells what came in from elsewhere. */
  readonly tell: <N extends keyof Told>(name: N, data: PreviewEvents[N]) => void
  /** Shows a document to those who look at it. */
  readonly show: (document: DrawnDocument, pdf: Uint8Array) => void
  readonly shown: (document: string) => DrawnDocument | undefined
  /** Forgets all other documents. */
  readonly keepOnly: (documents: readonly string[]) => void
  /** Replaces the files of the last proved set, its manifest with them; the next `become` tells of it. */
  readonly give: (set: ReadonlyMap<string, Uint8Array>, files: readonly SetFile[]) => void
  readonly set: () => ReadonlyMap<string, Uint8Array>
  /** Replaces the proved files of the comparison; the next `become` tells of it. */
  readonly giveCompared: (files: ReadonlyMap<string, Uint8Array>) => void
  readonly compared: () => ReadonlyMap<string, Uint8Array>
  /** The bytes of a PDF that was shown lately, by their SHA-256. */
  readonly pdf: (sha256: string) => Uint8Array | undefined
  /** Listens, looking at a document: null for the first of the set. Gives a function that ends it. */
  readonly listen: (view: string | null, listener: Listener) => () => void
  /** Documents that somebody looks at; the first of the set where nobody does. */
  readonly views: () => readonly string[]
}

/** PDFs kept of each document: one may be fetched while the next is drawn. */
const pdfsKept = 2

/** `onView` is called when somebody begins to look at what has not been drawn. */
export function createBoard(first: PreviewState, onView: () => void): Board {
  const listeners = new Map<Listener, string | null>()
  const documents = new Map<string, DrawnDocument>()
  const pdfs = new Map<string, { readonly of: string; readonly bytes: Uint8Array }>()
  let state = first
  let told: Told = { review: null, pictures: [] }
  let set: ReadonlyMap<string, Uint8Array> = new Map()
  let compared: ReadonlyMap<string, Uint8Array> = new Map()
  const viewOf = (asked: string | null): string | undefined =>
    (
      state.documents.find(({ id }) => id === asked) ??
      state.documents.find(({ isPaged }) => isPaged)
    )?.id
  const become = (change: Partial<PreviewState>): void => {
    state = { ...state, ...change }
    for (const listener of listeners.keys()) listener.state(state)
  }
  return {
    state: () => state,
    become,
    tell: (name, data) => {
      told = { ...told, [name]: data }
      for (const listener of listeners.keys()) listener[name](data)
    },
    show: (document, bytes) => {
      documents.set(document.id, document)
      pdfs.delete(document.pdf)
      pdfs.set(document.pdf, { of: document.id, bytes })
      const own = [...pdfs].filter(([, { of }]) => of === document.id)
      for (const [sha256] of own.slice(0, -pdfsKept)) pdfs.delete(sha256)
      for (const [listener, view] of listeners)
        if (viewOf(view) === document.id) listener.drawn(document)
    },
    shown: (document) => documents.get(document),
    keepOnly: (kept) => {
      for (const id of documents.keys()) if (!kept.includes(id)) documents.delete(id)
      for (const [sha256, { of }] of pdfs) if (!kept.includes(of)) pdfs.delete(sha256)
    },
    give: (files, list) => {
      set = files
      state = { ...state, files: list }
    },
    set: () => set,
    giveCompared: (files) => {
      compared = files
    },
    compared: () => compared,
    pdf: (sha256) => pdfs.get(sha256)?.bytes,
    listen: (view, listener) => {
      listeners.set(listener, view)
      listener.state(state)
      listener.review(told.review)
      listener.pictures(told.pictures)
      const id = viewOf(view)
      const document = id === undefined ? undefined : documents.get(id)
      if (document) listener.drawn(document)
      else onView()
      return () => listeners.delete(listener)
    },
    views: () => {
      const wanted = [...listeners.values(), ...(listeners.size === 0 ? [null] : [])].map(viewOf)
      return [...new Set(wanted.filter((id) => id !== undefined))]
    },
  }
}
