/** Letters raised or lowered by hand (ECMA-376 1, 17.3.2.24), as superscripts and subscripts are set by LibreOffice and some people. */
import type { ForeignRun } from './model.ts'

/** Half points from which letters of full size are read as such: 3 points is what Word offers first. */
const leastRaised = 6

/** Smaller letters beside the line are scripts, and larger ones where others of the paragraph stand on it. */
export const withScripts = (runs: readonly ForeignRun[], size: number): ForeignRun[] => {
  const usual = usualSize(runs, size)
  const isOnLine = runs.some(({ raised, text }) => !raised && text.trim() !== '')
  return runs.map(({ raised = 0, ...run }) => {
    const isSmaller = (run.size ?? size) < usual
    const isScript = raised !== 0 && (isSmaller || (isOnLine && Math.abs(raised) >= leastRaised))
    return isScript && run.script === undefined
      ? { ...run, script: raised > 0 ? 'sup' : 'sub' }
      : run
  })
}

/** Points of most characters. */
const usualSize = (runs: readonly ForeignRun[], size: number): number => {
  const counts = new Map<number, number>()
  for (const run of runs) {
    const own = run.size ?? size
    counts.set(own, (counts.get(own) ?? 0) + run.text.length)
  }
  return [...counts].reduce((a, b) => (b[1] > a[1] ? b : a), [size, 0] as [number, number])[0]
}
