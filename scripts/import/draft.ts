/** A Word file's text → draft: paragraphs get the roles that Markdown has words for. */
import type {
  ForeignBlock,
  ForeignDocument,
  ForeignParagraph,
  ForeignRun,
} from '../readers/foreign/model.ts'
import { columned } from './columns.ts'
import { guesses, guessesOfRuns } from './guesses.ts'
import { areList, typedItem } from './items.ts'
import { goesOn } from './list-markers.ts'
import type { Draft, DraftBlock, DraftText, Guess, Role } from './model.ts'
import { rolesOf } from './roles.ts'
import { hasContent, tableOf, typed } from './tables.ts'
import { textOf } from './wording.ts'

/** `name` is the title of a file without one. */
export const draftOf = (document: ForeignDocument, name: string): Draft => {
  const blocks = document.blocks.flatMap(lines)
  const roles = rolesOf({ ...document, blocks })
  const titled = blocks.filter((block) => roles.get(block)?.type === 'title') as ForeignParagraph[]
  const rest = columned(blocks.filter((block) => roles.get(block)?.type !== 'title'))
  return {
    title: titled.length > 0 ? titleOf(titled) : noTitle(document.title || name),
    blocks: bodyOf(rest, roles),
    notes: new Map(
      [...document.notes].map(([id, own]) => [id, bodyOf(own.flatMap(lines), new Map())]),
    ),
  }
}

const titleOf = (titled: readonly ForeignParagraph[]): DraftText => ({
  runs: titled.flatMap((each, at) => (at > 0 ? [{ text: '\n' }, ...each.runs] : each.runs)),
  label: '',
  comments: titled.flatMap(({ comments }) => comments),
  guesses: [
    ...(titled.some(({ style }) => style === 'title') ? [] : [guesses.title]),
    ...guessesOfRuns(titled.flatMap(({ runs }) => runs)),
  ],
})

const noTitle = (name: string): DraftText => ({
  runs: [{ text: name, added: true }],
  label: '',
  comments: [],
  guesses: [guesses.noTitle],
})

/**
 * Lines of a paragraph that each begin as items do, or as paragraphs with an indent, are paragraphs of their own; blank
 * ones make room and say nothing.
 */
const lines = (block: ForeignBlock): ForeignBlock[] => {
  if (block.type === 'table') return block.rows.some((row) => row.length > 0) ? [block] : []
  if (!hasContent(block.runs) && block.comments.length === 0) return []
  const parts = splitAtBreaks(block.runs)
  const texts = parts.map(wordsOf)
  const items = texts.flatMap((text) => typedItem(text) ?? [])
  const areItems = items.length === parts.length && areList(items)
  const areIndented =
    parts.length > 1 && texts.slice(1).every((text) => /^(\u3000| {2})/.test(text))
  if (!areItems && !areIndented) return [block]
  return parts.map((runs, at) => ({ ...block, runs, comments: at === 0 ? block.comments : [] }))
}

const wordsOf = (runs: readonly ForeignRun[]): string => runs.map(({ text }) => text).join('')

const splitAtBreaks = (runs: readonly ForeignRun[]): ForeignRun[][] => {
  const parts: ForeignRun[][] = [[]]
  for (const run of runs) {
    const [first = '', ...others] = run.text.split('\n')
    parts.at(-1)!.push({ ...run, text: first })
    for (const text of others) parts.push([{ ...run, text }])
  }
  return parts
}

const bodyOf = (
  blocks: readonly ForeignBlock[],
  roles: ReadonlyMap<ForeignBlock, Role>,
): DraftBlock[] => {
  const typed = typedLists(blocks, roles)
  const drafted = blocks.map((block): DraftBlock => {
    if (block.type === 'table') return tableOf(block)
    const role = roles.get(block)
    if (role?.type === 'heading') return headingOf(block, role)
    const item = typed.get(block)
    if (item)
      return {
        ...withoutLabel(block, item.label),
        type: 'item',
        depth: 0,
        number: item.number,
      }
    return listed(block)
  })
  return drafted.map((block, at) => saidOnce(block, drafted[at - 1]))
}

/** What was guessed of a whole list is said of its first item. */
const saidOnce = (block: DraftBlock, before: DraftBlock | undefined): DraftBlock => {
  const isList = block.type === 'item' || block.type === 'paragraph'
  const rules = isList && before?.type === block.type ? before.guesses.map(({ rule }) => rule) : []
  return { ...block, guesses: block.guesses.filter(({ rule }) => !rules.includes(rule)) }
}

/** Typed items by their paragraphs, where several in a row make a list. */
const typedLists = (blocks: readonly ForeignBlock[], roles: ReadonlyMap<ForeignBlock, Role>) => {
  const found = new Map<ForeignBlock, NonNullable<ReturnType<typeof typedItem>>>()
  let row: [ForeignBlock, NonNullable<ReturnType<typeof typedItem>>][] = []
  const end = () => {
    if (areList(row.map(([, item]) => item)))
      for (const [block, item] of row) found.set(block, item)
    row = []
  }
  for (const block of blocks) {
    const isText = block.type === 'paragraph' && !block.list && roles.get(block)?.type !== 'heading'
    const item = isText ? typedItem(textOf(block)) : null
    const last = row.at(-1)?.[1]
    if (item && last && !goesOn(last.number, item.number)) end()
    if (item) row.push([block, item])
    else end()
  }
  end()
  return found
}

const plain = ({ runs, comments }: ForeignParagraph, own: readonly Guess[] = []): DraftText => ({
  runs,
  label: '',
  comments,
  guesses: [...own, ...guessesOfRuns(runs)],
})

const headingOf = (
  paragraph: ForeignParagraph,
  { level, by }: Extract<Role, { type: 'heading' }>,
): DraftBlock => {
  const { list } = paragraph
  // Markdown numbers no headings: what Word would write is typed.
  const number = list && !list.isBullet ? [typed(list)] : []
  const own = [
    ...(by === 'style' ? [] : [guesses.heading]),
    ...(number.length > 0 ? [guesses.headingNumber] : []),
  ]
  const text = plain(paragraph, own)
  // A heading that is bold as a whole is not emphasised.
  const runs = text.runs.map(({ bold: _, ...run }) => run)
  return { ...text, type: 'heading', level: Math.min(6, level), runs: [...number, ...runs] }
}

/** An item of a list of Word's; a number that Markdown cannot write, such as 一、, is typed before its text. */
const listed = (paragraph: ForeignParagraph): DraftBlock => {
  const { list } = paragraph
  if (!list) return { ...plain(paragraph), type: isQuote(paragraph) ? 'quote' : 'paragraph' }
  const isNumber = /^[（(]?([a-z]{1,4}|\d+)[.．)）、]?$/i.test(list.text)
  if (!list.isBullet && !isNumber)
    return {
      ...plain(paragraph, [guesses.typedNumber]),
      type: 'paragraph',
      runs: [typed(list), ...paragraph.runs],
    }
  const number = list.isBullet ? null : list.number
  return { ...plain(paragraph), type: 'item', depth: list.level, number }
}

const isQuote = ({ style }: ForeignParagraph): boolean =>
  /^(intense )?quot(e|ations?)$|^(明显|明顯)?引用$/.test(style)

const withoutLabel = (paragraph: ForeignParagraph, label: string): DraftText => {
  let left = label.length
  const runs = paragraph.runs.map((run) => {
    const cut = Math.min(left, run.text.length)
    left -= cut
    return { ...run, text: run.text.slice(cut) }
  })
  return { ...plain({ ...paragraph, runs }, [guesses.item(label.trim())]), label: label.trim() }
}
