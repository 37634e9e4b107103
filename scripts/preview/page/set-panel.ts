/** The documents of the set with their files, and the contents of the one in view. */
import type { SetDocument } from '../model.ts'
import type { App } from './app.ts'
import { element, type Child } from './dom.ts'
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
    ...contents(app),
  ]
}

function documentRow(document: SetDocument, app: App): HTMLElement {
  const isShown = app.view.document?.id === document.id
  return element(
    'li',
    {},
    element(
      'button',
      {
        type: 'button',
        class: 'document',
        'data-key': `document ${document.id}`,
        'aria-current': isShown && 'true',
        disabled: !document.isPaged,
        onclick: () => app.look(document.id),
      },
      document.title,
    ),
    element('span', { class: 'files' }, ...document.paths.flatMap((path) => fileLinks(path, document, app))), // prettier-ignore
  )
}

/** Links to a file of the proved set; its name alone while it is not among them. */
function fileLinks(path: string, { title }: SetDocument, app: App): Child[] {
  const format = path.replace(/^.*\./, '').toUpperCase()
  const file = app.state?.files.find((each) => each.path === path)
  if (!file) return [element('span', { class: 'pending', title: app.say('proving') }, format)]
  const address = `files/${path.split('/').map(encodeURIComponent).join('/')}`
  const link = (href: string, label: string, word: string, download: boolean): HTMLElement =>
    element(
      'a',
      {
        href,
        'data-key': href,
        'aria-label': `${word}: ${title}, ${format}`,
        title: `${word}: ${path}, ${kilobytes(file.size)}`,
        ...(download ? { download: path.replace(/^.*\//, '') } : { target: '_blank' }),
      },
      label,
    )
  const print = link(`${address}?print`, app.say('print'), app.say('print'), false)
  return [link(address, format, app.say('download'), true), ...(format === 'PDF' ? [print] : [])]
}

const kilobytes = (bytes: number): string => `${Math.ceil(bytes / 1024)} kB`

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
