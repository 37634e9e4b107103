/** The edition before beside the pages: both scroll together, so that what both say stands level. */
import type { DrawnDocument, PreviewState } from '../model.ts'
import { element } from './dom.ts'
import { follow } from './lines.ts'
import { createView, drawNear, show, type Names, type View } from './view.ts'

export type Beside = {
  readonly view: View
  /** It is wanted; it is there as long as there is a comparison. */
  isWanted: boolean
  /** Shows the edition before of a document. */
  readonly show: (comparison: PreviewState['comparison'], document: string | null) => void
}

/** What the server calls a document of the edition before. */
const oldOf = (document: string): string => `old ${document}`

export function createBeside(view: View, names: Names): Beside {
  const root = element('section', { id: 'beside', tabindex: 0, hidden: true })
  const own = createView(root, names)
  let shown: string | null = null
  let events: EventSource | null = null
  const leads = ({ root: leader }: View): boolean => leader.matches(':hover, :focus-within, :focus')
  const listen = (leader: View, follower: View): void => {
    leader.root.addEventListener('scroll', () => {
      if (!root.hidden && leads(leader) && !(leader === own && leads(view)))
        follow(leader, follower)
    })
  }
  listen(view, own)
  listen(own, view)
  const beside: Beside = {
    view: own,
    isWanted: false,
    show: (comparison, document) => {
      const wanted =
        beside.isWanted && comparison && document !== null
          ? `${comparison.name}\n${document}`
          : null
      if (wanted === shown) return
      shown = wanted
      events?.close()
      root.hidden = wanted === null
      globalThis.document.body.classList.toggle('beside', wanted !== null)
      void drawNear(view)
      if (wanted === null) return
      events = new EventSource(`events?view=${encodeURIComponent(oldOf(document!))}`)
      events.addEventListener('drawn', ({ data }: MessageEvent<string>) => {
        const drawn = JSON.parse(data) as DrawnDocument
        if (drawn.id === oldOf(document!)) void show(own, drawn).then(() => follow(view, own))
      })
    },
  }
  return beside
}
