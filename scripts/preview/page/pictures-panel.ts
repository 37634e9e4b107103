/** Pictures that were dropped: each is saved by a click, and the Markdown that shows it copied by another. */
import type { DroppedPicture } from '../model.ts'
import type { App } from './app.ts'
import { ask } from './asking.ts'
import { element, type Child } from './dom.ts'

export function picturesPanel(app: App): Child[] {
  const { pictures, say } = app
  if (pictures.length === 0) return []
  return [
    element('h2', {}, `${say('pictures')} (${pictures.length})`),
    element('ul', { class: 'pictures' }, ...pictures.map((picture) => pictureItem(picture, app))),
    element(
      'p',
      { class: 'actions' },
      element(
        'button',
        {
          type: 'button',
          'data-key': 'close pictures',
          onclick: () => void ask(app, 'pictures/close'),
        },
        say('close'),
      ),
    ),
  ]
}

function pictureItem(
  { id, path, markdown, size, width, height, isSaved }: DroppedPicture,
  app: App,
): HTMLElement {
  const save = element(
    'button',
    { type: 'button', 'data-key': `save ${id}`, onclick: () => void ask(app, 'pictures/save', id) },
    `${app.say('savePicture')} ${path}`,
  )
  return element(
    'li',
    { class: 'change' },
    element('p', { class: 'about' }, `${width} × ${height}, ${Math.ceil(size / 1024)} kB`),
    element('p', { class: 'actions' }, isSaved ? `${app.say('saved')}: ${path}` : save),
    isSaved ? element('p', {}, element('code', {}, markdown)) : null,
  )
}
