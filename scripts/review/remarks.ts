/** Comments of copies that came back, at the lines of today's source that they are about. */
import { groupBy } from '../collections/group-by.ts'
import { editorComments } from '../markdown/editor-comments.ts'
import type { ForeignComment } from '../readers/foreign/model.ts'
import type { Text } from './model.ts'
import type { Copies, Reading } from './read-copies.ts'
import { renamed } from './renamed.ts'

/** A comment on a unit, with its answers. */
export type Remark = Omit<ForeignComment, 'id' | 'answers'> & {
  readonly file: string
  readonly unit: string | null
  /** Line of today's source, from 1; null where it is on none of its text. */
  readonly line: number | null
  readonly replies: readonly Pick<ForeignComment, 'author' | 'date' | 'text'>[]
}

/** Comments of the copies, at their lines of today's source, but for the editors' own that nobody has answered. */
export const remarksIn = (today: Text, { readings }: Copies): Remark[] => {
  const bases = [...new Set(readings.map(({ base }) => base))]
  const lines = new Map(bases.map((base) => [base, linesOf(renamed(base, today))]))
  const own = new Set(
    [today, ...bases].flatMap(({ tree }) => editorComments(tree)).map(({ text }) => text),
  )
  return readings
    .flatMap((reading) => remarksOf(reading, lines.get(reading.base)!))
    .filter(({ text, replies }) => replies.length > 0 || !own.has(text))
}

/** Lines of units by their names. */
const linesOf = ({ units }: Text): ReadonlyMap<string, number> =>
  new Map(units.map(({ name, node }) => [name, node.position!.start.line]))

const remarksOf = ({ returned, file }: Reading, lines: ReadonlyMap<string, number>): Remark[] => {
  const all = returned.paragraphs.flatMap(({ comments, names: [unit = null], text }) =>
    comments.map((comment) => ({ ...comment, unit, quoted: comment.quoted || text })),
  )
  const byAnswered = groupBy(all, ({ answers }) => answers)
  return (byAnswered.get(null) ?? []).map(({ id, answers: _, ...comment }) => ({
    ...comment,
    file,
    line: lines.get(comment.unit ?? '') ?? null,
    replies: (byAnswered.get(id) ?? []).map(({ author, date, text }) => ({ author, date, text })),
  }))
}
