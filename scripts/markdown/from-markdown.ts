/** Markdown → Memo. */
import type { Root, RootContent } from 'mdast'
import { limits, type Sizes } from '../limits.ts'
import type { Report } from '../message.ts'
import type { Yaml } from '../yaml/read-yaml.ts'
import { targetsIn, withTargets } from './anchors.ts'
import { picturesBeside, toMarkedRuns } from './paragraphs.ts'
import { toContent } from './blocks.ts'
import { contentMessages } from './content-messages.ts'
import { definitionsOf } from './definitions.ts'
import type { Definitions } from './definitions.ts'
import { homesOf, reportDomains } from './domains.ts'
import { propertiesOf } from './foreign-keys.ts'
import { fenceFaultOf } from './fences.ts'
import { checkKeys } from './keys.ts'
import { guessLanguage } from './guess-language.ts'
import { splitFrontMatter, toMeta } from './frontmatter.ts'
import type { FrontMatter } from './front-matter-schema.ts'
import { at, descendants, parse } from './markdown.ts'
import type { Block, Logo, Memo, Role, Run, Section } from '../memo/model.ts'
import { noteId, numberNotes } from '../memo/notes.ts'
import { picturesIn, type Picture } from './pictures.ts'
import { readNotes, reportUnusedNotes } from './read-notes.ts'
import { readable } from './readable.ts'
import { roleOf } from './roles.ts'
import type { Reading } from './runs.ts'
import { toOutline, toSections } from './sections.ts'
import type { Outline } from './sections.ts'
import { reportSizes } from './sizes.ts'
import { structureMessages } from './structure-messages.ts'
import { reportUnknownUnits } from './unknown-units.ts'
import { nameUnits } from './names.ts'
import { textOf } from '../memo/walk.ts'

/**
 * Reads a memo from its text, as `decode` gives it. Reports everything it finds, and gives null
 * when any of it is an error. Recommendations are not numbered yet: see `number`.
 */
export const fromMarkdown = (source: string, report: Report, sizes: Sizes = limits): Memo | null =>
  readMarkdown(source, report, { sizes }).memo

export type ReadingOptions = {
  readonly sizes?: Sizes
}

/** What the source of a memo says and how it was written, for the rules that ask its editor. */
export type SourceText = {
  readonly source: string
  readonly tree: Root
  readonly definitions: Definitions
  /** Null when there is none, or none that can be read. */
  readonly front: Yaml<FrontMatter> | null
  /** As read: without ids and domains of their own. */
  readonly sections: readonly Section[]
  readonly roleOf: (heading: string) => Role
  /** The title is a heading of the text, not only in the front matter. */
  readonly isTitleWritten: boolean
}

export type MarkdownRead = {
  /** Null after an error. */
  readonly memo: Memo | null
  /** Null when the source could not be parsed or has no text. */
  readonly text: SourceText | null
  /** Those of a memo with errors too, so that their files can be looked at. */
  readonly pictures: readonly Picture[]
}

/** Reads a memo, its pictures and its source text; reports everything that is wrong with them. */
export const readMarkdown = (
  written: string,
  report: Report,
  { sizes = limits }: ReadingOptions = {},
): MarkdownRead => {
  let failed = false
  const watched: Report = (message) => {
    failed ||= message.level !== 'query'
    report(message)
  }
  const unread: MarkdownRead = { memo: null, text: null, pictures: [] }
  if (!readable(written, watched, sizes)) return unread
  const fault = fenceFaultOf(written)
  if (fault) watched({ rule: fault.rule, ...fault.words, place: fault.place })
  // What follows from the fault is no finding: the front matter is left out, and its lines stay.
  const source = fault?.rest ?? written
  const tree = parse(source)
  if (!isShallow(tree, watched)) return unread
  const definitions = definitionsOf(tree, watched)
  const { memo, text, front } = read(
    { tree, definitions, source, sizes, isUnfenced: fault !== null },
    watched,
  )
  const pictures = [...picturesIn(tree, definitions), ...logosIn(front)]
  return { memo: failed ? null : memo, text, pictures }
}

type Parsed = {
  readonly tree: Root
  readonly definitions: Definitions
  readonly source: string
  readonly sizes: Sizes
  readonly isUnfenced: boolean
}

const read = (
  { tree, definitions, source, sizes, isUnfenced }: Parsed,
  report: Report,
): Pick<MarkdownRead, 'memo' | 'text'> & { readonly front: Yaml<FrontMatter> | null } => {
  reportSizes(tree, sizes, report)
  const reading: Reading = { report, source, definitions: definitions.links, noteId }
  const { front, isBroken, nodes } = splitFrontMatter(tree, isUnfenced, report)
  if (isEmpty(nodes)) {
    if (!isUnfenced) report({ ...structureMessages.emptyMemo(), place: { line: 1, column: 1 } })
    return { memo: null, text: null, front }
  }
  const outline = toOutline(nodes, front?.data.title ?? (isBroken ? '' : null), report)
  const title = readTitle(outline, front, reading)
  if (title.length === 0 && !isBroken)
    report({ ...structureMessages.noTitle(), place: { line: 1, column: 1 } })
  const role = (heading: string) => roleOf(heading, front?.data.roles)
  const beside = outline.title ? picturesBeside(outline.title, reading) : []
  const draft = {
    lead: [...beside, ...toContent(outline.lead, 'elsewhere', reading).blocks] as readonly Block[],
    sections: toSections(outline.parts, role, reading),
    notes: readNotes(definitions, reading),
  }
  const isTitleWritten = outline.title !== undefined
  const { sections } = draft
  const known = isBroken ? null : front
  const text = { source, tree, definitions, front: known, sections, roleOf: role, isTitleWritten }
  // Which headings and domains are meant is not known without the front matter.
  if (isBroken) {
    checkKeys(draft, { areRolesKnown: false }, report)
    return { memo: null, text, front }
  }
  const homes = homesOf(draft.sections, front, report)
  reportDomains(homes, sizes, report)
  const units = nameUnits(draft, homes, report)
  const name = front?.data.title ?? textOf(title)
  const { authors, keywords } = propertiesOf(front?.others ?? [], report)
  const meta = {
    title: name,
    shortTitle: front?.data.shortTitle ?? name,
    ...toMeta(front?.data ?? {}, guessLanguage({ title, ...units }).lang),
    domains: homes.domains,
    ...(front?.data.logos && { logos: logosIn(front) }),
    ...(authors.length > 0 && { authors }),
    ...(keywords.length > 0 && { keywords }),
  }
  const targets = targetsIn({ title, ...units }, isTitleWritten)
  const written = numberNotes({ meta, edition: { type: 'full' }, title, ...units })
  const memo = withTargets(written, targets)
  reportUnusedNotes(memo, definitions, report)
  reportUnknownUnits(tree, definitions, targets, report)
  return { memo, text, front }
}

/** Everything after this recurses; a loop makes sure that it can. */
const isShallow = (tree: Root, report: Report): boolean => {
  const most = 2 * limits.nesting + limits.inlineNesting
  for (const { node, depth } of descendants(tree)) {
    if (depth <= most) continue
    report({ ...contentMessages.tooDeep(limits.inlineNesting), ...at(node) })
    return false
  }
  return true
}

/** The logos that front matter names, each with its place. */
const logosIn = (front: Yaml<FrontMatter> | null): Logo[] =>
  (front?.data.logos ?? []).map(({ file, alt }, at) => ({
    src: file,
    alt,
    place: front!.placeOf(['logos', at, 'file']),
  }))

/** True when nothing would be printed below the title. */
const isEmpty = (nodes: readonly RootContent[]): boolean => {
  const unprinted = new Set(['html', 'definition', 'footnoteDefinition'])
  const printed = nodes.filter((node) => !unprinted.has(node.type))
  const [first] = printed
  return printed.length === 0 || (printed.length === 1 && first?.type === 'heading')
}

const readTitle = ({ title }: Outline, front: Yaml<FrontMatter> | null, reading: Reading) => {
  const declared = front?.data.title
  if (!title) return declared === undefined ? [] : [{ text: declared }]
  const { runs, markers } = toMarkedRuns(title.children, reading)
  for (const { place } of markers)
    reading.report({ ...structureMessages.misplacedMarker(), ...(place ? { place } : {}) })
  if (declared !== undefined && textOf(runs) !== declared)
    reading.report({ ...structureMessages.otherTitle(declared), ...at(title) })
  return runs as readonly Run[]
}
