import type { Contents } from '../flow/pieces.ts'
import type { Flow } from '../flow/model.ts'
import { entriesOf } from '../layout/contents.ts'
import type { Tag } from './tag.ts'

/** A list of contents: an entry for every heading it names, in the order the layout sets them. */
export const contentsTag = (contents: Contents, owner: string, flow: Flow): Tag => ({
  type: 'TOC',
  kids: [
    { type: 'Caption', owner: `${owner}/title`, kids: [] },
    ...entriesOf(contents, flow).map((_, index): Tag => ({
      type: 'TOCI',
      kids: [{ type: 'Reference', owner: `${owner}/${index}`, kids: [] }],
    })),
  ],
})
