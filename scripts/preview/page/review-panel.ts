/** Copies that came back: per unit what was sent, what they say, what the memo says, and the choices. */
import type { ReviewChange, ReviewRemark } from '../model.ts'
import type { App } from './app.ts'
import { ask, choose } from './asking.ts'
import { changeCard } from './change-card.ts'
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
