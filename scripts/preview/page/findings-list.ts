/** Messages, each a way to its line of the memo. */
import type { Message } from '../../message.ts'
import type { App } from './app.ts'
import { element, type Child } from './dom.ts'

export function findingsList(findings: readonly Message[], app: App): HTMLElement {
  return element('ul', { class: 'findings' }, ...findings.map((each, at) => finding(each, at, app)))
}

function finding(
  { level, rule, path, place, ...words }: Message,
  at: number,
  app: App,
): HTMLElement {
  const where = place ? `${path}:${place.line}:${place.column}` : path
  const isInMemo = place && path === app.state?.path
  const text = words[app.language()]
  const content: Child[] = [
    element('span', { class: `level ${level}` }, app.say(level)),
    element('bdi', { class: 'where' }, where),
    element('span', { class: 'text' }, element('bdi', {}, text)),
    element('span', { class: 'rule' }, rule),
  ]
  const go = (): void =>
    app.selectPlace({ unit: null, text, line: place!.line, column: place!.column })
  return element(
    'li',
    {},
    isInMemo
      ? element('button', { type: 'button', 'data-key': `finding ${at}`, onclick: go }, ...content)
      : element('div', {}, ...content),
  )
}
