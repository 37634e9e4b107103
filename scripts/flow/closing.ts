/** The lines at the end of a document. */
import { withCodeInClosing } from './code-beside.ts'
import { labelIn, labelled, type Context } from './context.ts'
import type { Content, Paragraph } from './pieces.ts'

/** Where the full text is and whom to ask. */
export const closing = (name: 'provenance' | 'colophon', context: Context): Paragraph[] =>
  labelled(name, labelIn(context, name)).map((piece) => {
    const content = linked(piece.content, context.values['url']!)
    return withCodeInClosing({ ...piece, content }, context)
  })

/** Runs of a text in which an address, if there is one, leads there. */
const linked = (content: Content, url: string): Content =>
  content.flatMap((inline) => {
    if (url === '' || !('text' in inline)) return [inline]
    const [before, ...after] = inline.text.split(url)
    return [before!, ...after.flatMap((text) => [url, text])].flatMap((text) =>
      text === '' ? [] : [text === url ? { text, href: url } : { text }],
    )
  })
