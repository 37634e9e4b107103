/** A document of the set, with links to its files. */
import type { SetDocument } from '../model.ts'
import type { App } from './app.ts'
import { element, type Child } from './dom.ts'

export function documentRow(document: SetDocument, app: App): HTMLElement {
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
    element(
      'span',
      { class: 'files' },
      ...document.paths.flatMap((path) => fileLinks(path, document, app)),
    ),
  )
}

/** Formats by the names that people have for them. */
const formatNames: Readonly<Record<string, string>> = { pdf: 'PDF', docx: 'Word' }

/** Links to a file of the proved set; its name alone while it is not among them. */
function fileLinks(path: string, { title }: SetDocument, app: App): Child[] {
  const extension = path.replace(/^.*\./, '')
  const format = formatNames[extension] ?? extension
  const files = [...(app.state?.files ?? []), ...(app.state?.comparison?.files ?? [])]
  const file = files.find((each) => each.path === path)
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
  return [link(address, format, app.say('download'), true), ...(extension === 'pdf' ? [print] : [])]
}

const kilobytes = (bytes: number): string => `${Math.ceil(bytes / 1024)} kB`
