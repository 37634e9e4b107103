/** The bar above all: what memo it is, how far its proof is, zoom, language, and the files as a whole. */
import type { App } from './app.ts'
import { element, type Child } from './dom.ts'
import { goTo } from './lines.ts'
import { zoom } from './view.ts'

export function header(app: App): Child[] {
  const { state, say } = app
  const button = (key: string, label: string, onclick: () => void, name?: string): HTMLElement =>
    element(
      'button',
      { type: 'button', 'data-key': key, onclick, 'aria-label': name, title: name },
      label,
    )
  const isWhole = (state?.files.length ?? 0) > 0
  return [
    element('h1', {}, element('bdi', {}, state?.title || state?.path || 'memopress')),
    element(
      'div',
      { class: 'tools', role: 'group', 'aria-label': say('pages') },
      button('out', '−', () => zoom(app.view, -1), say('zoomOut')),
      button('fit', '↔', () => zoom(app.view, 0), say('fitWidth')),
      button('in', '+', () => zoom(app.view, 1), say('zoomIn')),
    ),
    isWhole
      ? element(
          'a',
          { class: 'button', href: 'set.zip', download: true, 'data-key': 'zip' },
          say('downloadSet'),
        )
      : null,
    state ? button('write', `${say('write')} ${state.out}/`, () => void write(app)) : null,
    button('language', say('language'), () =>
      app.setLanguage(app.language() === 'zh' ? 'en' : 'zh'),
    ),
  ]
}

/** Has the set written to its folder, and says what became of it. */
async function write(app: App): Promise<void> {
  const answer = await fetch('build', { method: 'POST' }).catch(() => null)
  const said = answer?.ok
    ? ((await answer.json()) as { written: number; messages: { en: string; zh: string }[] })
    : null
  const problems = said?.messages.map((message) => message[app.language()]) ?? []
  app.notice =
    said && problems.length === 0
      ? `${app.say('written')} ${said.written}`
      : [app.say('notWritten'), ...problems].join(' ')
  app.render()
}

/** The stage of the text, where it changed, and what was just done. */
export function status(app: App): Child[] {
  const { state, say } = app
  const stage = app.isConnected ? (state?.stage ?? 'drawing') : 'asleep'
  return [
    element('span', { class: `stage ${stage}` }, say(stage)),
    app.notice === '' ? null : element('span', { class: 'notice' }, element('bdi', {}, app.notice)),
    changed(app),
  ]
}

function changed({ view, say }: App): Child {
  const units = new Set(view.document?.changed)
  const box = view.document?.boxes.findLast(({ unit }) => unit !== null && units.has(unit))
  if (!box) return null
  return element(
    'button',
    { type: 'button', 'data-key': 'changed', onclick: () => goTo(view, box.page, box.y) },
    `${say('changed')} ${box.page}`,
  )
}

/** What keeps the newest text from being shown. */
export function alert(app: App): Child[] {
  const errors = app.state?.findings.filter(({ level }) => level === 'error') ?? []
  if (app.state?.stage !== 'failed' || errors.length === 0) return []
  const first = errors[0]!
  const where = first.place ? `${first.path}:${first.place.line}` : first.path
  return [
    element('p', {}, app.say(app.view.document ? 'lastGood' : 'nothingYet')),
    element('p', {}, element('bdi', {}, `${where}  ${first[app.language()]}`)),
  ]
}
