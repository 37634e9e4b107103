/** What the running lines of a page may read. */
import type { Content, Field } from '../flow/pieces.ts'
import type { Flow } from '../flow/model.ts'
import { headingsIn } from '../flow/headings.ts'
import { numbered } from '../flow/contents-style.ts'
import { plain } from './plain-text.ts'

/** Headings, one of which a running line names. */
export const headingsOf = ({ body }: Flow): string[] =>
  headingsIn(body).map((heading) =>
    plain(numbered(heading).filter((inline) => !('note' in inline))),
  )

/** What a part of a running line may read on a page: the section is one of the headings, or none. */
export const runningTexts = (
  content: Content,
  headings: readonly string[],
  page: string,
  pages: string,
): string[] => {
  const fill = (section: string): string =>
    content
      .map((inline) => {
        if ('text' in inline) return inline.text
        return inline.field === 'page-of' ? '' : { page, pages, section }[inline.field]
      })
      .join('')
  return hasField(content, 'section') ? ['', ...headings].map(fill) : [fill('')]
}

export const hasField = (content: Content, field: Field['field']): boolean =>
  content.some((inline) => 'field' in inline && inline.field === field)
