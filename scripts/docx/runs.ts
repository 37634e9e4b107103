/** Content of a paragraph → runs, links, note references and fields of Word. */
import { SimpleField, type ParagraphChild } from 'docx'
import type { Style, StyleName } from '../flow/styles.ts'
import type { Content, Field, PageOf, RunningField } from '../flow/pieces.ts'
import type { Flow } from '../flow/model.ts'
import type { Change, Id, Run } from '../memo/model.ts'
import { asItWas } from '../flow/changes.ts'
import { RestyledRun, textRun } from './changes.ts'
import { characterStyleId, looksOf, type Look } from './character-styles.ts'
import { isEastAsian } from './languages.ts'
import { isShared, scriptsOf, type Script } from './marks.ts'
import { noteGapAt } from './note-gaps.ts'
import { joinLinks, toNoteReference, type NoteReferences } from './references.ts'
import { sectionStyle, type SectionField } from './section-field.ts'
import { noteReferenceStyle } from './style-names.ts'

/** Page of each unit that contents or overviews list. */
export type PageNumbers = ReadonlyMap<Id, number>

/** What runs must know of their document. */
export type RunContext = {
  readonly flow: Flow
  readonly pages: PageNumbers
  readonly anchors: ReadonlyMap<Id, string>
  /** Labels of units that a link may say whole. */
  readonly labels: ReadonlyMap<Id, string>
  readonly notes: NoteReferences
  readonly section: SectionField
}

/** The style of a piece. */
export const styleOf = (
  { style }: { readonly style: StyleName },
  { flow }: Pick<RunContext, 'flow'>,
): Style => {
  const found = flow.styles[style]
  if (!found) throw new Error(`no style ${style} in the flow`)
  return found
}

/** Children of a paragraph in a style. */
export const toChildren = (
  content: Content,
  style: Style,
  context: RunContext,
): ParagraphChild[] => {
  const characters = content.map((inline) => ('field' in inline ? [] : [...inline.text]))
  const scripts = scriptsOf(
    characters.flat(),
    isEastAsian(context.flow.meta.lang) ? 'han' : 'latin',
  )
  let offset = 0
  const pieces = content.map((inline, i) => {
    const own = scripts.slice(offset, (offset += characters[i]!.length))
    if ('field' in inline) return { inline, children: toField(inline, context) }
    const children = toRuns(inline, characters[i]!, own, style, context)
    const between = noteGapAt(content, i)
    return { inline, children: between ? [gap(between.change, context), ...children] : children }
  })
  return joinLinks(pieces, context)
}

const gap = (change: Change | undefined, { flow }: RunContext): ParagraphChild =>
  textRun({ text: '\u00a0', style: noteReferenceStyle.id }, change, flow.redline)

const fields: Readonly<
  Record<RunningField['field'], readonly [instruction: string, cached: string]>
> = {
  page: ['PAGE', '1'],
  pages: ['NUMPAGES', '1'],
  // By number, as the name of the style differs from language to language; readers that know no
  // STYLEREF print what is cached on every page, so that is nothing.
  section: ['STYLEREF 1', ''],
}

const sectionInstructions: Readonly<Record<SectionField, string | null>> = {
  headings: fields.section[0],
  words: `STYLEREF "${sectionStyle.name}"`,
  none: null,
}

const toField = (inline: Field, context: RunContext): ParagraphChild[] => {
  if (inline.field === 'page-of') return pageField(inline, context)
  const [usual, cached] = fields[inline.field]
  const instruction = inline.field === 'section' ? sectionInstructions[context.section] : usual
  return instruction === null ? [] : [new SimpleField(` ${instruction} `, cached)]
}

/** A page of another place is not known before pages are: the field says the one that was found for it. */
const pageField = ({ of }: PageOf, { anchors, pages }: RunContext): ParagraphChild[] => {
  const [anchor, page] = [anchors.get(of), pages.get(of)]
  return anchor === undefined || page === undefined
    ? []
    : [new SimpleField(` PAGEREF ${anchor} \\h `, String(page))]
}

const toRuns = (
  run: Run,
  characters: readonly string[],
  scripts: readonly Script[],
  style: Style,
  context: RunContext,
): ParagraphChild[] => {
  if (run.note !== undefined && context.notes.ids.has(run.note))
    return [toNoteReference(run, context.notes, context.flow.redline)]
  const { styles, redline } = context.flow
  const own =
    context.section === 'words' && style === styles['heading2'] ? sectionStyle.id : undefined
  const styleIn = (script: Script, { emphasis, ...marks }: Run): string | undefined => {
    const look: Look[] = emphasis ? [`${script}-emphasis`] : []
    return characterStyleId([...looksOf(marks, style, styles['code']), ...look]) ?? own
  }
  const isEmphasised = run.emphasis === true || run.was?.emphasis === true
  return stretches(characters, scripts, isEmphasised).map(({ text, script, isHinted }) => {
    const id = styleIn(script, run)
    if (text === '\n') return textRun({ break: 1 }, run.change, redline)
    const options = {
      text,
      ...(id !== undefined && { style: id }),
      ...(isHinted && { font: { hint: 'eastAsia' as const } }),
    }
    return run.was && !run.change
      ? new RestyledRun(options, styleIn(script, asItWas(run)), redline)
      : textRun(options, run.change, redline)
  })
}

type Stretch = { text: string; readonly script: Script; readonly isHinted: boolean }

/** Text that one run can hold: one hint and, where it is emphasised, one script. */
const stretches = (
  characters: readonly string[],
  scripts: readonly Script[],
  isEmphasised: boolean,
): Stretch[] => {
  const all: Stretch[] = []
  characters.forEach((c, i) => {
    const script = scripts[i]!
    const isHinted = script === 'han' && isShared(c)
    const last = all.at(-1)
    const isBreak = c === '\n' || last?.text === '\n'
    const joins = last?.isHinted === isHinted && (!isEmphasised || last.script === script)
    if (last && joins && !isBreak) last.text += c
    else all.push({ text: c, script, isHinted })
  })
  return all
}
