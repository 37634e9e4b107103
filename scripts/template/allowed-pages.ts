/** How many pages a memo allows a document that its template fits to fewer. */
import type { Template } from './schema.ts'

/** A template whose documents may have so many pages; as it is where the memo says nothing, or its template no number. */
export const allowing = (template: Template, pages: number | undefined): Template =>
  pages === undefined
    ? template
    : {
        ...template,
        fit: template.fit && { ...template.fit, pages },
        // The ways before the last are tried as they are: they only choose how it is set.
        ladder:
          template.ladder?.map((rung, at, { length }) =>
            at === length - 1 && rung.pages !== null ? { ...rung, pages } : rung,
          ) ?? null,
      }
