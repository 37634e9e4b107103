/** veraPDF, the validator of the PDF Association's veraPDF consortium, as a function. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const jars = fileURLToPath(new URL('../../node_modules/.cache/verapdf', import.meta.url))

/** Whether `tests/tools/verapdf.sh` has been run and there is a Java to run it with. */
export const hasVeraPdf: boolean =
  existsSync(`${jars}/pom.xml`) && spawnSync('java', ['-version']).status === 0

/** A profile as veraPDF names it. */
export type Profile = 'PDF/UA-1' | 'PDF/A-2A' | 'PDF/A-3A'

type Rule = {
  readonly specification: string
  readonly clause: string
  readonly testNumber: number
  readonly description: string
  readonly failedChecks: number
  readonly checks: readonly { readonly context: string; readonly errorMessage: string }[]
}
type Report = {
  readonly report: {
    readonly jobs: readonly {
      readonly itemDetails: { readonly name: string }
      readonly validationResult?: readonly {
        readonly profileName: string
        readonly details: { readonly ruleSummaries: readonly Rule[] }
      }[]
      readonly taskException?: { readonly exceptionMessage: string }
    }[]
  }
}
type Job = Report['report']['jobs'][number]

/**
 * What is wrong with each file, in the order given: a line for each failed rule, and one for each
 * profile that the file does not claim to follow. One JVM checks them all.
 */
export const validate = (files: readonly string[], profiles: readonly Profile[]): string[][] => {
  const { report } = JSON.parse(run(files)) as Report
  const jobs = new Map(report.jobs.map((job) => [job.itemDetails.name, job]))
  return files.map((file) => failuresOf(jobs.get(file), profiles))
}

/** veraPDF leaves with 1 when a file fails: that is an answer, not an error. */
const run = (files: readonly string[]): string => {
  const main = 'org.verapdf.apps.GreenfieldCliWrapper'
  const options = ['--format', 'json', '--maxfailuresdisplayed', '2', '--loglevel', '0']
  const { stdout, stderr } = spawnSync(
    'java',
    ['-XX:TieredStopAtLevel=1', '-cp', `${jars}/*`, main, ...options, ...files],
    { encoding: 'utf8', maxBuffer: 1 << 28 },
  )
  if (!stdout.startsWith('{')) throw new Error(`veraPDF said: ${stdout}${stderr}`)
  return stdout
}

const failuresOf = (job: Job | undefined, profiles: readonly Profile[]): string[] => {
  if (!job?.validationResult) return [job?.taskException?.exceptionMessage ?? 'not validated']
  const results = job.validationResult
  const claimed = results.map(({ profileName }) => profileName.split(' ')[0])
  return [
    ...profiles.filter((profile) => !claimed.includes(profile)).map((p) => `does not claim ${p}`),
    ...results.flatMap(({ details }) => details.ruleSummaries.map(lineOf)),
  ]
}

const lineOf = (rule: Rule): string => {
  const { specification, clause, testNumber, description, failedChecks, checks } = rule
  const said = checks[0]?.errorMessage ?? description
  return `${specification} ${clause}-${testNumber}: ${said} (${failedChecks} times, at ${checks[0]?.context})`
}
