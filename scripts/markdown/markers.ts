/** HTML comments of a memo: the editor's own notes, and `<!-- unit id=… domains=… -->`. */
import type { Html } from 'mdast'
import { hasWord } from '../memo/language.ts'
import type { Report, Words } from '../message.ts'
import { contentMessages } from './content-messages.ts'
import type { Id, Slug, Point } from '../memo/model.ts'
import { structureMessages } from './structure-messages.ts'
import { at } from './markdown.ts'

/** A marker: the id and domains of the unit it ends. */
export type Marker = {
  readonly id?: Id
  readonly domains: readonly Slug[]
  /** The words of a recommendation that carry it, and whom it is addressed to. */
  readonly key?: string
  readonly to?: string
  /** Of a picture: the part of the measure it is as wide as. */
  readonly width?: number
  readonly place?: Point
}

/** True for a name of a unit. */
export const isId = (text: string): text is Id =>
  text.length <= 30 && /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(text)

/**
 * The unit markers in a piece of HTML. Comments that are no markers are left out: they are the
 * editor's own. HTML that is anything else is reported.
 */
export const markersIn = (node: Html, report: Report): Marker[] => {
  const { comments, rest } = takeComments(node.value)
  if (rest !== '') {
    report({ ...htmlFinding(node.value, rest), ...at(node) })
    return []
  }
  return comments.filter(isMarker).flatMap((text) => readMarker(text, node, report) ?? [])
}

/** True for the text of a comment that is, or means to be, a marker: `uint id=a` and `domain=b` mean to. */
export const isMarker = (comment: string): boolean =>
  saysUnit(comment) || /^(?:\w+\s+)?(?:id|domains?|key|width)\s*=/i.test(comment)

/** It begins with the word, and not with a longer one. */
const saysUnit = (comment: string): boolean =>
  /^unit/i.test(comment) && !hasWord(Array.from(comment.slice(4, 6))[0] ?? '')

/** The texts of the comments in HTML, trimmed. */
export const commentsIn = (html: string): readonly string[] => takeComments(html).comments

/**
 * The comments in HTML as CommonMark 0.31 §6.6 reads them (`<!-->` is one), and what is left. An
 * unclosed one is left.
 */
const takeComments = (html: string): { comments: string[]; rest: string } => {
  const comments: string[] = []
  let rest = ''
  let from = 0
  for (;;) {
    const start = html.indexOf('<!--', from)
    const end = start < 0 ? -1 : html.indexOf('-->', start + 2)
    if (end < 0) return { comments, rest: (rest + html.slice(from)).trim() }
    comments.push(html.slice(start + 4, end).trim())
    rest += html.slice(from, start)
    from = end + 3
  }
}

const htmlFinding = (value: string, rest: string) => {
  if (rest.startsWith('<!--')) return contentMessages.unclosedComment()
  return value.trimStart().startsWith('<!--') && !rest.startsWith('<')
    ? contentMessages.textAfterComment()
    : contentMessages.rawHtml(rest)
}

const readMarker = (text: string, node: Html, report: Report): Marker | null => {
  const fields = saysUnit(text)
    ? fieldsOf(text.slice('unit'.length))
    : {
        en: `says \`${text}\` and does not begin with unit`,
        zh: `写的是 \`${text}\`，没有以 unit 开头`,
      }
  if (!('en' in fields))
    return { ...fields, ...(node.position ? { place: node.position.start } : {}) }
  report({ ...structureMessages.unreadableMarker(fields), ...at(node) })
  return null
}

const attribute = /\s+([^\s=]+)=(?:"([^"]*)"|'([^']*)'|([^\s"'=]+))/y

type Fields = Omit<Marker, 'place'>

const names: readonly string[] = ['id', 'domains', 'key', 'to', 'width']

/** The part that a percentage says, which is at least a tenth and no more than the whole; null for anything else. */
const partOf = (percentage: string): number | null => {
  const part = /^\d{1,3}%$/.test(percentage) ? Number(percentage.slice(0, -1)) / 100 : 0
  return part >= 0.1 && part <= 1 ? part : null
}

const fieldsOf = (text: string): Fields | Words => {
  const found = new Map<string, string>()
  attribute.lastIndex = 0
  for (let end = 0; text.slice(end).trim() !== ''; end = attribute.lastIndex) {
    const match = attribute.exec(text)
    if (!match)
      return {
        en: `cannot be read from \`${text.slice(end).trim()}\` on`,
        zh: `从 \`${text.slice(end).trim()}\` 起无法读懂`,
      }
    const name = match[1]!
    if (found.has(name)) return { en: `says \`${name}\` twice`, zh: `有两个 \`${name}\`` }
    found.set(name, match[2] ?? match[3] ?? match[4]!)
  }
  return checked(found)
}

const checked = (found: ReadonlyMap<string, string>): Fields | Words => {
  const [id, domains] = [found.get('id'), found.get('domains')]
  const [key, to] = [found.get('key')?.trim(), found.get('to')?.trim()]
  const width = found.get('width')
  const part = width === undefined ? undefined : partOf(width)
  const unknown = [...found.keys()].find((name) => !names.includes(name))
  if (unknown !== undefined)
    return { en: `says \`${unknown}\`, which means nothing`, zh: `含有不起作用的 \`${unknown}\`` }
  if (found.size === 0) return { en: 'says nothing', zh: '没有内容' }
  if (id !== undefined && !isId(id))
    return {
      en: `has the name \`${id}\` (a name is a letter and at most 29 more lower-case letters, digits and single hyphens)`,
      zh: `的名称 \`${id}\` 有误（以小写字母开头，只含小写字母、数字和单个连字符，最多 30 个字符）`,
    }
  const slugs = domains?.split(',').map((slug) => slug.trim()) ?? []
  if (key === '' || to === '')
    return { en: 'has an empty `key` or `to`', zh: '的 `key` 或 `to` 是空的' }
  if (part === null)
    return {
      en: `has the width \`${width}\` (a width is 10% to 100% of that of the text)`,
      zh: `的宽度 \`${width}\` 有误（应为正文宽度的 10% 至 100%）`,
    }
  if (slugs.includes('')) return { en: 'has an empty domain', zh: '有空的议题名' }
  return {
    ...(id !== undefined && { id }),
    ...(key !== undefined && { key }),
    ...(to !== undefined && { to }),
    ...(part !== undefined && { width: part }),
    domains: slugs,
  }
}
