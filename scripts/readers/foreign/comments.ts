/** Comments of a Word file (ECMA-376 1, 17.13.4), their answers and what is settled (MS-DOCX 2.5.1). */
import { all, elementsOf, textOf, type Node } from '../docx/xml.ts'
import type { ForeignComment } from './model.ts'
import type { ForeignPackage } from './package.ts'

type Comment = Omit<ForeignComment, 'quoted'>

/** By their ids, without the words they are about, which only the text knows. */
export const commentsOf = ({ part }: ForeignPackage): ReadonlyMap<string, Comment> => {
  const comments = part('comments')
  const nodes = (comments ? elementsOf(comments) : []).filter(({ name }) => name === 'w:comment')
  const threads = threadsIn(part('commentsExtended'))
  const byParagraph = new Map(
    nodes.flatMap((node) => paragraphsIn(node).map((id) => [id, idOf(node)] as const)),
  )
  return new Map(
    nodes.map((node): [string, Comment] => {
      const thread = paragraphsIn(node).flatMap((id) => threads.get(id) ?? [])[0]
      const { 'w:author': author = '', 'w:date': date = '' } = node.attributes
      return [
        idOf(node),
        {
          id: idOf(node),
          author,
          date,
          text: all(node, 'w:p')
            .map((p) => all(p, 'w:t').map(textOf).join(''))
            .join('\n'),
          answers: byParagraph.get(thread?.parent ?? '') ?? null,
          isResolved: thread?.isResolved ?? false,
        },
      ]
    }),
  )
}

const idOf = ({ attributes }: Node): string => attributes['w:id'] ?? ''

/** Ids of paragraphs, by the last of which a thread names its comments. */
const paragraphsIn = (comment: Node): string[] =>
  all(comment, 'w:p').flatMap(({ attributes }) => attributes['w14:paraId'] ?? [])

type Thread = { readonly parent: string | undefined; readonly isResolved: boolean }

const threadsIn = (part: Node | undefined): ReadonlyMap<string, Thread> =>
  new Map(
    (part ? elementsOf(part) : []).map(({ attributes }): [string, Thread] => [
      attributes['w15:paraId'] ?? '',
      {
        parent: attributes['w15:paraIdParent'],
        isResolved: /^(1|true|on)$/.test(attributes['w15:done'] ?? ''),
      },
    ]),
  )
