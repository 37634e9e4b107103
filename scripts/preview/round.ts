/** One round of a preview: a text is read, drawn, proved, and what becomes of it is told. */
import { dirname, resolve } from 'node:path'
import type { Input } from '../build/input.ts'
import { unitsName } from '../build/manifest.ts'
import { unknownOutputs } from '../build/selection.ts'
import { fontStoreOf } from '../fonts/font-store.ts'
import { facesOf } from '../fonts/open-fonts.ts'
import { hyphenate } from '../layout/hyphenate.ts'
import { layoutOf } from '../layout/layout.ts'
import { limits } from '../limits.ts'
import { isChinese } from '../memo/language.ts'
import { hasErrors, capped, type Message } from '../message.ts'
import { readInput } from '../project/read-input.ts'
import { readResources } from '../project/resources.ts'
import { readSource } from '../project/source.ts'
import { isSystemError, systemMessage } from '../system-error.ts'
import type { Kept, Ready, Task } from './task.ts'
import { drawCompared, errorsIn, proveCompared } from './compared.ts'
import { comparisonOf, type Comparison } from './comparison.ts'
import { drawnDocument } from './draw.ts'
import { makeSet, type MadeSet } from './making.ts'
import { documentsOfSet, filesOf, hashesOf, plansByDocument, unitEntries } from './set-list.ts'

export type Done = {
  readonly kept: Kept
  /** Pictures that the memo names, as absolute paths. */
  readonly pictures: readonly string[]
  /** Documents that were to be drawn. */
  readonly views: readonly string[]
  /** Nothing is left to be made of this text: its set is whole, or has an error. */
  readonly isWhole: boolean
}

/** Reads and makes what there is now. What the system refuses is a finding: the next save may find the disk well. */
export async function runRound(task: Task, kept: Kept): Promise<Done> {
  try {
    return await read(task, kept)
  } catch (error) {
    if (!isSystemError(error)) throw error
    fail(task, [systemMessage(error, 'memopress preview')])
    return { kept, pictures: [], views: [], isWhole: true }
  }
}

function fail({ board }: Task, findings: readonly Message[]): void {
  board.become({ stage: 'failed', findings: capped(findings) })
}

async function read(task: Task, before: Kept): Promise<Done> {
  const { value: resources, messages: told } = resourcesOf(before)
  const kept: Kept = { ...before, resources }
  if (!resources) {
    // What is wrong with a template hides nothing that is wrong with a memo.
    fail(task, [...told, ...readSource(task.file).messages])
    return { kept, pictures: [], views: [], isWhole: true }
  }
  const { source, input, messages, ...text } = readInput(
    task.file,
    resources.read,
    limits.seconds.read,
  )
  const pictures = picturePaths(task.file, text.pictures)
  const misnamed = source ? unknownOutputs(source.memo, source, resources.read.templates) : []
  const found = [...told, ...messages, ...misnamed]
  if (!input || hasErrors(found)) {
    fail(task, found)
    return { kept, pictures, views: [], isWhole: true }
  }
  const compared =
    task.edition && source ? comparisonOf(task.edition, source, resources.read) : null
  const ready = {
    input,
    found: [...found, ...(compared?.messages.filter(({ level }) => level !== 'error') ?? [])],
    questions: () => source?.questions?.() ?? [],
    comparison: compared?.value ?? null,
    faults: errorsIn(compared?.messages ?? []),
  }
  const { views, isWhole, ...made } = await make(task, ready, { ...kept, resources })
  return { kept: { ...kept, ...made }, pictures, views, isWhole }
}

function picturePaths(file: string, pictures: readonly { readonly src: string }[]): string[] {
  return [...new Set(pictures.map(({ src }) => resolve(dirname(file), src)))]
}

function resourcesOf({ resources }: Kept): {
  readonly value: Kept['resources']
  readonly messages: readonly Message[]
} {
  if (resources) return { value: resources, messages: [] }
  const { value, messages } = readResources(process.cwd())
  if (!value) return { value, messages }
  const fonts = fontStoreOf(value.fonts)
  const layout = layoutOf(facesOf(fonts), hyphenate)
  return { value: { read: value, fonts, layout }, messages }
}

type Text = {
  readonly input: Input
  readonly found: readonly Message[]
  /** Asks what a careful reader would. */
  readonly questions: () => readonly Message[]
  readonly comparison: Comparison | null
  /** Why there is none. */
  readonly faults: readonly Message[]
}

/** Makes the set of a text without errors, and tells each step. */
async function make(task: Task, text: Text, { resources, files, redlined }: Ready) {
  const { board, isNew, proverOf, signal } = task
  const { input } = text
  if (isNew) resources.layout.age()
  const plans = plansByDocument(input.memo, resources.read.templates)
  const groups = text.comparison ? [text.comparison.redline, text.comparison.old] : []
  const documents = [
    ...documentsOfSet(plans, input.memo),
    ...groups.flatMap((group) => group.documents),
  ]
  // Until there is a list, nobody can have looked at anything but the first.
  if (board.state().documents.length === 0) board.become({ documents })
  const isDue = (view: string): boolean => isNew || !board.shown(view)
  const views = board.views().filter((view) => plans.has(view) && isDue(view))
  const { comparison } = text
  const compared = comparison
    ? await drawCompared(task, comparison, { ...resources, origin: input })
    : { views: [], faults: text.faults }
  // Other documents are of an older text.
  if (isNew) board.keepOnly([...views, ...compared.views])
  const list = () => ({
    title: input.memo.meta.title,
    language:
      task.language ?? (isChinese(input.memo.meta.lang) ? ('zh' as const) : ('en' as const)),
    documents,
    comparison: task.edition && { name: task.edition.name, files: [], faults: compared.faults },
    units: unitEntries(input.memo, plans),
    findings: capped([...text.found, ...questions()]),
  })
  let isListed = false
  let asked: readonly Message[] | null = null
  const questions = (): readonly Message[] => (asked ??= text.questions())
  const made = await makeSet(
    {
      input,
      fonts: resources.fonts,
      layout: resources.layout,
      proverOf,
      plans,
      views,
      last: files,
      signal,
    },
    {
      drawn: (drawn, id) => {
        board.show(drawnDocument(id, drawn, input, board.shown(id)), drawn.bytes)
        // The page has not to wait for the proof to see that errors are gone; the new text is not read for questions yet.
        board.become({ stage: 'proving', findings: board.state().findings.filter(isQuestion) })
      },
      proved: (done) => {
        board.become({ ...(!isListed && list()), stage: 'proving', proved: hashesOf(done) })
        isListed = true
      },
    },
  )
  tellEnd(task, { ...text, questions }, made)
  const paths = new Set([unitsName, ...documents.flatMap((document) => document.paths)])
  const kept = new Map([...made.files].filter(([path]) => paths.has(path)))
  const proved =
    comparison && made.isWhole
      ? await proveCompared(task, comparison.redline, { resources, redlined, files })
      : null
  return {
    views: [...views, ...compared.views],
    files: kept,
    redlined: proved?.files ?? new Map(),
    isWhole: made.isWhole && (proved?.isWhole ?? true),
  }
}

const isQuestion = ({ level }: Message): boolean => level === 'query'

/** Says what came of it, unless there is a newer text: that says so itself. */
function tellEnd(task: Task, { found, questions }: Text, made: MadeSet): void {
  const { board } = task
  const findings = [...found, ...made.messages, ...questions()]
  if (made.set) {
    board.give(made.set, filesOf(made.set))
    board.become({ stage: 'proved', findings: capped(findings), proved: hashesOf(made.files) })
  } else if (made.isWhole) fail(task, findings)
}
