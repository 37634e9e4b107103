/** Copies that came back → one merged source, what became of every change, and the comments. */
import type { Base } from './base.ts'
import { merge, type Merged } from './merge.ts'
import type { Answered, Text } from './model.ts'
import { readCopies, type Copies, type CopyFile, type Memo, type Read } from './read-copies.ts'
import { readText } from './read-text.ts'
import { remarksIn, type Remark } from './remarks.ts'
import { renamed } from './renamed.ts'

export type Review = {
  readonly source: string
  readonly answers: readonly Answered[]
  readonly remarks: readonly Remark[]
  /** Where the text was found that each copy was issued from. */
  readonly bases: readonly { readonly file: string; readonly from: Base['from'] }[]
}

export const review = async (memo: Memo, files: readonly CopyFile[]): Promise<Read<Review>> => {
  const { value: copies, messages } = await readCopies(memo, files)
  if (!copies) return { value: null, messages }
  const bases = copies.readings.map(({ file, from }) => ({ file, from }))
  const merged = mergeAll(memo.today, copies)
  return { value: { ...merged, remarks: remarksIn(memo.today, copies), bases }, messages }
}

/** Copies of one base together; those of another go on from what these have become. */
export const mergeAll = (today: Text, { readings, asked }: Copies): Merged => {
  let now = today
  const answers: Answered[] = []
  for (const base of new Set(readings.map((each) => each.base))) {
    const files = new Set(readings.filter((each) => each.base === base).map(({ file }) => file))
    const own = asked.filter(({ file }) => files.has(file))
    const merged = merge({ base, today: renamed(base, now) }, own, readText)
    answers.push(...merged.answers)
    now = merged.source === now.source ? now : readText(merged.source)!
  }
  return { source: now.source, answers }
}
