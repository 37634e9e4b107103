/** The documents of the set with their files, and the contents of the one in view. */
import type { App } from './app.ts'
import { comparePanel } from './compare-panel.ts'
import { documentRow } from './document-row.ts'
import { element, type Child } from './dom.ts'
import { fileChooser } from './drop.ts'
import { goTo } from './lines.ts'

export function setPanel(app: App): Child[] {
  const documents = app.state?.documents ?? []
  const groups = (['memo', 'digest', 'domain'] as const).filter((of) =>
    documents.some((document) => document.of === of),
  )
  return [
    element('h2', {}, app.say('set')),
    ...groups.flatMap((of) => [
      ...(of === 'domain' ? [element('h3', {}, app.say('domain'))] : []),
      element(
        'ul',
        { class: 'documents' },
        ...documents.filter((each) => each.of === of).map((each) => documentRow(each, app)),
      ),
    ]),
    ...comparePanel(app),
    fileChooser(app),
    ...contents(app),
  ]
}

function contents(app: App): Child[] {
  const outline = app.view.document?.outline ?? []
  if (outline.length === 0) return []
  return [
    element('h2', {}, app.say('contents')),
    element(
      'ol',
      { class: 'contents' },
      ...outline.map(({ level, title, page, y }, at) =>
        element(
          'li',
          { class: `level-${Math.min(level, 4)}` },
          element(
            'button',
            { type: 'button', 'data-key': `heading ${at}`, onclick: () => goTo(app.view, page, y) },
            element('span', {}, title),
            element('span', { class: 'page-number' }, String(page)),
          ),
        ),
      ),
    ),
  ]
}
