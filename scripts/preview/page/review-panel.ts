/** Copies that came back: per unit what was sent, what they say, what the memo says, and the choices. */
import { kindWords } from '../../review/kind-words.ts'
import type { Choice, ReviewChange, ReviewRemark, Span } from '../model.ts'
import type { App } from './app.ts'
import { ask } from './asking.ts'
import { element, type Child } from './dom.ts'

export function reviewPanel(app: App): Child[] {
  const { review, say } = app
  if (!review) return []
  return [
    element('h2', { class: 'review' }, `${say('review')} (${review.changes.length})`),
    element('p', { class: 'quiet' }, element('bdi', {}, review.files.join(', '))),
    element('p', { class: 'actions' }, ...wholeActions(app)),
    element('ul', { class: 'changes' }, ...groupsOf(app).map((group) => groupItem(group, app))),
  ]
}

const choose = (app: App, choices: readonly (readonly [string, Choice | null])[]): void => {
  void ask(app, 'review/choose', JSON.stringify(choices))
}

function wholeActions(app: App): Child[] {
  const { state, say } = app
  const { changes, of } = app.review!
  const pending = changes.filter(({ isPending }) => isPending).length
  const open = changes.filter(({ choice, fate }) => choice === null && fate === 'landed')
  const acceptAll = (): void =>
    choose(
      app,
      open.map(({ id }) => [id, { take: 'accept' }] as const),
    )
  const button = (key: string, label: string, onclick: () => void, disabled = false): HTMLElement =>
    element('button', { type: 'button', 'data-key': key, onclick, disabled }, label)
  return [
    button('accept all', say('acceptAll'), acceptAll, open.length === 0),
    button(
      'write memo',
      `${say('writeTo')} ${state?.path ?? ''} (${pending})`,
      () => void ask(app, 'review/write', of),
      pending === 0,
    ),
    button('close review', say('close'), () => void ask(app, 'review/close')),
  ]
}

/** What copies say of one unit. */
type Group = {
  readonly unit: string | null
  readonly line: number | null
  readonly column: number | null
  readonly changes: ReviewChange[]
  readonly remarks: ReviewRemark[]
}

/** In the order of the memo; what is in no unit each for itself. */
function groupsOf({ review }: App): Group[] {
  const groups = new Map<string, Group>()
  const groupOf = ({ unit, line, column }: Pick<Group, 'unit' | 'line' | 'column'>): Group => {
    const key = unit ?? `line ${line}`
    if (!groups.has(key)) groups.set(key, { unit, line, column, changes: [], remarks: [] })
    return groups.get(key)!
  }
  for (const change of review!.changes) groupOf(change).changes.push(change)
  for (const remark of review!.remarks) groupOf(remark).remarks.push(remark)
  return [...groups.values()].sort((a, b) => (a.line ?? Infinity) - (b.line ?? Infinity) || 0)
}

function groupItem({ unit, line, column, changes, remarks }: Group, app: App): HTMLElement {
  const entry = app.state?.units.find(({ id }) => id === unit)
  const text = entry?.text ?? ''
  const title =
    [entry?.number ?? '', text].join(' ').trim() || app.say(line === null ? 'elsewhere' : 'line')
  const go = (): void => app.selectPlace({ unit, line, column, text }, entry?.documents)
  return element(
    'li',
    {},
    line === null
      ? element('h3', {}, element('bdi', {}, title))
      : element(
          'h3',
          {},
          element(
            'button',
            { type: 'button', 'data-key': `place ${unit ?? line}`, onclick: go },
            element('bdi', {}, title),
            element('span', { class: 'where' }, String(line)),
          ),
        ),
    ...changes.map((change) => changeCard(change, app)),
    ...remarks.map((remark) => remarkCard(remark, app)),
  )
}

function changeCard(change: ReviewChange, app: App): HTMLElement {
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

function remarkCard(
  { author, file, quoted, text, isResolved, replies }: ReviewRemark,
  { say }: App,
): HTMLElement {
  const about = [say('comment'), author, file, isResolved ? say('resolved') : '']
  return element(
    'div',
    { class: 'change' },
    element('p', { class: 'about' }, element('bdi', {}, about.filter(Boolean).join(' · '))),
    element('blockquote', {}, element('bdi', {}, quoted)),
    element('p', {}, element('bdi', {}, text)),
    ...replies.map((reply) =>
      element('p', {}, element('bdi', {}, `${reply.author}: ${reply.text}`)),
    ),
  )
}
