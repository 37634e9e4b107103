/** Runs as they stand in a memo: neighbours of equal marks are one. */
import type { Marks, Run } from './model.ts'

const names = [
  'strong',
  'emphasis',
  'deleted',
  'underline',
  'sub',
  'sup',
  'code',
  'href',
  'ref',
] as const satisfies readonly (keyof Marks)[]

/** The marks of a run, without its text and what else it says. */
export const marksOf = (run: Run): Marks =>
  Object.fromEntries(names.flatMap((name) => (run[name] === undefined ? [] : [[name, run[name]]])))

export const sameMarks = (a: Marks, b: Marks): boolean => names.every((name) => a[name] === b[name])

/** A hard break, a note reference and a filled link are never part of a longer run. */
export const isWhole = ({ text, note, filled }: Run): boolean =>
  text === '\n' || note !== undefined || filled === true

/** Neighbours of equal marks as one run; what is whole stays by itself. */
export const joinRuns = (runs: readonly Run[]): Run[] => {
  const groups: Run[][] = []
  for (const run of runs) {
    const group = groups.at(-1)
    const previous = group?.at(-1)
    if (previous && !isWhole(run) && !isWhole(previous) && sameMarks(previous, run))
      group!.push(run)
    else groups.push([run])
  }
  return groups.map((group) => ({ ...group[0]!, text: group.map(({ text }) => text).join('') }))
}
