/** The part of a round that is about a comparison: its pages are drawn where somebody looks at them, and its files proved. */
import { redlineTemplates } from '../diff/diff.ts'
import { onceEach, type Message } from '../message.ts'
import { drawnDocument } from './draw.ts'
import { drawnOf, type Comparison, type Group, type Pens } from './comparison.ts'
import { makeSet, type MadeSet } from './making.ts'
import type { Origin } from './boxes.ts'
import { filesOf, hashesOf } from './set-list.ts'
import type { Ready, Task } from './task.ts'

type Looks = { readonly views: readonly string[]; readonly faults: readonly Message[] }

type Looked = Pick<Task, 'board' | 'isNew' | 'isOther' | 'proverOf' | 'signal'>

/**
 * Draws what is looked at of a comparison, and gives what there is of it then, and why something is not. Lines lead into
 * the memo as it is now.
 */
export async function drawCompared(
  { board, isNew, isOther, proverOf, signal }: Looked,
  { redline, old }: Comparison,
  { origin, ...pens }: Pens & { readonly origin: Origin },
): Promise<Looks> {
  const views: string[] = []
  const faults: Message[] = []
  // The files of the redline are proved when they are made; those of the old edition are not made.
  const proved = { ...pens, prover: () => proverOf(old.input, signal) }
  for (const group of [redline, old])
    for (const view of board.views().filter((each) => group.plans.has(each))) {
      views.push(view)
      const before = isOther ? undefined : board.shown(view)
      // The old edition stays as it is.
      const isDrawn = before !== undefined && (group === old || !isNew)
      if (isDrawn || signal.aborted) continue
      const { value, messages } = await drawnOf(group, view, group === old ? proved : pens)
      if (value) board.show(drawnDocument(view, value, origin, before), value.bytes)
      else faults.push(...errorsIn(messages))
    }
  return { views, faults }
}

/** Makes and proves the files of a comparison, and gives them. */
export async function proveCompared(
  { board, proverOf, signal }: Task,
  { input, plans }: Group,
  { resources: { fonts, layout }, redlined }: Ready,
): Promise<MadeSet> {
  const made = await makeSet(
    {
      input,
      fonts,
      layout,
      proverOf,
      plans,
      only: redlineTemplates,
      views: [],
      last: redlined,
      signal,
    },
    { drawn: () => {}, proved: () => {} },
  )
  const { comparison, proved } = board.state()
  if (!comparison) return made
  if (!made.set) {
    const faults = onceEach([...comparison.faults, ...errorsIn(made.messages)])
    board.become({ comparison: { ...comparison, faults } })
    return made
  }
  const paths = new Set([...plans.values()].flatMap((own) => own.map(({ path }) => path)))
  const files = new Map([...made.set].filter(([path]) => paths.has(path)))
  board.giveCompared(files)
  board.become({
    proved: [...proved, ...hashesOf(made.files)],
    comparison: { ...comparison, files: filesOf(files) },
  })
  return made
}

/** What keeps pages from being shown. */
export const errorsIn = (messages: readonly Message[]): readonly Message[] =>
  messages.filter(({ level }) => level === 'error')
