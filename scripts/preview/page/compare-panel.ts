/** Which edition the memo is compared with, and how: both in one document, or side by side. */
import type { ComparedWith } from '../model.ts'
import type { App, Edition } from './app.ts'
import { ask } from './asking.ts'
import { documentRow } from './document-row.ts'
import { element, type Child } from './dom.ts'
import { findingsList } from './findings-list.ts'

/** The edition that is nearest at hand, as git calls it. */
const last = 'HEAD'

export function comparePanel(app: App): Child[] {
  const { state, say } = app
  const comparison = state?.comparison ?? null
  const changes = state?.documents.filter(({ of }) => of === 'changes') ?? []
  return [
    element('h2', {}, say('compare')),
    element('p', { class: 'compare' }, choice(app)),
    ...(comparison
      ? [
          element('h3', {}, element('bdi', {}, `${say('since')} ${comparison.name}`)),
          element('ul', { class: 'documents' }, ...changes.map((each) => documentRow(each, app))),
          ...faults(comparison, app),
          ...(state?.documents.some(({ of }) => of === 'old')
            ? [element('p', { class: 'actions' }, sideBySide(app))]
            : []),
        ]
      : []),
  ]
}

/** Why pages of the comparison are not there. */
function faults({ faults: found }: ComparedWith, app: App): Child[] {
  if (found.length === 0) return []
  return [element('p', {}, app.say('notShown')), findingsList(found, app)]
}

function choice(app: App): HTMLElement {
  const { editions, say } = app
  const now = app.state?.comparison?.name ?? ''
  const named = new Map([
    ['', say('notCompared')],
    ...(editions.length > 0 ? [[last, say('lastCommit')] as const] : []),
    ...editions.map(({ name, date, subject }) => [name, `${date} ${subject}`] as const),
  ])
  if (!named.has(now)) named.set(now, now)
  const select: HTMLSelectElement = element(
    'select',
    {
      'data-key': 'compare',
      'aria-label': say('compare'),
      onchange: () => void ask(app, 'compare/with', select.value),
    },
    ...[...named].map(([value, label]) =>
      element('option', { value, selected: value === now }, label),
    ),
  )
  return select
}

/** A document of the memo and the same one of the edition before; of a redline that of the memo. */
function sideBySide(app: App): HTMLElement {
  const { beside, view, state, say } = app
  const toggle = (): void => {
    beside.isWanted = !beside.isWanted
    const isOfMemo = state?.documents.some(
      ({ id, of }) => id === view.document?.id && of !== 'changes',
    )
    const first = state?.documents.find(({ isPaged }) => isPaged)
    if (beside.isWanted && !isOfMemo && first) app.look(first.id)
    beside.show(state?.comparison ?? null, view.document?.id ?? null)
    app.render()
  }
  return element(
    'button',
    {
      type: 'button',
      'data-key': 'beside',
      'aria-pressed': String(beside.isWanted),
      onclick: toggle,
    },
    say('sideBySide'),
  )
}

/** Asks once for the commits of the memo. */
export async function loadEditions(app: App): Promise<void> {
  const answer = await fetch('compare/editions', { method: 'POST' }).catch(() => null)
  if (!answer?.ok) return
  app.editions = ((await answer.json()) as { editions: readonly Edition[] }).editions
  app.render()
}
