/** One change of a copy that came back: what was sent, what it says, what the memo says, and the choices. */
import { kindWords } from '../../review/kind-words.ts'
import type { Choice, ReviewChange, Span } from '../model.ts'
import type { App } from './app.ts'
import { choose } from './asking.ts'
import { element, type Child } from './dom.ts'

export function changeCard(change: ReviewChange, app: App): HTMLElement {
  const { id, kind, author, file, fate, ours, look, isWritten } = change
  const row = (name: string, content: readonly Child[]): Child[] =>
    content.length === 0 ? [] : [element('dt', {}, name), element('dd', {}, ...content)]
  const words = (text: string | null): Child[] => (text === null ? [] : [element('bdi', {}, text)])
  const about = [kindWords[kind][app.language()], author ?? '', file].filter(Boolean).join(' · ')
  return element(
    'div',
    { class: 'change', role: 'group', 'aria-label': about },
    element(
      'p',
      { class: 'about' },
      element('bdi', {}, about),
      element(
        'span',
        { class: `fate ${isWritten ? 'written' : fate}` },
        app.say(isWritten ? 'inMemo' : fate),
      ),
    ),
    element(
      'dl',
      {},
      ...row(app.say('old'), marked(change.old, 'del')),
      ...row(app.say('theirs'), [...marked(change.theirs, 'ins'), ...words(look)]),
      ...row(app.say('ours'), words(ours)),
    ),
    app.drafts.has(id) ? draft(change, app) : choices(change, app),
  )
}

/** Characters that are shown before and behind what differs. */
const beside = 30

const marked = (spans: readonly Span[], name: 'ins' | 'del'): Node[] =>
  spans.map(({ text, isShared }, at) => {
    if (!isShared) return element(name, {}, text)
    const [start, end] = [at === 0 ? 0 : beside, at === spans.length - 1 ? 0 : beside]
    const isLong = spans.length > 1 && text.length > start + end + beside
    const shown = `${text.slice(0, start)} … ${text.slice(text.length - end)}`
    return element('span', { title: isLong && text }, isLong ? shown.trim() : text)
  })

/** A choice that is pressed again is taken back. */
function choices({ id, choice, fate, typed, isSettled }: ReviewChange, app: App): HTMLElement {
  const { say } = app
  const button = (take: Choice['take'], onclick: () => void): HTMLElement =>
    element(
      'button',
      {
        type: 'button',
        'data-key': `${take} ${id}`,
        'aria-pressed': String(choice?.take === take),
        onclick,
      },
      say(take),
    )
  const toggle = (take: 'accept' | 'reject') => (): void =>
    choose(app, [[id, choice?.take === take ? null : { take }]])
  const isPossible = fate === 'landed' || choice?.take === 'accept'
  if (isSettled) return element('p', {})
  return element(
    'p',
    { class: 'actions' },
    isPossible ? button('accept', toggle('accept')) : null,
    button('reject', toggle('reject')),
    typed === null
      ? null
      : button('edit', () => beginDraft(id, choice?.take === 'edit' ? choice.text : typed, app)),
    choice?.take === 'edit' ? element('bdi', { class: 'edited' }, choice.text) : null,
  )
}

function beginDraft(id: string, text: string, app: App): void {
  const box = element('textarea', {
    rows: 4,
    'data-key': `draft ${id}`,
    'aria-label': app.say('otherWords'),
  })
  box.value = text
  app.drafts.set(id, box)
  app.render()
  box.focus()
}

function draft({ id }: ReviewChange, app: App): HTMLElement {
  const box = app.drafts.get(id)!
  const end = (): void => {
    app.drafts.delete(id)
    app.render()
  }
  const use = (): void => {
    choose(app, [[id, { take: 'edit', text: box.value }]])
    end()
  }
  return element(
    'div',
    { class: 'draft' },
    box,
    element(
      'p',
      { class: 'actions' },
      element(
        'button',
        { type: 'button', 'data-key': `use ${id}`, onclick: use },
        app.say('useWords'),
      ),
      element(
        'button',
        { type: 'button', 'data-key': `close ${id}`, onclick: end },
        app.say('close'),
      ),
    ),
  )
}
