/** What stands in a paragraph of a Word file, as runs (ECMA-376 1, 17.3.2 and 17.16). */
import { all, childOf, elementsOf, textOf, valueOf, type Node } from '../docx/xml.ts'
import { everyText } from './every-text.ts'
import { linear } from './formulas.ts'
import type { ForeignRun } from './model.ts'
import type { Target } from './package.ts'
import { lookOf, together, type Look } from './run-looks.ts'
import type { ForeignStyles } from './styles.ts'
import { symbolOf } from './symbols.ts'

/** What is found beside the runs of a paragraph. */
export type Found = {
  readonly runs: ForeignRun[]
  /** Text boxes anchored in it. */
  readonly boxes: Node[]
  /** Ids of comments on it. */
  readonly comments: string[]
  readonly bookmarks: string[]
  /** Text that is none of the paragraph's: readings above characters, codes of fields, words in drawings. */
  readonly passed: string[]
}

/** A field that has begun: its code is not printed, what it said last is. */
type Field = { code: string; isResult: boolean }

/** Fields begin in one paragraph and end in another: one reader goes through all of a story, in order. */
export type InlineReader = {
  readonly read: (paragraph: Node) => Found
  /** Words that comments are about, by their ids: whole once their references are read, up to `mostQuoted` characters. */
  readonly quotes: ReadonlyMap<string, string>
}

/** Any number of comments may be about all of a text. */
const mostQuoted = 1000

export const inlineReader = (
  targets: ReadonlyMap<string, Target>,
  { characters }: Pick<ForeignStyles, 'characters'>,
): InlineReader => {
  const fields: Field[] = []
  const quotes = new Map<string, string>()
  const quoted = new Set<string>()

  const read = (paragraph: Node): Found => {
    const found: Found = { runs: [], boxes: [], comments: [], bookmarks: [], passed: [] }

    const addText = (text: string, look: Look): void => {
      const field = fields.at(-1)
      if (fields.some(({ isResult }) => !isResult)) {
        found.passed.push(text)
        return
      }
      for (const id of quoted) {
        const words = (quotes.get(id) ?? '') + text
        quotes.set(id, words.slice(0, mostQuoted))
        if (words.length >= mostQuoted) quoted.delete(id)
      }
      const href = look.href ?? (field && addressIn(field.code))
      found.runs.push({ text, ...look, ...(href !== undefined && { href }) })
    }

    const inside = (node: Node, look: Look): void => {
      for (const child of elementsOf(node)) visit(child, look)
    }

    const visit = (node: Node, look: Look): void => {
      const handler = handlers[node.name]
      if (handler) handler(node, look)
      else if (isOpen(node)) inside(node, look)
    }

    const handlers: Readonly<Record<string, (node: Node, look: Look) => void>> = {
      'w:r': (run, look) => {
        const rPr = childOf(run, 'w:rPr')
        inside(run, { ...look, ...lookOf(rPr, characters(valueOf(rPr, 'w:rStyle'))) })
      },
      'w:t': (node, look) => addText(textOf(node), look),
      'w:tab': (_, look) => addText('\t', look),
      'w:ptab': (_, look) => addText('\t', look),
      // What ends a page or a column is no line of the text.
      'w:br': ({ attributes }, look) =>
        /^(page|column)$/.test(attributes['w:type'] ?? '') ? undefined : addText('\n', look),
      'w:cr': (_, look) => addText('\n', look),
      'w:noBreakHyphen': (_, look) => addText('\u2011', look),
      'w:sym': ({ attributes }, look) =>
        addText(symbolOf(attributes['w:font'] ?? '', attributes['w:char'] ?? ''), look),
      'w:fldChar': ({ attributes }) => {
        const type = attributes['w:fldCharType']
        if (type === 'begin') fields.push({ code: '', isResult: false })
        if (type === 'end') fields.pop()
        const field = fields.at(-1)
        if (type === 'separate' && field) field.isResult = true
      },
      'w:instrText': (node) => {
        const field = fields.at(-1)
        if (field && !field.isResult) field.code += textOf(node)
      },
      'w:fldSimple': (node, look) => {
        const href = addressIn(node.attributes['w:instr'] ?? '')
        inside(node, href === undefined ? look : { ...look, href })
      },
      'w:hyperlink': (node, look) => {
        const target = targets.get(node.attributes['r:id'] ?? '')
        inside(node, target?.isOutside ? { ...look, href: target.path } : look)
      },
      'w:footnoteReference': ({ attributes }) => addNote(`footnote ${attributes['w:id']}`),
      'w:endnoteReference': ({ attributes }) => addNote(`endnote ${attributes['w:id']}`),
      'w:commentRangeStart': ({ attributes }) => {
        quoted.add(attributes['w:id'] ?? '')
      },
      'w:commentRangeEnd': ({ attributes }) => {
        quoted.delete(attributes['w:id'] ?? '')
      },
      'w:commentReference': ({ attributes }) => {
        found.comments.push(attributes['w:id'] ?? '')
      },
      'w:bookmarkStart': ({ attributes }) => {
        found.bookmarks.push(attributes['w:name'] ?? '')
      },
      'm:oMath': (node, look) => addText(linear(node), { ...look, formula: true }),
      // The reading of characters, above them, is no text of its own.
      'w:ruby': (node, look) => {
        inside(childOf(node, 'w:rubyBase') ?? node, look)
        found.passed.push(
          ...elementsOf(node)
            .filter(({ name }) => name === 'w:rt')
            .map(everyText),
        )
      },
      'w:drawing': (node) => addDrawing(node),
      'w:pict': (node) => addDrawing(node),
      'w:object': (node) => addDrawing(node),
      'mc:AlternateContent': (node, look) => {
        const choice = childOf(node, 'mc:Choice') ?? childOf(node, 'mc:Fallback')
        if (choice) inside(choice, look)
      },
    }

    const addNote = (note: string): void => {
      found.runs.push({ text: '', note })
    }

    const addDrawing = (node: Node): void => {
      found.boxes.push(...boxesIn(node))
      const words = all(node, 'a:t').map(textOf)
      found.passed.push(...words)
      for (const picture of [...all(node, 'a:blip'), ...all(node, 'v:imagedata')]) {
        const id = picture.attributes['r:embed'] ?? picture.attributes['r:id'] ?? ''
        const target = targets.get(id)
        const alt = all(node, 'wp:docPr')[0]?.attributes['descr'] ?? ''
        if (target && !target.isOutside) found.runs.push({ text: alt, picture: target.path })
      }
    }

    inside(paragraph, {})
    return { ...found, runs: together(found.runs) }
  }
  return { read, quotes }
}

/** Elements around runs that change nothing of them (17.5, 17.6). */
const isOpen = ({ name }: Node): boolean =>
  /^(w:(sdt|sdtContent|smartTag|customXml|dir|bdo|rt|rubyBase)|m:oMathPara)$/.test(name)

/** The address in the code of a field: `HYPERLINK "https://…"`. */
const addressIn = (code: string): string | undefined => /^\s*HYPERLINK\s+"([^"]+)"/i.exec(code)?.[1]

/** Text boxes, but those inside another. */
const boxesIn = (node: Node): Node[] =>
  elementsOf(node).flatMap((child) => (child.name === 'w:txbxContent' ? [child] : boxesIn(child)))
