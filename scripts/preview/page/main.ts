/** The page of a preview: it shows what the server tells, and asks it for nothing else than files. */
import type { Language } from '../../message.ts'
import type { DrawnDocument, DroppedPicture, PreviewState, ReviewState } from '../model.ts'
import type { App } from './app.ts'
import { createBeside } from './beside.ts'
import { loadEditions } from './compare-panel.ts'
import { element, replaceInside, setting } from './dom.ts'
import { listenToDrops } from './drop.ts'
import { alert, header, status } from './header.ts'
import { goToLine, light, lineAt, listenToLines, type Place } from './lines.ts'
import { setPanel } from './set-panel.ts'
import { sidePanel } from './side-panel.ts'
import { createView, rename, show, zoom, type Names } from './view.ts'
import { pageOf, wordsIn } from './words.ts'

const keptLanguage = setting('language')
/** As chosen since the page was opened. */
let chosenLanguage: Language | null = null

/** What was chosen here before yields to what the preview was started with. */
const language = (): Language => {
  const { language: told = 'en', isLanguageAsked = false } = app.state ?? {}
  const kept = isLanguageAsked ? null : keptLanguage.get()
  return chosenLanguage ?? (kept === 'zh' || kept === 'en' ? kept : told)
}

const names: Names = {
  page: (page, count) => pageOf(page, count, language()),
  line: ({ text, line }) => (line === null ? text : `${text} (${app.say('line')} ${line})`),
}
const view = createView(element('main', { id: 'pages', tabindex: 0 }), names)
const beside = createBeside(view, {
  ...names,
  page: (page, count) => `${app.say('before')}: ${names.page(page, count)}`,
})

const parts = {
  header: element('header'),
  status: element('div', { class: 'status', role: 'status' }),
  alert: element('div', { class: 'alert', role: 'alert' }),
  set: element('nav'),
  side: element('aside'),
}

/** A place to go to when the document that has it is shown. */
let destination: Place | null = null

const app: App = {
  view,
  beside,
  editions: [],
  state: null,
  selection: null,
  review: null,
  pictures: [],
  drafts: new Map(),
  isConnected: true,
  notice: '',
  language,
  say: (name) => wordsIn(language())(name),
  setLanguage: (chosen) => {
    chosenLanguage = chosen
    keptLanguage.set(chosen)
    render()
    for (const each of [view, beside.view]) rename(each)
  },
  render: () => render(),
  look: (document, place) => {
    destination = place ?? null
    connect(document)
  },
  selectBox: ({ unit, line, column, text }) => {
    app.selection = { unit, line, column, text }
    app.notice = ''
    render()
    parts.side.querySelector('.selection')?.scrollIntoView({ block: 'nearest' })
  },
  selectPlace: (selection, documents) => {
    app.selection = selection
    app.notice = ''
    if (selection.line !== null)
      goToPlace({ line: selection.line, column: selection.column ?? 1 }, documents)
    render()
  },
}

/** Goes to a place in the source: on these pages, or on those of the first document that has it. */
function goToPlace(place: Place, documents?: readonly string[]): void {
  const shown = view.document?.id
  const other = documents?.includes(shown ?? '') === false ? documents[0] : undefined
  const box = other === undefined ? lineAt(view.document?.boxes ?? [], place) : null
  if (box) {
    goToLine(view, box)
    if (app.selection) app.selection = { ...app.selection, unit: app.selection.unit ?? box.unit }
  } else if (other !== undefined) app.look(other, place)
  else app.notice = app.say('notHere')
}

/** Pages are marked until they have been proved. */
function markProof(): void {
  const shown = view.document?.pdf ?? ''
  view.root.classList.toggle('unproved', app.state?.proved.includes(shown) === false)
}

function render(): void {
  document.documentElement.lang = language() === 'zh' ? 'zh-CN' : 'en'
  if (app.state) document.body.dataset['stage'] = app.state.stage
  document.title = `${app.state?.title || app.state?.path || ''} · memopress`
  view.root.setAttribute('aria-label', app.say('pages'))
  beside.view.root.setAttribute('aria-label', app.say('before'))
  parts.set.setAttribute('aria-label', app.say('set'))
  parts.side.setAttribute('aria-label', app.say('findings'))
  skip.textContent = app.say('skip')
  markProof()
  replaceInside(parts.header, ...header(app))
  replaceInside(parts.status, ...status(app))
  replaceInside(parts.set, ...setPanel(app))
  replaceInside(parts.side, ...sidePanel(app))
  const said = alert(app)
  parts.alert.hidden = said.length === 0
  replaceInside(parts.alert, ...said)
}

/** Documents that are being drawn. */
let drawing = 0
let isAsked = false

/** Renders after the next frame, however often it is asked for; pages come first. */
function renderSoon(): void {
  if (isAsked) return
  isAsked = true
  requestAnimationFrame(() =>
    setTimeout(() => {
      isAsked = false
      if (drawing === 0) render()
    }),
  )
}

let events: EventSource | null = null

/** Listens to the server; a document that is asked for is drawn first from now on. */
function connect(wanted?: string): void {
  events?.close()
  events = new EventSource(
    `events${wanted === undefined ? '' : `?view=${encodeURIComponent(wanted)}`}`,
  )
  events.addEventListener('state', ({ data }: MessageEvent<string>) => {
    app.isConnected = true
    app.state = JSON.parse(data) as PreviewState
    beside.show(app.state.comparison, view.document?.id ?? null)
    renderSoon()
  })
  events.addEventListener('review', ({ data }: MessageEvent<string>) => {
    app.review = JSON.parse(data) as ReviewState | null
    render()
  })
  events.addEventListener('pictures', ({ data }: MessageEvent<string>) => {
    app.pictures = JSON.parse(data) as DroppedPicture[]
    render()
  })
  events.addEventListener('drawn', ({ data }: MessageEvent<string>) => {
    void draw(JSON.parse(data) as DrawnDocument)
  })
  // The browser tries again by itself.
  events.addEventListener('error', () => {
    app.isConnected = false
    render()
  })
}

async function draw(drawn: DrawnDocument): Promise<void> {
  drawing++
  await show(view, drawn).finally(() => drawing--)
  renderSoon()
  if (view.document !== drawn) return
  markProof()
  light(view, drawn.changed)
  beside.show(app.state?.comparison ?? null, drawn.id)
  if (destination) goToPlace(destination)
  destination = null
}

const skip = element('a', { class: 'skip', href: '#pages' })
document.body.append(
  skip,
  parts.header,
  parts.status,
  parts.alert,
  parts.set,
  beside.view.root,
  view.root,
  parts.side,
  element(
    'p',
    { class: 'print-only' },
    wordsIn('zh')('printElsewhere'),
    element('br'),
    wordsIn('en')('printElsewhere'),
  ),
)
for (const each of [view, beside.view]) listenToLines(each, app.selectBox)
listenToDrops(app)
document.addEventListener('keydown', ({ key, target, ctrlKey, altKey, metaKey }) => {
  if (ctrlKey || altKey || metaKey || (target as Element).closest('input, select, textarea')) return
  const step = ({ '+': 1, '=': 1, '-': -1, '0': 0 } as const)[key as '+']
  if (step !== undefined) zoom(view, step as 1 | -1 | 0)
})
render()
connect()
void loadEditions(app)
