/** The door for files: dropped anywhere on the page, or chosen. */
import type { App } from './app.ts'
import { ask } from './asking.ts'
import { element } from './dom.ts'

/** Where a file goes, by its extension. Word's older files are sent as well: the reader says how to convert them. */
const doors: Readonly<Record<string, string>> = {
  docx: 'review/take',
  doc: 'review/take',
  wps: 'review/take',
  md: 'compare/take',
  png: 'pictures/take',
  jpg: 'pictures/take',
  jpeg: 'pictures/take',
  svg: 'pictures/take',
}

export function listenToDrops(app: App): void {
  const { dataset } = document.body
  const isFiles = ({ dataTransfer }: DragEvent): boolean =>
    dataTransfer?.types.includes('Files') ?? false
  document.addEventListener('dragover', (event) => {
    if (!isFiles(event)) return
    event.preventDefault()
    dataset['dropping'] = app.say('dropHere')
  })
  document.addEventListener('dragleave', ({ relatedTarget }) => {
    if (!relatedTarget) delete dataset['dropping']
  })
  document.addEventListener('drop', (event) => {
    delete dataset['dropping']
    if (!isFiles(event)) return
    event.preventDefault()
    void take([...event.dataTransfer!.files], app)
  })
}

/** A button that opens the files of the system. */
export function fileChooser(app: App): HTMLElement {
  const input: HTMLInputElement = element('input', {
    type: 'file',
    multiple: true,
    accept: Object.keys(doors)
      .map((extension) => `.${extension}`)
      .join(','),
    'data-key': 'files',
    onchange: () => void take([...input.files!], app),
  })
  return element('label', { class: 'door' }, element('span', {}, app.say('bring')), input)
}

async function take(files: readonly File[], app: App): Promise<void> {
  for (const file of files) {
    const door = doors[file.name.replace(/^.*\./, '').toLowerCase()]
    app.notice = `${app.say(door ? 'taking' : 'notTaken')} ${file.name}`
    app.render()
    if (door) await ask(app, `${door}?name=${encodeURIComponent(file.name)}`, file)
  }
}
