/** What a document begins with: its title, with what stands above and below it, on a page of text or on a cover. */
import { withCodeInTitle } from './code-beside.ts'
import { labelIn, labelled, plain, type Context } from './context.ts'
import { isHome } from './handout.ts'
import { logosInText } from './logos.ts'
import type { Paragraph, Piece } from './pieces.ts'

export const titleBlock = (context: Context): Piece[] => {
  const { memo } = context
  const isFull = memo.edition.type === 'full'
  const banner = [
    ...labelled('eyebrow', labelIn(context, isFull ? 'eyebrow' : 'domain-eyebrow')),
    titlePiece(context),
    ...labelled('subtitle', isFull ? (memo.meta.subtitle ?? '') : ''),
    ...labelled(
      'byline',
      withoutEdges(labelIn(context, isFull ? 'byline' : 'domain-byline'), context),
    ),
  ]
  return [...logosInText(context), ...withCodeInTitle(banner, context)]
}

export const coverBlock = (context: Context): Piece[] => {
  const { memo } = context
  const isFull = memo.edition.type === 'full'
  return [
    ...logosInText(context),
    { ...titlePiece(context), style: 'cover-title' },
    ...labelled('subtitle', isFull ? (memo.meta.subtitle ?? '') : memo.meta.title),
    ...labelled('eyebrow', labelIn(context, 'eyebrow')),
    ...labelled('byline', labelIn(context, 'byline')),
  ]
}

/** The title of a domain's handout is the heading of its section; a digest has the template's own. */
const titlePiece = (context: Context): Paragraph => {
  const { memo } = context
  if (memo.edition.type === 'digest')
    return plain('title', labelIn(context, 'digest-title'), { outline: 1 })
  const home = memo.sections.find((section) => isHome(section, memo))
  const title = home ? home.title : memo.title
  return {
    type: 'paragraph',
    ...(home && { id: home.id }),
    style: 'title',
    content: title.map((run) => ({ ...run, text: pauses(run.text) })),
    outline: 1,
  }
}

/** A space between two Han characters of a title marks a pause: a line break where the title is set large. */
const pauses = (text: string): string =>
  text.replace(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, '\n')

/** A line of several parts without the separator of one that has nothing before it, or nothing after. */
const withoutEdges = (text: string, { labels }: Context): string => {
  const separator = labels.separator.trim()
  const words = text.trim()
  if (separator === '') return words
  if (words.startsWith(separator)) return words.slice(separator.length).trim()
  return words.endsWith(separator) ? words.slice(0, -separator.length).trim() : words
}
