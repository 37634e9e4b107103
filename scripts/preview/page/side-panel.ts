/** What is selected, what is asked of the memo, and its units. */
import type { UnitEntry } from '../model.ts'
import type { App } from './app.ts'
import { element, type Child } from './dom.ts'
import { findingsList } from './findings-list.ts'
import { picturesPanel } from './pictures-panel.ts'
import { reviewPanel } from './review-panel.ts'
import { chooseEditor, editor, editorLink, editors } from './source-links.ts'

export function sidePanel(app: App): Child[] {
  return [
    ...reviewPanel(app),
    ...picturesPanel(app),
    element('h2', {}, app.say('selected')),
    selected(app),
    ...findingsPanel(app),
    element('h2', {}, app.say('units')),
    element('ul', { class: 'units' }, ...(app.state?.units ?? []).map((each) => unit(each, app))),
  ]
}

/** Nothing is known of a text that is still being read. */
function findingsPanel(app: App): Child[] {
  const { findings, stage } = app.state ?? { findings: [], stage: 'drawing' }
  const isKnown = findings.length > 0 || stage !== 'drawing'
  const head = element('h2', {}, app.say('findings') + (isKnown ? ` (${findings.length})` : ''))
  if (!isKnown) return [head, element('p', { class: 'quiet' }, app.say('drawing'))]
  return [
    head,
    findings.length === 0
      ? element('p', { class: 'quiet' }, app.say('noFindings'))
      : findingsList(findings, app),
  ]
}

function selected(app: App): HTMLElement {
  const { selection, state } = app
  if (!selection || !state) return element('p', { class: 'quiet' }, app.say('nothingSelected'))
  const { unit, line, column, text } = selection
  const number = state.units.find(({ id }) => id === unit)?.number ?? null
  const row = (name: string, value: string | null): Child[] =>
    value === null ? [] : [element('dt', {}, name), element('dd', {}, element('bdi', {}, value))]
  return element(
    'div',
    { class: 'selection' },
    element('p', { class: 'excerpt' }, element('bdi', {}, text)),
    element(
      'dl',
      {},
      ...row(app.say('unit'), unit),
      ...row(app.say('number'), number),
      ...row(
        app.say('line'),
        line === null
          ? app.say(unit === null ? 'noLine' : 'notInMemo')
          : `${state.path}:${line}:${column ?? 1}`,
      ),
    ),
    line === null ? null : element('p', { class: 'actions' }, ...actions(app, line, column ?? 1)),
  )
}

function actions(app: App, line: number, column: number): Child[] {
  const { state } = app
  const link = editorLink(state!, line, column)
  const copy = (): void => {
    const place = `${state!.path}:${line}`
    void copyText(place).then((isCopied) =>
      notify(app, isCopied ? `${app.say('copied')}: ${place}` : place),
    )
  }
  return [
    link === null ? null : element('a', { href: link, 'data-key': 'open' }, app.say('openThere')),
    element(
      'button',
      { type: 'button', 'data-key': 'copy', onclick: copy },
      `${app.say('copy')} ${state!.path}:${line}`,
    ),
    link === null ? null : editorChoice(app),
  ]
}

/** False where the browser lets no page write there, as without a secure connection. */
async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return false
  }
}

function notify(app: App, notice: string): void {
  app.notice = notice
  app.render()
}

function editorChoice(app: App): HTMLElement {
  const choice: HTMLSelectElement = element(
    'select',
    {
      'data-key': 'editor',
      onchange: () => {
        chooseEditor(choice.value)
        app.render()
      },
    },
    ...Object.entries(editors).map(([value, { name }]) =>
      element('option', { value, selected: value === editor() }, name),
    ),
  )
  return element('label', {}, `${app.say('openIn')} `, choice)
}

function unit(
  { id, type, number, line, column, text, documents }: UnitEntry,
  app: App,
): HTMLElement {
  const isSelected = app.selection?.unit === id
  return element(
    'li',
    { class: type },
    element(
      'button',
      {
        type: 'button',
        'data-key': `unit ${id}`,
        'aria-current': isSelected && 'true',
        onclick: () => app.selectPlace({ unit: id, text, line, column }, documents),
      },
      number === null ? null : element('b', {}, number),
      element('bdi', {}, text),
      element('span', { class: 'where' }, line === null ? '' : String(line)),
    ),
  )
}
